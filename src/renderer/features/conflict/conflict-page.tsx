import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { orpc } from '../../api/query.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { ConflictDetail } from './conflict-detail.tsx';
import classes from './conflict.module.css';

const route = getRouteApi('/desk/conflicts/$conflictId');

/** One conflict beside the list. */
export function ConflictPage() {
  const { t } = useTranslation();
  const { conflictId } = route.useParams();
  const { data, error } = useQuery(orpc.conflicts.get.queryOptions({ input: { conflictId } }));
  if (data !== undefined) return <ConflictDetail key={data.conflictId} conflict={data} />;
  if (error !== null) {
    return (
      <div className={classes.body}>
        <ProblemNote error={error} />
      </div>
    );
  }
  return (
    <div className={classes.body} role="status" aria-label={t('conflict.loading')}>
      <Skeleton height={28} width="50%" animate={false} />
      <Skeleton height={160} mt={16} animate={false} />
      <Skeleton height={220} mt={16} animate={false} />
    </div>
  );
}
