import { EmptyState } from '@mantine/core';
import { IconEqual } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { PolicyChange, PolicyValue } from '../../../contract/policies.ts';
import { ConfidenceBadge } from './confidence-badge.tsx';
import classes from './policy.module.css';
import { ValueContent } from './value-content.tsx';
import { fullName } from './value-words.ts';

interface DifferenceTableProps {
  readonly changes: readonly PolicyChange[];
  /** What the two sides are called. */
  readonly before: string;
  readonly after: string;
}

/** Only what differs, side by side, each side with what it rests on. */
export function DifferenceTable({ changes, before, after }: DifferenceTableProps) {
  const { t } = useTranslation();
  if (changes.length === 0) {
    return (
      <EmptyState
        className={classes.empty}
        icon={<IconEqual />}
        title={t('policy.difference.none')}
        description={t('policy.difference.noneWhat')}
      />
    );
  }
  return (
    <table className={classes.table} aria-label={t('policy.difference.title', { before, after })}>
      <thead>
        <tr>
          <th scope="col" className={classes.item}>
            {t('policy.column.item')}
          </th>
          <th scope="col">{t('policy.difference.before', { version: before })}</th>
          <th scope="col">{t('policy.difference.after', { version: after })}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => (
          <tr key={change.path.join('.')}>
            <th scope="row" title={change.path.join('.')}>
              {fullName(change.path, t)}
              <span className={classes.kind} data-kind={change.kind}>
                {t(`policy.difference.kind.${change.kind}`)}
              </span>
            </th>
            <td className={classes.before}>
              <Side value={change.before} />
            </td>
            <td className={classes.after}>
              <Side value={change.after} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Side({ value }: { readonly value: PolicyValue | null }) {
  const { t } = useTranslation();
  if (value === null) return <span className={classes.unset}>{t('policy.difference.absent')}</span>;
  return (
    <>
      <ValueContent value={value} />
      <p className={classes.small}>
        <ConfidenceBadge confidence={value.confidence} /> {value.source}
      </p>
    </>
  );
}
