import { EmptyState, Skeleton } from '@mantine/core';
import { IconScale } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PackSummary } from '../../../contract/policies.ts';
import { orpc } from '../../api/query.ts';
import type { PolicySearch } from '../../routes/policy-search.ts';
import { Note } from '../../ui/note.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import type { Ending } from './end-dialog.tsx';
import classes from './policy.module.css';
import { PolicyHead } from './policy-head.tsx';
import { ProposalBanner } from './proposal-banner.tsx';
import { ProposalChanges } from './proposal-changes.tsx';
import type { ShownPolicy } from './shown-policy.ts';
import { VersionDifference } from './version-difference.tsx';
import { VersionHistory } from './version-history.tsx';
import { VersionValues } from './version-values.tsx';
import { packOfVersion } from './version-words.ts';

const route = getRouteApi('/desk/policy');

/** The packs that this city goes by: what they say, how versions differ, what waits to be issued, who issued what. */
export function PolicyPage() {
  const { t } = useTranslation();
  const packs = useQuery(orpc.policies.list.queryOptions());
  if (packs.data === undefined) {
    return (
      <div className={classes.page} role="status" aria-label={t('shell.loading')}>
        <ProblemNote error={packs.error} />
        {packs.isPending && <Skeleton height="100%" width="auto" m={12} animate={false} />}
      </div>
    );
  }
  const [own] = packs.data;
  if (own === undefined) {
    return <EmptyState icon={<IconScale />} title={t('policy.none')} description={t('policy.noneWhat')} />;
  }
  return <Packs packs={packs.data} own={own} />;
}

function Packs({ packs, own }: { readonly packs: readonly PackSummary[]; readonly own: PackSummary }) {
  const { t } = useTranslation();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [said, setSaid] = useState('');
  const show = (change: Partial<PolicySearch>): void => {
    setSaid('');
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true });
  };
  const asked = search.version === undefined ? undefined : packOfVersion(search.version);
  const pack = packs.find(({ id }) => id === asked) ?? own;
  const version = search.version ?? pack.inForce ?? pack.versions[0]?.id;
  const done = (ending: Ending, day: string): void => {
    const next: Partial<PolicySearch> = { view: undefined, with: undefined };
    show(ending === 'issue' ? { ...next, version: `${pack.id}@${day}` } : next);
    setSaid(t(`policy.proposal.${SAID[ending]}`, { day }));
  };
  return (
    <article className={classes.page} aria-labelledby="policy-title">
      <PolicyHead packs={packs} pack={pack} version={version} search={search} onShow={show} />
      {said !== '' && (
        <Note tone="done" role="status" mx="md" my={6}>
          {said}
        </Note>
      )}
      {pack.proposal !== null && (
        <ProposalBanner
          pack={pack}
          proposal={pack.proposal}
          isShown={search.view === 'proposal'}
          onLook={() => {
            show({ view: 'proposal', with: undefined });
          }}
          onDone={done}
        />
      )}
      <Content packs={packs} pack={pack} version={version} search={search} onShow={show} />
    </article>
  );
}

const SAID = { issue: 'issued', refuse: 'refused', withdraw: 'withdrawn' } as const;

function Content(shown: ShownPolicy) {
  const { pack, version, search } = shown;
  if (search.view === 'history') return <VersionHistory pack={pack.id} />;
  if (search.view === 'proposal') return <ProposalChanges pack={pack.id} />;
  if (version === undefined) return null;
  if (search.with !== undefined) return <VersionDifference one={version} other={search.with} />;
  return <VersionValues {...shown} version={version} />;
}
