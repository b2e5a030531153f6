import { Button, Checkbox, SegmentedControl, Select, TextInput } from '@mantine/core';
import { IconPrinter, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { PackSummary, PolicyVersionView } from '../../../contract/policies.ts';
import { instant } from '../../../kernel/instant.ts';
import { orpc } from '../../api/query.ts';
import { useKeys } from '../../shell/keys.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { formatInstant } from '../../ui/format.ts';
import { KeyHint } from '../../ui/key-hint.tsx';
import { useDraftObstacle } from './may-change.ts';
import classes from './policy.module.css';
import type { ShownPolicy } from './shown-policy.ts';
import { shortName, versionLabel } from './version-words.ts';

/** Which pack, which version, beside which other; and the way to a new one. */
export function PolicyHead(shown: ShownPolicy) {
  const { t } = useTranslation();
  const { packs, pack, version, search, onShow } = shown;
  const choices = pack.versions.map((each) => ({ value: each.id, label: versionLabel(each, pack, t) }));
  return (
    <>
      <header className={classes.head}>
        <h1 id="policy-title" className={classes.title}>
          {t('policy.title')}
        </h1>
        {packs.length > 1 && (
          <SegmentedControl
            size="xs"
            aria-label={t('policy.pack')}
            value={pack.id}
            data={packs.map(({ id, name }) => ({ value: id, label: shortName(name) }))}
            onChange={(id) => {
              onShow({ version: firstShown(packs, id), with: undefined, view: undefined });
            }}
          />
        )}
        <Select
          aria-label={t('policy.version')}
          w={236}
          size="xs"
          allowDeselect={false}
          value={version ?? null}
          data={choices}
          onChange={(id) => {
            onShow({ version: id ?? undefined, view: undefined });
          }}
        />
        <Select
          aria-label={t('policy.compare')}
          placeholder={`${t('policy.compare')}…`}
          w={236}
          size="xs"
          clearable
          clearButtonProps={{ 'aria-label': t('policy.compareNone') }}
          value={search.with ?? null}
          data={choices.filter(({ value }) => value !== version)}
          disabled={choices.length < 2}
          onChange={(id) => {
            onShow({ with: id ?? undefined, view: undefined });
          }}
        />
        <span className={classes.spring} />
        <DraftButton pack={pack} version={version} />
      </header>
      <Tools {...shown} />
    </>
  );
}

/** The version of a pack that is shown when nothing else is asked for. */
function firstShown(packs: readonly PackSummary[], id: string): string | undefined {
  const pack = packs.find((known) => known.id === id);
  return pack?.inForce ?? pack?.versions[0]?.id;
}

function DraftButton({ pack, version }: Pick<ShownPolicy, 'pack' | 'version'>) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const obstacle = useDraftObstacle(pack);
  const open = (): void => {
    void navigate({ to: '/policy/draft', search: { base: version } });
  };
  useKeys([{ keys: 'E', labelKey: 'policy.draft.open', scope: 'policy', disabled: obstacle !== null, run: open }]);
  return (
    <ActionButton size="xs" keys="E" offBecause={obstacle} onClick={open}>
      {t('policy.draft.open')}
    </ActionButton>
  );
}

function Tools({ pack, version, search, onShow }: ShownPolicy) {
  const { t } = useTranslation();
  const field = useRef<HTMLInputElement>(null);
  const view = search.view ?? 'values';
  const showsValues = view === 'values' && search.with === undefined;
  const print = (): void => {
    window.print();
  };
  const toggle = { history: view === 'history' ? undefined : ('history' as const) };
  const other = version === pack.inForce ? pack.versions.find(({ id }) => id !== version)?.id : pack.inForce;
  useKeys([
    { keys: 'F', labelKey: 'policy.keys.search', scope: 'policy', run: () => field.current?.focus() },
    {
      keys: 'U',
      labelKey: 'policy.keys.unsure',
      scope: 'policy',
      run: () => onShow({ unsure: search.unsure === true ? undefined : true }),
    },
    { keys: 'H', labelKey: 'policy.keys.history', scope: 'policy', run: () => onShow({ view: toggle.history }) },
    {
      keys: 'D',
      labelKey: 'policy.keys.compare',
      scope: 'policy',
      disabled: other === undefined || other === null,
      run: () => onShow({ with: search.with === undefined ? (other ?? undefined) : undefined, view: undefined }),
    },
    { keys: 'mod+P', labelKey: 'policy.print', scope: 'policy', inFields: true, run: print },
  ]);
  return (
    <div className={classes.tools}>
      <SegmentedControl
        size="xs"
        aria-label={t('policy.view.label')}
        value={view}
        data={[
          { value: 'values', label: t('policy.view.values') },
          { value: 'history', label: t('policy.view.history') },
          ...(pack.proposal === null ? [] : [{ value: 'proposal', label: t('policy.view.proposal') }]),
        ]}
        onChange={(next) => {
          onShow({ view: next === 'history' || next === 'proposal' ? next : undefined, with: undefined });
        }}
      />
      {version === undefined ? <span className={classes.facts} /> : <Facts version={version} />}
      <TextInput
        ref={field}
        type="search"
        size="xs"
        w={220}
        aria-label={t('policy.search')}
        placeholder={t('policy.searchHint')}
        leftSection={<IconSearch size={14} aria-hidden />}
        rightSection={<KeyHint keys="F" />}
        disabled={!showsValues}
        value={search.find ?? ''}
        maxLength={100}
        onChange={({ currentTarget: { value } }) => {
          onShow({ find: value === '' ? undefined : value });
        }}
      />
      <Checkbox
        size="xs"
        label={t('policy.unsureOnly')}
        disabled={!showsValues}
        checked={search.unsure ?? false}
        onChange={({ currentTarget: { checked } }) => {
          onShow({ unsure: checked ? true : undefined });
        }}
      />
      <Button
        size="xs"
        variant="default"
        leftSection={<IconPrinter size={14} aria-hidden />}
        rightSection={<KeyHint keys="mod+P" />}
        aria-keyshortcuts="Control+P"
        onClick={print}
      >
        {t('policy.print')}
      </Button>
    </div>
  );
}

/** Who issued the version, and what its day rests on. */
function Facts({ version: id }: { readonly version: string }) {
  const { t } = useTranslation();
  const { data } = useQuery(orpc.policies.version.queryOptions({ input: { version: id } }));
  const facts = data === undefined ? '' : factsOf(data, t).join(' · ');
  return (
    <span className={classes.facts} title={facts}>
      {facts}
    </span>
  );
}

function factsOf({ issuedBy, proposed, dated }: PolicyVersionView, t: TFunction): string[] {
  const at = (when: number): string => formatInstant(instant(when));
  const who =
    issuedBy === null || proposed === null
      ? [t('policy.shipped')]
      : [
          t('policy.issuedBy', { name: issuedBy.name, at: at(issuedBy.at) }),
          t('policy.proposedBy', { name: proposed.name, at: at(proposed.at) }),
          proposed.reason,
        ];
  return dated === null ? who : [...who, t('policy.dated', { source: dated.source })];
}
