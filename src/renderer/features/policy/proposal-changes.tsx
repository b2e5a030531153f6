import { EmptyState, Skeleton } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { InferContractRouterOutputs } from '@orpc/contract';
import { useTranslation } from 'react-i18next';
import type { Contract } from '../../../contract/contract.ts';
import { orpc } from '../../api/query.ts';
import { refusalOf } from '../../api/refusal-words.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { ConfidenceBadge } from './confidence-badge.tsx';
import { DifferenceTable } from './difference-table.tsx';
import classes from './policy.module.css';
import { dayOfVersion } from './version-words.ts';

/** What the version that waits would change; what the second person checks. */
export function ProposalChanges({ pack }: { readonly pack: string }) {
  const { t } = useTranslation();
  const waiting = useQuery(orpc.policies.proposal.queryOptions({ input: { pack } }));
  if (refusalOf(waiting.error)?.code === 'no-proposal') {
    return (
      <EmptyState
        className={classes.empty}
        icon={<IconCircleCheck />}
        title={t('policy.proposal.gone')}
        description={t('policy.proposal.goneWhat')}
      />
    );
  }
  return (
    <div className={classes.scroll}>
      <ProblemNote error={waiting.error} />
      {waiting.isPending && <Skeleton height={320} width="auto" m={12} animate={false} />}
      {waiting.data !== undefined && <Changes waiting={waiting.data} />}
    </div>
  );
}

type Waiting = InferContractRouterOutputs<Contract>['policies']['proposal'];

function Changes({ waiting: { dated, changes, base, effectiveFrom } }: { readonly waiting: Waiting }) {
  const { t } = useTranslation();
  return (
    <>
      {dated !== null && (
        <p className={classes.papers}>
          {t('policy.dated', { source: dated.source })} <ConfidenceBadge confidence={dated.confidence} />
        </p>
      )}
      <DifferenceTable
        changes={changes}
        before={dayOfVersion(base)}
        after={`${effectiveFrom} · ${t('policy.difference.waiting')}`}
      />
    </>
  );
}
