import { useTranslation } from 'react-i18next';
import type { CheckRecord } from '../../../domain/agency-check/record.ts';
import type { CheckSource } from '../../../domain/agency-check/source.ts';
import { recordShapes } from './record-fields.ts';
import { fieldWord, valueWord } from './record-words.ts';
import classes from './checks.module.css';

/** Everything that a registry said, field by field. */
export function RecordView({ source, record }: { readonly source: CheckSource; readonly record: CheckRecord }) {
  const { t } = useTranslation();
  const values = record as unknown as Readonly<Record<string, unknown>>;
  const { fields, lists } = recordShapes[source];
  return (
    <>
      {fields.length > 0 && (
        <dl className={classes.facts}>
          {fields.map((field) => (
            <FactLine
              key={field.name}
              label={fieldWord(field.name, t)}
              value={valueWord(field, values[field.name], t)}
            />
          ))}
        </dl>
      )}
      {lists.map((list) => {
        const entries = (values[list.name] ?? []) as readonly Readonly<Record<string, unknown>>[];
        return (
          <dl key={list.name} className={classes.facts}>
            <FactLine
              label={fieldWord(list.name, t)}
              value={
                entries.length === 0
                  ? t('checks.cell.empty')
                  : entries
                      .map((entry) => list.fields.map((field) => valueWord(field, entry[field.name], t)).join(' · '))
                      .join('；')
              }
            />
          </dl>
        );
      })}
    </>
  );
}

function FactLine({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </>
  );
}
