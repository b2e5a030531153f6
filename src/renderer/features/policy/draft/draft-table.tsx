import { Button } from '@mantine/core';
import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PolicyValue } from '../../../../contract/policies.ts';
import { pathKey } from '../../../../domain/policy/issue/value-tree.ts';
import { ConfidenceBadge } from '../confidence-badge.tsx';
import classes from '../policy.module.css';
import type { Part } from '../shown-values.ts';
import { ValueContent } from '../value-content.tsx';
import { partId } from '../value-table.tsx';
import { partName, valueName } from '../value-words.ts';
import { type Draft, type ValueEdit, beginEdit, isComplete, withEdit, withoutEdit } from './draft.ts';
import { EditRow } from './edit-row.tsx';
import { type FormSchema, schemaAt } from './form-schema.ts';

interface DraftTableProps {
  readonly draft: Draft;
  readonly parts: readonly Part[];
  /** All values, for one of the same form. */
  readonly all: readonly PolicyValue[];
  readonly form: FormSchema;
  readonly onChange: (draft: Draft) => void;
}

/** The values of the base, each to be changed in its place. */
export function DraftTable({ draft, parts, all, form, onChange }: DraftTableProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<string | null>(null);
  return (
    <table className={classes.table} aria-label={t('policy.draft.title')}>
      <thead>
        <tr>
          <th scope="col" className={classes.item}>
            {t('policy.column.item')}
          </th>
          <th scope="col">{t('policy.column.value')}</th>
          <th scope="col" className={classes.sure}>
            {t('policy.column.confidence')}
          </th>
          <th scope="col">{t('policy.column.source')}</th>
          <th scope="col" className={classes.narrow} aria-label={t('policy.draft.edit')} />
        </tr>
      </thead>
      {parts.map((part) => (
        <tbody key={part.name} id={partId(part.name)}>
          <tr className={classes.part}>
            <th scope="rowgroup" colSpan={5}>
              {partName(part.name, part.name, t)}
            </th>
          </tr>
          {part.values.map((value) => {
            const key = pathKey(value.path);
            const edit = draft.edits[key];
            const isOpen = edit !== undefined && open === key;
            return (
              <Fragment key={key}>
                <Row
                  value={value}
                  edit={edit}
                  isOpen={isOpen}
                  onOpen={() => {
                    if (edit === undefined) onChange(beginEdit(draft, value));
                    setOpen(isOpen ? null : key);
                  }}
                />
                {isOpen && (
                  <EditRow
                    edit={edit}
                    template={templateFor(value, all)}
                    schema={schemaAt(form, value.path)}
                    onChange={(next) => {
                      onChange(withEdit(draft, next));
                    }}
                    onUndo={() => {
                      onChange(withoutEdit(draft, value.path));
                      setOpen(null);
                    }}
                    onDone={() => {
                      setOpen(null);
                    }}
                  />
                )}
              </Fragment>
            );
          })}
        </tbody>
      ))}
    </table>
  );
}

interface RowProps {
  readonly value: PolicyValue;
  readonly edit: ValueEdit | undefined;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
}

function Row({ value, edit, isOpen, onOpen }: RowProps) {
  const { t } = useTranslation();
  // What the old value rested on is not shown beside the new one.
  const { data, confidence, source } = edit ?? value;
  const name = valueName(value.path, t);
  return (
    <tr className={edit === undefined ? undefined : classes.changedRow}>
      <th scope="row" title={value.path.join('.')}>
        {name}
        {edit !== undefined && (
          <span className={classes.kind} data-kind={isComplete(edit) ? 'added' : 'changed'}>
            {t(isComplete(edit) ? 'policy.draft.changed' : 'policy.draft.unfinished')}
          </span>
        )}
      </th>
      <td>
        <ValueContent value={{ path: value.path, data }} />
      </td>
      <td>{confidence !== null && <ConfidenceBadge confidence={confidence} />}</td>
      <td className={classes.source}>{source}</td>
      <td>
        <Button
          size="compact-sm"
          variant={isOpen ? 'light' : 'default'}
          aria-expanded={isOpen}
          aria-label={t('policy.label', { name: t('policy.draft.edit'), value: name })}
          onClick={onOpen}
        >
          {t('policy.draft.edit')}
        </Button>
      </td>
    </tr>
  );
}

/** For a value that says nothing: one with the same last name that does, so that its form need not be known by heart. */
function templateFor(value: PolicyValue, all: readonly PolicyValue[]): PolicyValue | undefined {
  if (value.data['value'] !== null) return undefined;
  const isAlike = (other: PolicyValue): boolean =>
    other.path[0] === value.path[0] && other.path.at(-1) === value.path.at(-1) && other.data['value'] !== null;
  return all.find(isAlike);
}
