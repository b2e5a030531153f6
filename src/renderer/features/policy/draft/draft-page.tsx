import { EmptyState, Skeleton } from '@mantine/core';
import { IconScale } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { PackSummary } from '../../../../contract/policies.ts';
import { orpc } from '../../../api/query.ts';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { useDraftObstacle } from '../may-change.ts';
import classes from '../policy.module.css';
import { DraftEditor } from './draft-editor.tsx';

const route = getRouteApi('/desk/policy/draft');

/** A new version of the city's pack, made from one that there is. */
export function DraftPage() {
  const { t } = useTranslation();
  const packs = useQuery(orpc.policies.list.queryOptions());
  const own = packs.data?.find(({ isOwn }) => isOwn);
  if (own === undefined) {
    return (
      <div className={classes.page}>
        <ProblemNote error={packs.error} />
        {packs.isPending ? (
          <Skeleton height="100%" width="auto" m={12} animate={false} />
        ) : (
          <EmptyState icon={<IconScale />} title={t('policy.none')} description={t('policy.noneWhat')} />
        )}
      </div>
    );
  }
  return <Draft own={own} />;
}

function Draft({ own }: { readonly own: PackSummary }) {
  const { t } = useTranslation();
  const search = route.useSearch();
  const navigate = useNavigate();
  const obstacle = useDraftObstacle(own);
  const [last] = own.versions;
  const base = own.versions.find(({ id }) => id === search.base) ?? last;
  if (obstacle !== null || base === undefined || last === undefined) {
    return (
      <EmptyState
        className={classes.empty}
        icon={<IconScale />}
        title={t('policy.draft.title')}
        description={obstacle}
      />
    );
  }
  return (
    <DraftEditor
      pack={own}
      asked={base.id}
      last={last.id}
      onProposed={() => void navigate({ to: '/policy', search: { view: 'proposal' } })}
      onLeave={() => void navigate({ to: '/policy', search: {} })}
    />
  );
}
