import { Button, Checkbox, Group, Select, Skeleton, TextInput } from '@mantine/core';
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
import { fullName } from '../value-words.ts';
import { type Draft, addedEdits, incompletePlaces, versionOf, withEdit } from './draft.ts';
import { DraftHead } from './draft-head.tsx';
import { DraftPreview } from './draft-preview.tsx';
import { DraftTable } from './draft-table.tsx';
import { type FormSchema, blankOf, schemaAt, statablePaths } from './form-schema.ts';
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
  const { draft, change, drop, error } = useKeptDraft(pack.id, asked);
  if (draft === undefined) return <Skeleton height="100%" width="auto" m={12} animate={false} />;
  const isKnown = pack.versions.some(({ id }) => id === draft.base);
  const shown = isKnown ? draft : { ...draft, base: asked };
  return <Editor {...{ pack, last, onProposed, onLeave, change, drop, error }} draft={shown} />;
}

interface EditorProps extends Omit<DraftEditorProps, 'asked'> {
  readonly draft: Draft;
  readonly change: (draft: Draft) => void;
  readonly drop: () => Promise<void>;
  readonly error: unknown;
}

function Editor({ pack, last, draft, change, drop, error, onProposed, onLeave }: EditorProps) {
  const { t } = useTranslation();
  const form = useQuery(orpc.policies.form.queryOptions({ staleTime: Infinity }));
  const [isPreview, setPreview] = useState(false);
  const [isChecked, setChecked] = useState(false);
  const base = useQuery(orpc.policies.version.queryOptions({ input: { version: draft.base } }));
  const below = useQuery(orpc.policies.version.queryOptions({ input: { version: last } }));
  const loaded = base.data !== undefined && below.data !== undefined && form.data !== undefined;
  const edits = Object.keys(draft.edits).length;
  const missing = incompletePlaces(draft);
  const preview = (): void => {
    setChecked(true);
    if (missing === 0) setPreview(true);
  };
  const leave = (): void => {
    void drop().then(onLeave);
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
      <ProblemNote error={error ?? base.error ?? below.error ?? form.error} />
      {!loaded && <Skeleton height="100%" width="auto" m={12} animate={false} />}
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
            void drop().then(onProposed);
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
          <Values draft={draft} all={base.data.values} form={form.data} onChange={change} />
          <Foot edits={edits} missing={missing} isChecked={isChecked} onPreview={preview} />
        </>
      )}
    </article>
  );
}

interface ValuesProps {
  readonly draft: Draft;
  readonly all: readonly PolicyValue[];
  readonly form: FormSchema;
  readonly onChange: (draft: Draft) => void;
}

function Values({ draft, all: held, form, onChange }: ValuesProps) {
  const { t, i18n } = useTranslation();
  const [find, setFind] = useState('');
  const [changedOnly, setChangedOnly] = useState(false);
  const wanted = useDeferredValue(find);
  const all = withAdded(draft, held);
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
        <AddValue
          form={form}
          all={all}
          onAdd={(path) => {
            const schema = schemaAt(form, [...path, 'value']);
            const data = { value: schema === undefined ? null : blankOf(schema) };
            onChange(withEdit(draft, { path, data, source: '', confidence: null, broken: [] }));
            setFind(path.join('.'));
          }}
        />
      </Group>
      <div className={classes.scroll}>
        <DraftTable draft={draft} parts={partsOf(shown)} all={all} form={form} onChange={onChange} />
      </div>
    </>
  );
}

/** With what the draft adds, in its place among the values of its part. */
function withAdded(draft: Draft, held: readonly PolicyValue[]): readonly PolicyValue[] {
  return addedEdits(draft, held).reduce<readonly PolicyValue[]>((values, { path, data }) => {
    const added: PolicyValue = { path: [...path], data, source: '', confidence: 'INF', from: '' };
    const last = values.findLastIndex((value) => value.path[0] === path[0]);
    return [...values.slice(0, last + 1), added, ...values.slice(last + 1)];
  }, held);
}

interface AddValueProps {
  readonly form: FormSchema;
  readonly all: readonly PolicyValue[];
  readonly onAdd: (path: readonly string[]) => void;
}

/** Values that a version may state and this one, with all that it inherits, does not. */
function AddValue({ form, all, onAdd }: AddValueProps) {
  const { t } = useTranslation();
  const known = new Set(all.map(({ path }) => pathKey(path)));
  const absent = statablePaths(form).filter((path) => !known.has(pathKey(path)));
  if (absent.length === 0) return null;
  return (
    <Select
      size="xs"
      w={260}
      ml="auto"
      searchable
      aria-label={t('policy.draft.addValue')}
      placeholder={t('policy.draft.addValue')}
      value={null}
      data={absent.map((path) => ({ value: pathKey(path), label: fullName(path, t) }))}
      onChange={(key) => {
        const path = absent.find((each) => pathKey(each) === key);
        if (path !== undefined) onAdd(path);
      }}
    />
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
