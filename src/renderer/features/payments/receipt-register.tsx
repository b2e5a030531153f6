import { Button, NativeSelect, Skeleton, Table } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ReceiptRow, ReceiptSeries } from '../../../contract/payments.ts';
import { orpc } from '../../api/query.ts';
import { formatCount, formatDay, formatYuan } from '../../ui/format.ts';
import { Note } from '../../ui/note.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import looks from '../../ui/looks.module.css';

const route = getRouteApi('/desk/leases/payments');
const PAGE = 100;

/** Every receipt that was given, by number, void ones with the receipt that stands; and whether a number is missing. */
export function ReceiptRegister({ series }: { readonly series: string | undefined }) {
  const { t } = useTranslation();
  const navigate = route.useNavigate();
  const all = useQuery(orpc.payments.receiptSeries.queryOptions());
  if (all.isPending) return <Skeleton height={320} animate={false} />;
  if (all.data === undefined) return <ProblemNote error={all.error} />;
  const shown = all.data.find((one) => one.series === series) ?? all.data.at(-1);
  if (shown === undefined) return <p className={looks.quiet}>{t('payments.register.empty')}</p>;
  return (
    <>
      <NativeSelect
        size="xs"
        w={260}
        label={t('payments.register.series')}
        value={shown.series}
        data={all.data.map((one) => ({
          value: one.series,
          label: `${one.series.slice(0, -1)} · ${formatCount(one.given)}`,
        }))}
        onChange={({ currentTarget: { value } }) => void navigate({ search: { tab: 'receipts', series: value } })}
      />
      <Numbers series={shown} />
      <Rows key={shown.series} series={shown.series} />
    </>
  );
}

/** Whether each number up to the highest is accounted for. */
function Numbers({ series: { given, voided, highest, missing } }: { readonly series: ReceiptSeries }) {
  const { t } = useTranslation();
  const told = t('payments.register.counts', { given: formatCount(given), voided: formatCount(voided), highest });
  if (missing === null) return <p className={looks.quiet}>{`${told}${t('payments.register.notAll')}`}</p>;
  if (missing.length === 0) return <p className={looks.quiet}>{`${told}${t('payments.register.whole')}`}</p>;
  return (
    <Note tone="late" role="alert" title={t('payments.register.missing', { n: formatCount(missing.length) })}>
      {missing.join(t('case.comma'))}
    </Note>
  );
}

function Rows({ series }: { readonly series: string }) {
  const { t } = useTranslation();
  const list = useInfiniteQuery(
    orpc.payments.receipts.infiniteOptions({
      input: (before: string | null) => ({ series, before, limit: PAGE }),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => (page.length < PAGE ? undefined : page.at(-1)?.receiptNo),
    }),
  );
  const rows = list.data?.pages.flat();
  if (list.isPending) return <Skeleton height={320} animate={false} />;
  if (rows === undefined) return <ProblemNote error={list.error} />;
  return (
    <>
      <Table verticalSpacing={4} horizontalSpacing="xs" withTableBorder highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={190}>{t('payments.column.receipt')}</Table.Th>
            <Table.Th w={104}>{t('payments.column.paidOn')}</Table.Th>
            <Table.Th w={110} className="number">
              {t('payments.column.amount')}
            </Table.Th>
            <Table.Th w={70}>{t('payments.register.way')}</Table.Th>
            <Table.Th w={180}>{t('payments.column.lease')}</Table.Th>
            <Table.Th w={100}>{t('lease.column.tenant')}</Table.Th>
            <Table.Th>{t('payments.column.reference')}</Table.Th>
            <Table.Th w={260}>{t('payments.register.state')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Row key={row.receiptNo} row={row} />
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

function Row({ row }: { readonly row: ReceiptRow }) {
  const { t } = useTranslation();
  const isOff = row.state !== 'stands';
  return (
    <Table.Tr>
      <Table.Td>{row.receiptNo}</Table.Td>
      <Table.Td>{formatDay(row.paidOn)}</Table.Td>
      <Table.Td className="number">{formatYuan(row.fen)}</Table.Td>
      <Table.Td>{t(`lease.way.${row.way}`)}</Table.Td>
      <Table.Td>
        <Link to="/lease/$leaseId" params={{ leaseId: row.leaseId }} search={{ part: 'ledger' }}>
          {row.leaseNo}
        </Link>
      </Table.Td>
      <Table.Td>{row.tenantName}</Table.Td>
      <Table.Td className={looks.long ?? ''}>{row.reference}</Table.Td>
      <Table.Td className={isOff ? (looks.due ?? '') : ''}>
        {row.standsAs === ''
          ? t(`payments.register.states.${row.state}`)
          : t('payments.register.standsAs', { receiptNo: row.standsAs })}
      </Table.Td>
    </Table.Tr>
  );
}
