import { Button, Skeleton, Table } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { NoticeRow } from '../../../contract/publicity.ts';
import { orpc } from '../../api/query.ts';
import { formatCount, formatDayWithWeekday } from '../../ui/format.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import looks from '../../ui/looks.module.css';

const PAGE = 100;

/** The notices of a status, the newest first. */
export function NoticeTable({ status }: { readonly status: 'prepared' | 'published' | 'closed' }) {
  const { t } = useTranslation();
  const list = useInfiniteQuery(
    orpc.publicity.list.infiniteOptions({
      input: (before: number | null) => ({ status, before, limit: PAGE }),
      initialPageParam: null as number | null,
      getNextPageParam: (page) => (page.length < PAGE ? undefined : page.at(-1)?.cursor),
    }),
  );
  const rows = list.data?.pages.flat();
  if (list.isPending) return <Skeleton height={320} animate={false} />;
  if (rows === undefined) return <ProblemNote error={list.error} />;
  if (rows.length === 0) return <p className={looks.quiet}>{t(`publicity.empty.${status}`)}</p>;
  return (
    <>
      <Table verticalSpacing={6} horizontalSpacing="sm" withTableBorder highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={190}>{t('publicity.column.notice')}</Table.Th>
            <Table.Th w={110}>{t('publicity.column.place')}</Table.Th>
            <Table.Th>{t('publicity.column.office')}</Table.Th>
            <Table.Th className="number" w={80}>
              {t('publicity.column.households')}
            </Table.Th>
            <Table.Th className="number" w={80}>
              {t('publicity.column.passed')}
            </Table.Th>
            <Table.Th w={150}>{t('publicity.column.objections')}</Table.Th>
            <Table.Th w={150}>{t(`publicity.column.${status}`)}</Table.Th>
            <Table.Th w={220}>{t('publicity.column.ends')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Row key={row.batchId} row={row} status={status} />
          ))}
        </Table.Tbody>
      </Table>
      {list.hasNextPage && (
        <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('outbox.more', { n: PAGE })}
        </Button>
      )}
    </>
  );
}

interface RowProps {
  readonly row: NoticeRow;
  readonly status: 'prepared' | 'published' | 'closed';
}

function Row({ row, status }: RowProps) {
  const { t } = useTranslation();
  const on = { prepared: row.preparedOn, published: row.publishedOn, closed: row.closedOn }[status];
  return (
    <Table.Tr>
      <Table.Td>
        <Link to="/publicity/$batchId" params={{ batchId: row.batchId }}>
          {row.noticeNo === '' ? t('publicity.noNumber') : row.noticeNo}
        </Link>
      </Table.Td>
      <Table.Td>{t(`publicity.place.${row.place}`)}</Table.Td>
      <Table.Td>{row.officeName}</Table.Td>
      <Table.Td className="number">{formatCount(row.households)}</Table.Td>
      <Table.Td className="number">{row.passed === 0 ? '' : formatCount(row.passed)}</Table.Td>
      <Table.Td>
        {row.objections === 0 ? '' : formatCount(row.objections)}{' '}
        {row.openObjections > 0 && (
          <span className={looks.due}>{t('publicity.open', { n: formatCount(row.openObjections) })}</span>
        )}
      </Table.Td>
      <Table.Td>{on}</Table.Td>
      <Table.Td>
        {row.endsOn !== null && formatDayWithWeekday(row.endsOn, t)}{' '}
        {row.over && <span className={looks.due}>{t('publicity.overEnd')}</span>}
      </Table.Td>
    </Table.Tr>
  );
}
