import { Button, Checkbox, Group, Skeleton, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PackSummary, PolicyValue } from '../../../../contract/policies.ts';
import { pathKey } from '../../../../domain/policy/issue/value-tree.ts';
import { orpc } from '../../../api/query.ts';
import { useKeys } from '../../../shell/keys.ts';
import { ActionButton } from '../../../ui/action-button.tsx';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import classes from '../policy.module.css';
import { filteredValues, partsOf } from '../shown-values.ts';
import { shortName } from '../version-words.ts';
import { type Draft, incompletePlaces, versionOf } from './draft.ts';
import { DraftHead } from './draft-head.tsx';
import { DraftPreview } from './draft-preview.tsx';
import { DraftTable } from './draft-table.tsx';
import { useKeptDraft } from './use-kept-draft.ts';

interface DraftEditorProps {
  readonly pack: PackSummary;
  /** The version that a new draft begins with. */
  readonly asked: string;
  readonly last: string;
  readonly onProposed: () => void;
  readonly onLeave: () => void;
}

/** First the changes, then what they come to; proposed from there. */
export function DraftEditor({ pack, asked, last, onProposed, onLeave }: DraftEditorProps) {
  const { t } = useTranslation();
  const { draft, change, drop } = useKeptDraft(asked);
  const [isPreview, setPreview] = useState(false);
  const [isChecked, setChecked] = useState(false);
  const base = useQuery(orpc.policies.version.queryOptions({ input: { version: draft.base } }));
  const below = useQuery(orpc.policies.version.queryOptions({ input: { version: last } }));
  const loaded = base.data !== undefined && below.data !== undefined;
  const edits = Object.keys(draft.edits).length;
  const missing = incompletePlaces(draft);
  const preview = (): void => {
    setChecked(true);
    if (missing === 0) setPreview(true);
  };
  const leave = (): void => {
    drop();
    onLeave();
  };
  return (
    <article className={classes.page} aria-labelledby="draft-title">
      <header className={classes.head}>
        <h1 id="draft-title" className={classes.title}>
          {t(isPreview ? 'policy.draft.previewTitle' : 'policy.draft.title')} · {shortName(pack.name)}
        </h1>
        <span className={classes.facts} role="status">
          {t('policy.draft.changes', { n: edits })}
        </span>
        <Button size="xs" variant="subtle" color="gray" onClick={leave}>
          {t('policy.draft.discard')}
        </Button>
      </header>
      <ProblemNote error={base.error ?? below.error} />
      {!loaded && <Skeleton height="100%" m={12} animate={false} />}
      {loaded && isPreview && (
        <DraftPreview
          pack={pack.id}
          draft={draft}
          version={versionOf(draft, { base: base.data.values, last: below.data.values })}
          onReason={(reason) => {
            change({ ...draft, reason });
          }}
          onBack={() => {
            setPreview(false);
          }}
          onProposed={() => {
            drop();
            onProposed();
          }}
        />
      )}
      {loaded && !isPreview && (
        <>
          <DraftHead
            pack={pack}
            draft={draft}
            isChecked={isChecked}
            onChange={change}
            onBase={(next) => {
              change({ ...draft, base: next, edits: {} });
            }}
          />
          <Values draft={draft} all={base.data.values} onChange={change} />
          <Foot edits={edits} missing={missing} isChecked={isChecked} onPreview={preview} />
        </>
      )}
    </article>
  );
}

interface ValuesProps {
  readonly draft: Draft;
  readonly all: readonly PolicyValue[];
  readonly onChange: (draft: Draft) => void;
}

function Values({ draft, all, onChange }: ValuesProps) {
  const { t, i18n } = useTranslation();
  const [find, setFind] = useState('');
  const [changedOnly, setChangedOnly] = useState(false);
  const wanted = useDeferredValue(find);
  const shown = filteredValues(all, { find: wanted, unsureOnly: false }, { t, language: i18n.language }).filter(
    ({ path }) => !changedOnly || draft.edits[pathKey(path)] !== undefined,
  );
  return (
    <>
      <Group className={classes.tools} wrap="nowrap">
        <TextInput
          type="search"
          size="xs"
          w={260}
          aria-label={t('policy.search')}
          placeholder={t('policy.searchHint')}
          leftSection={<IconSearch size={14} aria-hidden />}
          value={find}
          onChange={({ currentTarget: { value } }) => {
            setFind(value);
          }}
        />
        <Checkbox
          size="xs"
          label={t('policy.draft.changedOnly')}
          checked={changedOnly}
          onChange={({ currentTarget: { checked } }) => {
            setChangedOnly(checked);
          }}
        />
        <span className={classes.facts}>{t('policy.found', { n: shown.length })}</span>
      </Group>
      <div className={classes.scroll}>
        <DraftTable draft={draft} parts={partsOf(shown)} all={all} onChange={onChange} />
      </div>
    </>
  );
}

interface FootProps {
  readonly edits: number;
  readonly missing: number;
  readonly isChecked: boolean;
  readonly onPreview: () => void;
}

function Foot({ edits, missing, isChecked, onPreview }: FootProps) {
  const { t } = useTranslation();
  const off = edits === 0 ? t('policy.draft.unchanged') : null;
  useKeys([
    {
      keys: 'mod+Enter',
      labelKey: 'policy.draft.preview',
      scope: 'form',
      inFields: true,
      disabled: off !== null,
      run: onPreview,
    },
  ]);
  return (
    <footer className={classes.draftFoot}>
      <span className={classes.missing} role="status">
        {isChecked && missing > 0 ? t('policy.draft.incomplete', { n: missing }) : ''}
      </span>
      <ActionButton keys="mod+Enter" offBecause={off} onClick={onPreview}>
        {t('policy.draft.preview')}
      </ActionButton>
    </footer>
  );
}
