import { VisuallyHidden } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConflictField } from '../../../contract/conflicts.ts';
import { useOfficeName } from '../../api/office-name.ts';
import classes from './conflict.module.css';
import { fieldRows } from './field-rows.ts';
import { fieldName, valueLines } from './field-words.ts';

/** Field by field at three times: before, as I would have it, and as it is. */
export function FieldTable({ fields }: { readonly fields: readonly ConflictField[] }) {
  const { t } = useTranslation();
  const officeName = useOfficeName();
  const rows = useMemo(() => fieldRows(fields), [fields]);
  return (
    <section aria-labelledby="conflict-fields">
      <h3 id="conflict-fields" className={classes.sideTitle}>
        {t('conflict.fields.title')}
      </h3>
      {rows.length === 0 ? (
        <p className={classes.quiet}>{t('conflict.fields.none')}</p>
      ) : (
        <table className={classes.fields}>
          <thead>
            <tr>
              <th scope="col">{t('conflict.fields.field')}</th>
              <th scope="col">{t('conflict.fields.before')}</th>
              <th scope="col">{t('conflict.fields.mine')}</th>
              <th scope="col">{t('conflict.fields.theirs')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => {
              const lines = (value: unknown): readonly string[] => valueLines(row.path, value, { t, officeName });
              const before = lines(row.before);
              return (
                <tr key={`${row.path} ${row.of}`}>
                  <th scope="row">{fieldName(row, t)}</th>
                  <td>
                    <Lines lines={before} />
                  </td>
                  <td data-side="mine">
                    <Lines lines={lines(row.mine)} before={before} />
                  </td>
                  <td data-side="theirs">
                    <Lines lines={lines(row.theirs)} before={before} />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </section>
  );
}

interface LinesProps {
  readonly lines: readonly string[];
  /** What was there; without it nothing is marked. */
  readonly before?: readonly string[];
}

/** What is new is set off by weight and ground, and said to the ear; what went is named as none. */
function Lines({ lines, before }: LinesProps) {
  const { t } = useTranslation();
  const isSame =
    before !== undefined && before.length === lines.length && before.every((line, at) => line === lines[at]);
  if (lines.length === 0) {
    const changed = before !== undefined && !isSame;
    return (
      <span className={changed ? classes.changed : classes.quiet}>
        {t('conflict.fields.noValue')}
        {changed && <VisuallyHidden>{t('conflict.fields.changed')}</VisuallyHidden>}
      </span>
    );
  }
  return lines.map((line, place) => {
    const changed = before !== undefined && !before.includes(line);
    return (
      <div key={`${line} ${String(place)}`} className={changed ? classes.changed : isSame ? classes.quiet : undefined}>
        {line}
        {changed && <VisuallyHidden>{t('conflict.fields.changed')}</VisuallyHidden>}
      </div>
    );
  });
}
