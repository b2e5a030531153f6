import { Button, Skeleton, Table } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { LeavingRow } from '../../../contract/leavings.ts';
import { orpc } from '../../api/query.ts';
import type { leavingTabs } from '../../routes/leaving-search.ts';
import { formatDayWithWeekday, formatYuan } from '../../ui/format.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { useToday } from '../../ui/today.ts';
import looks from '../../ui/looks.module.css';

type Tab = (typeof leavingTabs)[number];

const PAGE = 100;

/** One list of leavings, the most pressing first. */
export function LeavingTable({ list }: { readonly list: Tab }) {
  return list === 'suggested' ? <Suggested /> : <Listed list={list} />;
}

function Suggested() {
  const { t } = useTranslation();
  const found = useQuery(orpc.leavings.suggested.queryOptions());
  if (found.isPending) return <Skeleton height={320} animate={false} />;
  if (found.data === undefined) return <ProblemNote error={found.error} />;
  return (
    <>
      <p className={looks.quiet}>{t('leaving.suggestedWhat')}</p>
      <Rows list="suggested" rows={found.data} />
    </>
  );
}

function Listed({ list }: { readonly list: Exclude<Tab, 'suggested'> }) {
  const { t } = useTranslation();
  const pages = useInfiniteQuery(
    orpc.leavings.list.infiniteOptions({
      input: (after: LeavingRow['place'] | null) => ({ list, after, limit: PAGE }),
      initialPageParam: null as LeavingRow['place'] | null,
      getNextPageParam: (page) => (page.length < PAGE ? undefined : page.at(-1)?.place),
    }),
  );
  const rows = pages.data?.pages.flat();
  if (pages.isPending) return <Skeleton height={320} animate={false} />;
  if (rows === undefined) return <ProblemNote error={pages.error} />;
  return (
    <>
      {list === 'overdue' && <p className={looks.quiet}>{t('leaving.stay.what')}</p>}
      <Rows list={list} rows={rows} />
      {pages.hasNextPage && (
        <Button variant="default" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {t('outbox.more', { n: PAGE })}
        </Button>
      )}
    </>
  );
}

function Rows({ list, rows }: { readonly list: Tab; readonly rows: readonly LeavingRow[] }) {
  const { t } = useTranslation();
  const today = useToday();
  if (rows.length === 0) return <p className={looks.quiet}>{t(`leaving.empty.${list}`)}</p>;
  const isDue = list === 'moving' || list === 'overdue' || list === 'settled';
  return (
    <Table verticalSpacing={6} horizontalSpacing="xs" withTableBorder highlightOnHover>
      <Table.Thead>
        <Table.Tr>
          <Table.Th w={96}>{t('lease.column.tenant')}</Table.Th>
          <Table.Th w={168}>{t('lease.column.leaseNo')}</Table.Th>
          <Table.Th>{t('lease.column.home')}</Table.Th>
          <Table.Th w={104}>{t('lease.fact.phone')}</Table.Th>
          <Table.Th w={140}>{t('leaving.field.ground')}</Table.Th>
          <Table.Th w={174}>{t(`leaving.day.${list}`)}</Table.Th>
          {list === 'overdue' && (
            <Table.Th className="number" w={108}>
              {t('leaving.stay.market')}
            </Table.Th>
          )}
          {list === 'overdue' && <Table.Th w={84}>{t('leaving.fact.nextStep')}</Table.Th>}
          <Table.Th w={78}>{t('leaving.handedOver')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((row) => {
          const isLate = isDue && row.dueOn !== null && row.dueOn < today;
          return (
            <Table.Tr key={row.leaseId}>
              <Table.Td>
                <Link
                  to="/leaving/$leaseId"
                  params={{ leaseId: row.leaseId }}
                  search={list === 'suggested' ? { ground: row.ground } : {}}
                >
                  {row.tenantName}
                </Link>
              </Table.Td>
              <Table.Td>{row.leaseNo}</Table.Td>
              <Table.Td>
                {row.estate} {row.unitNo}
              </Table.Td>
              <Table.Td>{row.phone}</Table.Td>
              <Table.Td>{t(`leaving.ground.${row.ground}`)}</Table.Td>
              <Table.Td className={isLate ? looks.late : ''}>
                {formatDayWithWeekday(row.dueOn, t)} {isLate && t('lease.late')}
              </Table.Td>
              {list === 'overdue' && (
                <Table.Td className={`number ${row.marketFen === null ? (looks.due ?? '') : ''}`}>
                  {row.marketFen === null ? t('leaving.stay.notSet') : formatYuan(row.marketFen)}
                </Table.Td>
              )}
              {list === 'overdue' && (
                <Table.Td className={row.pursuit === 'none' ? (looks.due ?? '') : ''}>
                  {t(`leaving.pursuit.${row.pursuit}`)}
                </Table.Td>
              )}
              <Table.Td>{row.isHandedOver ? t('leaving.yes') : ''}</Table.Td>
            </Table.Tr>
          );
        })}
      </Table.Tbody>
    </Table>
  );
}
