import { Button, SegmentedControl, Skeleton, Table } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ArrearsRow } from '../../../contract/rent.ts';
import { type ArrearsList, arrearsLists } from '../../../domain/arrears/arrears-list.ts';
import { rolesAllow } from '../../../domain/staff/role.ts';
import { client } from '../../api/client.ts';
import { orpc } from '../../api/query.ts';
import { useSession } from '../../api/session.ts';
import { formatCount, formatDay, formatYuan } from '../../ui/format.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { LettersToAll } from '../letters/letters-to-all.tsx';
import { StayNote } from '../leaving/stay-note.tsx';
import { nextStepWord } from './next-step-word.ts';
import classes from './lease.module.css';
import looks from '../../ui/looks.module.css';

const PAGE = 100;

/**
 * Leases with rent past its day, the oldest first, of one day the largest, with what PRH-28 counts beside it; those that
 * are left alone, and those with an agreement, each with their number.
 */
export function ArrearsTable({ list: shown }: { readonly list: ArrearsList }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const counts = useQuery(orpc.rent.arrearsCounts.queryOptions()).data;
  const mayKeep = rolesAllow(useSession().roles, 'rent.keep');
  return (
    <>
      <SegmentedControl
        size="xs"
        className={classes.lists}
        aria-label={t('lease.lateLists.label')}
        value={shown}
        data={arrearsLists.map((value) => ({
          value,
          label: `${t(`lease.lateLists.${value}`)} ${counts === undefined ? '' : formatCount(counts[value])}`,
        }))}
        onChange={(value) => {
          const late = arrearsLists.find((known) => known === value && known !== 'all');
          void navigate({ to: '/leases', search: { tab: 'arrears', late } });
        }}
      />
      <StayNote />
      {shown === 'all' && mayKeep && (counts?.all ?? 0) > 0 && (
        <div className={classes.buttons}>
          <LettersToAll kind="arrears-reminder" make={(signal) => client.rent.allLetters(undefined, { signal })} />
          <span className={looks.quiet}>{t('lease.lateLists.letters')}</span>
        </div>
      )}
      <Rows key={shown} shown={shown} />
    </>
  );
}

function Rows({ shown }: { readonly shown: ArrearsList }) {
  const { t } = useTranslation();
  const list = useInfiniteQuery(
    orpc.rent.arrears.infiniteOptions({
      input: (after: ArrearsRow['place'] | null) => ({ list: shown, after, limit: PAGE }),
      initialPageParam: null as ArrearsRow['place'] | null,
      getNextPageParam: (page) => (page.length < PAGE ? undefined : page.at(-1)?.place),
    }),
  );
  const rows = list.data?.pages.flat();
  if (list.isPending) return <Skeleton height={320} animate={false} />;
  if (rows === undefined) return <ProblemNote error={list.error} />;
  if (rows.length === 0) return <p className={looks.quiet}>{t(`lease.lateLists.empty.${shown}`)}</p>;
  return (
    <>
      <Table verticalSpacing={6} horizontalSpacing="xs" withTableBorder highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={170}>{t('lease.column.leaseNo')}</Table.Th>
            <Table.Th w={90}>{t('lease.column.tenant')}</Table.Th>
            <Table.Th>{t('lease.column.home')}</Table.Th>
            <Table.Th w={104}>{t('lease.column.since')}</Table.Th>
            <Table.Th className="number" w={116}>
              {t('lease.column.arrears')}
            </Table.Th>
            {shown === 'all' && (
              <Table.Th className="number" w={116}>
                {t('lease.column.owed')}
              </Table.Th>
            )}
            <Table.Th w={128}>{t('lease.column.months')}</Table.Th>
            <Table.Th w={104}>{t('lease.column.lastOn')}</Table.Th>
            <Table.Th w={176}>{t('lease.column.next')}</Table.Th>
            {shown === 'paused' && <Table.Th w={170}>{t('lease.column.why')}</Table.Th>}
            {shown === 'agreed' && <Table.Th w={104}>{t('lease.column.agreedOn')}</Table.Th>}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Row key={row.leaseId} row={row} shown={shown} />
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

function Row({ row, shown }: { readonly row: ArrearsRow; readonly shown: ArrearsList }) {
  const { t } = useTranslation();
  const { months, fen, since } = row.arrears;
  const isOver = months > row.monthsLimit;
  return (
    <Table.Tr>
      <Table.Td>
        <Link to="/lease/$leaseId" params={{ leaseId: row.leaseId }} search={{ part: 'arrears' }}>
          {row.leaseNo}
        </Link>
      </Table.Td>
      <Table.Td>{row.tenantName}</Table.Td>
      <Table.Td>
        {row.estate} <span className={classes.whole}>{row.unitNo}</span>
      </Table.Td>
      <Table.Td>{formatDay(since)}</Table.Td>
      <Table.Td className="number">{formatYuan(fen)}</Table.Td>
      {shown === 'all' && <Table.Td className="number">{formatYuan(row.owedFen)}</Table.Td>}
      <Table.Td className={isOver ? looks.late : ''}>
        {t('lease.monthsOf', { n: months, limit: row.monthsLimit })} {isOver && t('lease.overLimit')}
      </Table.Td>
      <Table.Td>{formatDay(row.lastOn)}</Table.Td>
      <Table.Td className={row.next.do === 'agreement-broken' ? looks.late : ''}>{nextStepWord(row.next, t)}</Table.Td>
      {shown === 'paused' && <Table.Td>{row.paused?.reason}</Table.Td>}
      {shown === 'agreed' && <Table.Td>{formatDay(row.agreedOn)}</Table.Td>}
    </Table.Tr>
  );
}
