import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { orpc } from '../../api/query.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { CaseDesk } from './case-desk.tsx';
import type { LastDecision } from './decision/after-decision.tsx';
import classes from './case.module.css';

const route = getRouteApi('/desk/case/$caseId');

/** One case. What was decided last stays in sight when the next case comes up in its place. */
export function CasePage() {
  const { caseId } = route.useParams();
  const { side } = route.useSearch();
  const [last, setLast] = useState<LastDecision | null>(null);
  const { data: view, error } = useQuery(orpc.cases.get.queryOptions({ input: { caseId } }));
  if (view !== undefined)
    return <CaseDesk key={view.caseId} view={view} firstSide={side} last={last} onDecided={setLast} />;
  if (error !== null) return <ProblemNote error={error} />;
  return <CaseSkeleton />;
}

/** As large as what comes, so that nothing jumps. */
function CaseSkeleton() {
  const { t } = useTranslation();
  return (
    <div className={classes.page} role="status" aria-label={t('case.loading')}>
      <Skeleton height={34} m={4} width="60%" animate={false} />
      <Skeleton height={36} m={4} width="40%" animate={false} />
      <div className={classes.columns}>
        <Skeleton height="100%" animate={false} />
        <Skeleton height="100%" ml={8} animate={false} />
      </div>
    </div>
  );
}
