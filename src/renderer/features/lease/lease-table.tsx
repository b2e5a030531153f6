import { Button, Skeleton, Table } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { LeaseRow } from '../../../contract/leases.ts';
import type { LeaseStatus } from '../../../domain/lease/state.ts';
import { orpc } from '../../api/query.ts';
import { formatDay, formatDayWithWeekday, formatYuan } from '../../ui/format.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { useToday } from '../../ui/today.ts';
import looks from '../../ui/looks.module.css';

const PAGE = 100;

/** Leases of a status, the newest first. */
export function LeasesOfStatus({ status }: { readonly status: LeaseStatus }) {
  const { t } = useTranslation();
  const list = useInfiniteQuery(
    orpc.leases.list.infiniteOptions({
      input: (before: number | null) => ({ status, before, limit: PAGE }),
      initialPageParam: null as number | null,
      getNextPageParam: (page) => (page.length < PAGE ? undefined : page.at(-1)?.cursor),
    }),
  );
  const rows = list.data?.pages.flat();
  if (list.isPending) return <Skeleton height={320} animate={false} />;
  if (rows === undefined) return <ProblemNote error={list.error} />;
  return (
    <>
      <LeaseTable rows={rows} empty={t(`lease.empty.${status}`)} />
      {list.hasNextPage && (
        <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('outbox.more', { n: PAGE })}
        </Button>
      )}
    </>
  );
}

export function LeaseTable({ rows, empty }: { readonly rows: readonly LeaseRow[]; readonly empty: string }) {
  const { t } = useTranslation();
  const today = useToday();
  if (rows.length === 0) return <p className={looks.quiet}>{empty}</p>;
  return (
    <Table verticalSpacing={6} horizontalSpacing="sm" withTableBorder highlightOnHover>
      <Table.Thead>
        <Table.Tr>
          <Table.Th w={190}>{t('lease.column.leaseNo')}</Table.Th>
          <Table.Th w={100}>{t('lease.column.tenant')}</Table.Th>
          <Table.Th>{t('lease.column.home')}</Table.Th>
          <Table.Th w={190}>{t('lease.column.term')}</Table.Th>
          <Table.Th w={80}>{t('lease.column.moved')}</Table.Th>
          <Table.Th w={190}>{t('lease.column.fileBy')}</Table.Th>
          <Table.Th className="number" w={120}>
            {t('lease.column.owed')}
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((row) => (
          <Table.Tr key={row.leaseId}>
            <Table.Td>
              <Link to="/lease/$leaseId" params={{ leaseId: row.leaseId }}>
                {row.leaseNo}
              </Link>
            </Table.Td>
            <Table.Td>{row.tenantName}</Table.Td>
            <Table.Td>
              {row.estate} {row.unitNo}
            </Table.Td>
            <Table.Td>{t('lease.fromUntil', { from: formatDay(row.from), until: formatDay(row.until) })}</Table.Td>
            <Table.Td>{row.status === 'draft' ? '' : t(`lease.moved.${row.moved}`)}</Table.Td>
            <Table.Td className={row.fileBy !== null && row.fileBy < today ? looks.late : ''}>
              {row.fileBy === null ? '' : formatDayWithWeekday(row.fileBy, t)}{' '}
              {row.fileBy !== null && row.fileBy < today && t('lease.late')}
            </Table.Td>
            <Table.Td className="number">{row.owedFen === null ? '' : formatYuan(row.owedFen)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
