import { Badge, Button, Skeleton, Table } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { DrawRow } from '../../../contract/draws.ts';
import { orpc } from '../../api/query.ts';
import { formatCount, formatDay } from '../../ui/format.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import classes from './draws.module.css';
import looks from '../../ui/looks.module.css';

const PAGE = 100;

/** Every draw of the city, rehearsals and voided ones too, the newest first. */
export function DrawsPage() {
  const { t } = useTranslation();
  const list = useInfiniteQuery(
    orpc.draws.list.infiniteOptions({
      input: (before: number | null) => ({ before, limit: PAGE }),
      initialPageParam: null as number | null,
      getNextPageParam: (page) => (page.length < PAGE ? undefined : page.at(-1)?.cursor),
    }),
  );
  const rows = list.data?.pages.flat();
  return (
    <section className={looks.page} aria-labelledby="draws-title">
      <h1 id="draws-title" className={classes.title}>
        {t('draws.title')}
      </h1>
      {list.isPending && <Skeleton height={320} animate={false} />}
      <ProblemNote error={list.error} />
      {rows?.length === 0 && <p className={classes.quiet}>{t('draws.none')}</p>}
      {rows !== undefined && rows.length > 0 && <DrawTable rows={rows} />}
      {list.hasNextPage && (
        <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('outbox.more', { n: PAGE })}
        </Button>
      )}
    </section>
  );
}

function DrawTable({ rows }: { readonly rows: readonly DrawRow[] }) {
  const { t } = useTranslation();
  return (
    <Table verticalSpacing={6} horizontalSpacing="sm" withTableBorder highlightOnHover>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('draws.column.title')}</Table.Th>
          <Table.Th w={130}>{t('draws.column.status')}</Table.Th>
          <Table.Th className="number" w={90}>
            {t('draws.column.households')}
          </Table.Th>
          <Table.Th className="number" w={90}>
            {t('draws.column.units')}
          </Table.Th>
          <Table.Th w={110}>{t('draws.column.frozen')}</Table.Th>
          <Table.Th w={110}>{t('draws.column.drawn')}</Table.Th>
          <Table.Th w={110}>{t('draws.column.until')}</Table.Th>
          <Table.Th w={150}>{t('draws.column.plan')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((row) => (
          <Table.Tr key={row.drawId}>
            <Table.Td>
              <Link to="/draws/$drawId" params={{ drawId: row.drawId }}>
                {row.title}
              </Link>{' '}
              {row.rehearsal && <RehearsalBadge />}
            </Table.Td>
            <Table.Td>
              {t(`draws.status.${row.status}`)}{' '}
              {row.openObjections > 0 && (
                <span className={classes.due}>{t('draws.openObjections', { n: row.openObjections })}</span>
              )}
            </Table.Td>
            <Table.Td className="number">{formatCount(row.households)}</Table.Td>
            <Table.Td className="number">{formatCount(row.units)}</Table.Td>
            <Table.Td>{formatDay(row.frozenOn)}</Table.Td>
            <Table.Td>{formatDay(row.drawnOn)}</Table.Td>
            <Table.Td>{formatDay(row.endsOn)}</Table.Td>
            <Table.Td className={classes.mono}>{row.planHash.slice(0, 12)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

export function RehearsalBadge() {
  const { t } = useTranslation();
  return (
    <Badge variant="outline" color="orange" radius="sm" tt="none" className={classes.rehearsal}>
      {t('draws.rehearsal')}
    </Badge>
  );
}
