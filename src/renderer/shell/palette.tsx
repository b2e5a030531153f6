import { Modal, VisuallyHidden } from '@mantine/core';
import { Spotlight, createSpotlight } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { KeyHint } from '../ui/key-hint.tsx';
import { useKeys } from './keys.ts';
import { HitLine } from './search/hit-line.tsx';
import { useCaseSearch } from './search/use-case-search.ts';
import { useLiveText } from './use-live-text.ts';
import { type PaletteEntry, usePaletteEntries } from './use-palette-entries.ts';

const [store, palette] = createSpotlight();

/** Ctrl+K: every place, every action of the screen with its key, and the cases, from one field. */
export function Palette() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const live = useLiveText();
  const { places, actions } = usePaletteEntries(live.text);
  const found = useCaseSearch(live.settled);
  const hits = live.settled === '' ? [] : (found.data ?? []);
  useKeys([{ keys: 'mod+K', labelKey: 'shell.keys.palette', scope: 'everywhere', inFields: true, run: palette.open }]);
  const nothing = places.length + actions.length + hits.length === 0;
  return (
    <Spotlight.Root
      store={store}
      shortcut={null}
      query={live.text}
      onQueryChange={live.change}
      // Whoever presses Ctrl+K goes on typing at once: the field is there before the next key.
      transitionProps={{ duration: 0 }}
      scrollable
      maxHeight={480}
      size="lg"
    >
      <VisuallyHidden>
        <Modal.Title>{t('shell.palette.label')}</Modal.Title>
      </VisuallyHidden>
      <Spotlight.Search
        leftSection={<IconSearch size={18} aria-hidden />}
        placeholder={t('shell.palette.placeholder')}
        aria-label={t('shell.palette.placeholder')}
        {...live.compositionProps}
      />
      <Spotlight.ActionsList>
        {hits.length > 0 && (
          <Spotlight.ActionsGroup label={t('shell.palette.cases')}>
            {hits.map((hit) => (
              <Spotlight.Action
                key={hit.caseId}
                onClick={() => void navigate({ to: '/case/$caseId', params: { caseId: hit.caseId } })}
              >
                <HitLine hit={hit} />
              </Spotlight.Action>
            ))}
          </Spotlight.ActionsGroup>
        )}
        <Entries label={t('shell.palette.actions')} entries={actions} />
        <Entries label={t('shell.palette.places')} entries={places} />
        {nothing && <Spotlight.Empty>{t('shell.palette.none')}</Spotlight.Empty>}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

function Entries({ label, entries }: { readonly label: string; readonly entries: readonly PaletteEntry[] }) {
  if (entries.length === 0) return null;
  return (
    <Spotlight.ActionsGroup label={label}>
      {entries.map((entry) => (
        <Spotlight.Action
          key={entry.id}
          label={entry.label}
          rightSection={entry.keys === undefined ? undefined : <KeyHint keys={entry.keys} />}
          onClick={entry.run}
        />
      ))}
    </Spotlight.ActionsGroup>
  );
}
