import { Button, Skeleton, Table } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PaymentRow } from '../../../contract/payments.ts';
import type { PaymentCommandType } from '../../../domain/payment/commands.ts';
import type { PaymentStatus } from '../../../domain/payment/state.ts';
import { orpc } from '../../api/query.ts';
import { formatDay, formatYuan } from '../../ui/format.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import lease from '../lease/lease.module.css';
import { AssignDialog } from './assign-dialog.tsx';
import { NoteDialog, ReturnDialog } from './settle-dialogs.tsx';
import looks from '../../ui/looks.module.css';

const PAGE = 100;
const commands = ['assign', 'return', 'note'] as const satisfies readonly PaymentCommandType[];

interface Chosen {
  readonly row: PaymentRow;
  readonly command: PaymentCommandType;
}

/** Payments that wait, or that were settled, in the order in which they came. */
export function PaymentList({ status }: { readonly status: PaymentStatus }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [receiptNo, setReceiptNo] = useState<string | null>(null);
  const list = useInfiniteQuery(
    orpc.payments.list.infiniteOptions({
      input: (after: number | null) => ({ status, after, limit: PAGE }),
      initialPageParam: null as number | null,
      getNextPageParam: (page) => (page.length < PAGE ? undefined : page.at(-1)?.cursor),
    }),
  );
  const rows = list.data?.pages.flat();
  if (list.isPending) return <Skeleton height={320} animate={false} />;
  if (rows === undefined) return <ProblemNote error={list.error} />;
  const close = (settled: string | null): void => {
    setChosen(null);
    setReceiptNo(settled);
  };
  return (
    <>
      {receiptNo !== null && (
        <p role="status" className={looks.done}>
          {t('payments.settled', { receiptNo })}
        </p>
      )}
      {rows.length === 0 ? (
        <p className={looks.quiet}>{t(`payments.empty.${status}`)}</p>
      ) : (
        <Rows rows={rows} status={status} onChoose={setChosen} />
      )}
      {list.hasNextPage && (
        <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('outbox.more', { n: PAGE })}
        </Button>
      )}
      {chosen?.command === 'assign' && <AssignDialog row={chosen.row} onClose={close} />}
      {chosen?.command === 'return' && <ReturnDialog row={chosen.row} onClose={close} />}
      {chosen?.command === 'note' && <NoteDialog row={chosen.row} onClose={close} />}
    </>
  );
}

interface RowsProps {
  readonly rows: readonly PaymentRow[];
  readonly status: PaymentStatus;
  readonly onChoose: (chosen: Chosen) => void;
}

function Rows({ rows, status, onChoose }: RowsProps) {
  const { t } = useTranslation();
  const isOpen = status === 'open';
  return (
    <Table verticalSpacing={4} horizontalSpacing="xs" withTableBorder highlightOnHover>
      <Table.Thead>
        <Table.Tr>
          <Table.Th w={96}>{t('payments.column.paidOn')}</Table.Th>
          <Table.Th w={110} className="number">
            {t('payments.column.amount')}
          </Table.Th>
          <Table.Th w={110}>{t('payments.column.payer')}</Table.Th>
          <Table.Th>{t('payments.column.told')}</Table.Th>
          <Table.Th w={140}>{t('payments.column.why')}</Table.Th>
          <Table.Th w={160}>{t('payments.column.from')}</Table.Th>
          <Table.Th w={100}>{t('payments.column.note')}</Table.Th>
          <Table.Th w={200}>{isOpen ? null : t('payments.column.receipt')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((row) => (
          <Table.Tr key={row.paymentId}>
            <Table.Td>{formatDay(row.paidOn)}</Table.Td>
            <Table.Td className="number">{formatYuan(row.fen)}</Table.Td>
            <Table.Td className={looks.long ?? ''}>{row.payer}</Table.Td>
            <Table.Td className={looks.long ?? ''}>
              {[row.told, row.reference].filter((text) => text !== '').join(' · ')}
            </Table.Td>
            <Table.Td>{t(`payments.why.${row.why}`)}</Table.Td>
            <Table.Td className={looks.long ?? ''}>
              {row.fileName} {t('payments.atLine', { line: row.line })}
            </Table.Td>
            <Table.Td className={looks.long ?? ''}>{row.note}</Table.Td>
            <Table.Td>
              {isOpen ? (
                <span className={lease.buttons}>
                  {commands.map((command) => (
                    <Button
                      key={command}
                      size="compact-xs"
                      variant="default"
                      onClick={() => {
                        onChoose({ row, command });
                      }}
                    >
                      {t(`payments.command.${command}`)}
                    </Button>
                  ))}
                </span>
              ) : (
                [row.leaseNo, row.receiptNo].filter((text) => text !== '').join(' · ')
              )}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
