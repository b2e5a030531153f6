import { Button, Skeleton, Table } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ReviewRow, reviewLists } from '../../../contract/reviews.ts';
import { orpc } from '../../api/query.ts';
import { formatDay, formatDayWithWeekday } from '../../ui/format.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { useToday } from '../../ui/today.ts';
import lease from '../lease/lease.module.css';

const PAGE = 100;

/** One list of reviews, the most pressing first; a row opens the visit. */
export function ReviewTable({ list }: { readonly list: (typeof reviewLists)[number] }) {
  const { t } = useTranslation();
  const today = useToday();
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
  if (rows.length === 0) return <p className={lease.quiet}>{t(`tenancy.empty.${list}`)}</p>;
  return (
    <>
      <Table verticalSpacing={6} horizontalSpacing="sm" withTableBorder highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={110}>{t('lease.column.tenant')}</Table.Th>
            <Table.Th w={190}>{t('lease.column.leaseNo')}</Table.Th>
            <Table.Th>{t('lease.column.home')}</Table.Th>
            <Table.Th w={120}>{t('lease.fact.phone')}</Table.Th>
            <Table.Th w={190}>{t('tenancy.column.due')}</Table.Th>
            <Table.Th w={130}>{t('tenancy.column.promised')}</Table.Th>
            <Table.Th w={130}>{t('tenancy.column.told')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => {
            const isLate = row.status === 'called' && row.dueOn !== null && row.dueOn < today;
            const isBroken = row.promisedUntil !== null && row.promisedUntil < today;
            return (
              <Table.Tr key={`${row.leaseId}${String(row.year)}`}>
                <Table.Td>
                  <Link to="/visit/$leaseId" params={{ leaseId: row.leaseId }} search={{ step: 'review' }}>
                    {row.tenantName}
                  </Link>
                </Table.Td>
                <Table.Td>{row.leaseNo}</Table.Td>
                <Table.Td>
                  {row.estate} {row.unitNo}
                </Table.Td>
                <Table.Td>{row.phone}</Table.Td>
                <Table.Td className={isLate ? lease.late : ''}>
                  {formatDayWithWeekday(row.dueOn, t)} {isLate && t('lease.late')}
                </Table.Td>
                <Table.Td className={isBroken ? lease.late : row.promisedUntil === null ? '' : lease.due}>
                  {formatDay(row.promisedUntil)} {isBroken && t('lease.late')}
                </Table.Td>
                <Table.Td>{formatDay(row.toldOn)}</Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
      {pages.hasNextPage && (
        <Button variant="default" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {t('outbox.more', { n: PAGE })}
        </Button>
      )}
    </>
  );
}
