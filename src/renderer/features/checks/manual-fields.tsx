import { Button, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { CheckSource } from '../../../domain/agency-check/source.ts';
import { codeTableOf } from './coded-fields.ts';
import type { ManualDraft } from './manual-entry.ts';
import { type RecordField, recordShapes } from './record-fields.ts';
import { codeWord, fieldWord } from './record-words.ts';
import classes from './checks.module.css';

interface ManualFieldsProps {
  readonly source: CheckSource;
  readonly draft: ManualDraft;
  /** Paths of what does not read. */
  readonly problems: readonly string[];
  readonly onChange: (change: (draft: ManualDraft) => ManualDraft) => void;
}

/** The fields of a registry's record, with as many entries of its lists as the paper has. */
export function ManualFields({ source, draft, problems, onChange }: ManualFieldsProps) {
  const { t } = useTranslation();
  const { fields, lists } = recordShapes[source];
  const resize = (list: string, by: 1 | -1): void => {
    onChange((before) => ({ ...before, counts: { ...before.counts, [list]: (before.counts[list] ?? 0) + by } }));
  };
  const inputs = (of: readonly RecordField[], prefix: string) =>
    of.map((field) => (
      <FieldInput
        key={field.name}
        field={field}
        value={draft.typed[`${prefix}${field.name}`] ?? ''}
        isBad={problems.includes(`${prefix}${field.name}`)}
        onChange={(value) => {
          onChange((before) => ({ ...before, typed: { ...before.typed, [`${prefix}${field.name}`]: value } }));
        }}
      />
    ));
  return (
    <Stack gap="sm">
      {fields.length > 0 && <div className={classes.entry}>{inputs(fields, '')}</div>}
      {lists.map((list) => {
        const count = draft.counts[list.name] ?? 0;
        return (
          <Stack key={list.name} gap="xs">
            <Text fw={600}>{fieldWord(list.name, t)}</Text>
            {Array.from({ length: count }, (_, index) => (
              <div key={index} className={classes.entry}>
                {inputs(list.fields, `${list.name}.${String(index)}.`)}
              </div>
            ))}
            <div className={classes.buttons}>
              <Button
                size="xs"
                variant="default"
                onClick={() => {
                  resize(list.name, 1);
                }}
              >
                {t('checks.manual.add')}
              </Button>
              {count > 0 && (
                <Button
                  size="xs"
                  variant="default"
                  onClick={() => {
                    resize(list.name, -1);
                  }}
                >
                  {t('checks.manual.remove', { n: count })}
                </Button>
              )}
            </div>
          </Stack>
        );
      })}
    </Stack>
  );
}

/** What a field is chosen from; none where it is typed. */
function optionsOf(field: RecordField, t: TFunction): { value: string; label: string }[] {
  if (field.kind === 'yes-no') {
    return [
      { value: '', label: t('checks.record.no') },
      { value: 'yes', label: t('checks.record.yes') },
    ];
  }
  const table = codeTableOf(field.kind);
  if (table === undefined) return (field.choices ?? []).map((code) => ({ value: code, label: codeWord(code, t) }));
  return [{ value: '', label: '—' }, ...table.codes.map((code) => ({ value: code, label: table.word(code, t) }))];
}

interface FieldInputProps {
  readonly field: RecordField;
  readonly value: string;
  readonly isBad: boolean;
  readonly onChange: (value: string) => void;
}

function FieldInput({ field, value, isBad, onChange }: FieldInputProps) {
  const { t } = useTranslation();
  const label = fieldWord(field.name, t);
  const options = optionsOf(field, t);
  if (options.length > 0) {
    return (
      <NativeSelect
        label={label}
        value={value}
        data={options}
        error={isBad ? t('checks.manual.bad') : null}
        onChange={({ currentTarget }) => {
          onChange(currentTarget.value);
        }}
      />
    );
  }
  return (
    <TextInput
      label={label}
      value={value}
      error={isBad ? t('checks.manual.bad') : null}
      onChange={({ currentTarget }) => {
        onChange(currentTarget.value);
      }}
    />
  );
}
