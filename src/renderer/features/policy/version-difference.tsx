import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { orpc } from '../../api/query.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { DifferenceTable } from './difference-table.tsx';
import classes from './policy.module.css';
import { dayOfVersion } from './version-words.ts';

/** Two versions side by side, the earlier on the left whichever was chosen first. */
export function VersionDifference({ one, other }: { readonly one: string; readonly other: string }) {
  const { t } = useTranslation();
  const [before, after] = dayOfVersion(one) <= dayOfVersion(other) ? [one, other] : [other, one];
  const difference = useQuery(orpc.policies.difference.queryOptions({ input: { before, after } }));
  return (
    <div className={classes.scroll} tabIndex={-1}>
      <ProblemNote error={difference.error} />
      {difference.isPending && <Skeleton height={320} width="auto" m={12} animate={false} />}
      {difference.data !== undefined && (
        <>
          <p className={classes.printHead}>
            {t('policy.difference.title', { before: dayOfVersion(before), after: dayOfVersion(after) })}
          </p>
          <DifferenceTable changes={difference.data} before={dayOfVersion(before)} after={dayOfVersion(after)} />
        </>
      )}
    </div>
  );
}
