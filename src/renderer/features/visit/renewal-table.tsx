import { Skeleton } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { RenewalRow } from '../../../contract/renewals.ts';
import { rolesAllow } from '../../../domain/staff/role.ts';
import { client } from '../../api/client.ts';
import { orpc } from '../../api/query.ts';
import { useSession } from '../../api/session.ts';
import type { renewalTabs } from '../../routes/visit-search.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { LettersToAll } from '../letters/letters-to-all.tsx';
import { TenancyRows } from './tenancy-rows.tsx';
import looks from '../../ui/looks.module.css';

const PAGE = 100;

/** One list of renewals, by the end of the old term. */
export function RenewalTable({ list }: { readonly list: (typeof renewalTabs)[number] }) {
  const { t } = useTranslation();
  const mayKeep = rolesAllow(useSession().roles, 'lease.keep');
  const pages = useInfiniteQuery(
    orpc.renewals.list.infiniteOptions({
      input: (after: RenewalRow['place'] | null) => ({ list, after, limit: PAGE }),
      initialPageParam: null as RenewalRow['place'] | null,
      getNextPageParam: (page) => (page.length < PAGE ? undefined : page.at(-1)?.place),
    }),
  );
  const rows = pages.data?.pages.flat();
  if (pages.isPending) return <Skeleton height={320} animate={false} />;
  if (rows === undefined) return <ProblemNote error={pages.error} />;
  if (rows.length === 0) return <p className={looks.quiet}>{t(`tenancy.renewal.empty.${list}`)}</p>;
  return (
    <TenancyRows
      above={
        list === 'open' && mayKeep ? (
          <LettersToAll kind="renewal-reminder" make={(signal) => client.renewals.allLetters(undefined, { signal })} />
        ) : null
      }
      rows={rows.map((row) => ({ ...row, day: row.until, isLate: row.status === 'late' || row.isLate }))}
      dayLabel={t('tenancy.renewal.until')}
      lateWord={t('tenancy.renewal.lateToAsk')}
      step="renewal"
      more={
        pages.hasNextPage
          ? { n: PAGE, isPending: pages.isFetchingNextPage, fetch: () => void pages.fetchNextPage() }
          : null
      }
    />
  );
}
