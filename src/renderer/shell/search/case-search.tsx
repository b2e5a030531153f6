import { Anchor, Combobox, TextInput, useCombobox } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import { isComposing } from '../key-listener.ts';
import { useKeys } from '../keys.ts';
import { useLiveText } from '../use-live-text.ts';
import { HitLine } from './hit-line.tsx';
import { MOST_HITS, useCaseSearch } from './use-case-search.ts';

/** The box in the bar above: finds a case while one types, and opens it with Enter. */
export function CaseSearch() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  const combobox = useCombobox();
  const live = useLiveText();
  const found = useCaseSearch(live.settled);
  const hits = live.settled === '' ? undefined : found.data;
  useKeys([{ keys: '/', labelKey: 'shell.keys.search', scope: 'everywhere', run: () => input.current?.focus() }]);
  const { selectFirstOption } = combobox;
  useEffect(() => {
    if (hits !== undefined && hits.length > 0) selectFirstOption();
  }, [hits, selectFirstOption]);
  return (
    <Combobox
      store={combobox}
      withinPortal={false}
      onOptionSubmit={(caseId) => {
        live.change('');
        combobox.closeDropdown();
        input.current?.blur();
        void navigate({ to: '/case/$caseId', params: { caseId } });
      }}
    >
      <Combobox.Target withExpandedAttribute>
        <TextInput
          ref={input}
          aria-label={t('shell.search.label')}
          placeholder={t('shell.search.label')}
          leftSection={<IconSearch size={16} aria-hidden />}
          rightSection={<KeyHint keys="/" />}
          value={live.text}
          maxLength={100}
          onChange={(event) => {
            live.change(event.currentTarget.value);
            combobox.openDropdown();
          }}
          onFocus={() => {
            if (live.text !== '') combobox.openDropdown();
          }}
          onBlur={() => {
            combobox.closeDropdown();
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || isComposing(event.nativeEvent)) return;
            live.change('');
            event.currentTarget.blur();
          }}
          {...live.compositionProps}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={live.settled === ''}>
        <Combobox.Options mah={420} style={{ overflowY: 'auto' }} aria-label={t('shell.search.label')}>
          {hits?.map((hit) => (
            <Combobox.Option key={hit.caseId} value={hit.caseId}>
              <HitLine hit={hit} />
            </Combobox.Option>
          ))}
          {hits?.length === 0 && <Combobox.Empty>{t('shell.search.none', { text: live.settled })}</Combobox.Empty>}
        </Combobox.Options>
        <ProblemNote error={found.error} />
        <Combobox.Footer>
          <Anchor
            component="button"
            type="button"
            size="sm"
            // Before the field loses the focus and closes this.
            onMouseDown={(event) => {
              event.preventDefault();
              const { settled: text } = live;
              live.change('');
              combobox.closeDropdown();
              void navigate({ to: '/where', search: { text } });
            }}
          >
            {t('waiting.where.fromSearch')}
          </Anchor>
        </Combobox.Footer>
        <Combobox.Footer role="status">
          {hits?.length === MOST_HITS
            ? t('shell.search.more', { n: MOST_HITS })
            : hits !== undefined && t('shell.search.found', { n: hits.length })}
        </Combobox.Footer>
      </Combobox.Dropdown>
    </Combobox>
  );
}
