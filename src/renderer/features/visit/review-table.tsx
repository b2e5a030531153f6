import { Skeleton } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ReviewRow, reviewLists } from '../../../contract/reviews.ts';
import { rolesAllow } from '../../../domain/staff/role.ts';
import { client } from '../../api/client.ts';
import { orpc } from '../../api/query.ts';
import { useSession } from '../../api/session.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { useToday } from '../../ui/today.ts';
import { LettersToAll } from '../letters/letters-to-all.tsx';
import { TenancyRows } from './tenancy-rows.tsx';
import looks from '../../ui/looks.module.css';

const PAGE = 100;

/** One list of reviews. */
export function ReviewTable({ list }: { readonly list: (typeof reviewLists)[number] }) {
  const { t } = useTranslation();
  const today = useToday();
  const mayKeep = rolesAllow(useSession().roles, 'lease.keep');
  const pages = useInfiniteQuery(
    orpc.reviews.list.infiniteOptions({
      input: (after: ReviewRow['place'] | null) => ({ list, after, limit: PAGE }),
      initialPageParam: null as ReviewRow['place'] | null,
      getNextPageParam: (page) => (page.length < PAGE ? undefined : page.at(-1)?.place),
    }),
  );
  const rows = pages.data?.pages.flat();
  if (pages.isPending) return <Skeleton height={320} animate={false} />;
  if (rows === undefined) return <ProblemNote error={pages.error} />;
  if (rows.length === 0) return <p className={looks.quiet}>{t(`tenancy.empty.${list}`)}</p>;
  return (
    <TenancyRows
      above={
        list === 'called' && mayKeep ? (
          <LettersToAll kind="review-reminder" make={(signal) => client.reviews.allLetters(undefined, { signal })} />
        ) : null
      }
      rows={rows.map((row) => ({
        ...row,
        day: row.dueOn,
        isLate: row.status === 'called' && row.dueOn !== null && row.dueOn < today,
      }))}
      dayLabel={t('tenancy.column.due')}
      lateWord={t('lease.late')}
      step="review"
      more={
        pages.hasNextPage
          ? { n: PAGE, isPending: pages.isFetchingNextPage, fetch: () => void pages.fetchNextPage() }
          : null
      }
    />
  );
}
