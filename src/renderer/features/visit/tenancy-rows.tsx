import { Button, Table } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { VisitStep } from '../../../contract/visits.ts';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import { formatDay, formatDayWithWeekday } from '../../ui/format.ts';
import { useToday } from '../../ui/today.ts';
import classes from './visit.module.css';
import looks from '../../ui/looks.module.css';

export interface TenancyRow {
  readonly leaseId: string;
  readonly leaseNo: string;
  readonly tenantName: string;
  readonly estate: string;
  readonly unitNo: string;
  readonly phone: string;
  /** What the list is ordered by. */
  readonly day: PlainDate | null;
  readonly isLate: boolean;
  readonly promisedUntil: PlainDate | null;
  readonly toldOn: PlainDate | null;
}

interface TenancyRowsProps {
  /** What is done with the list as a whole. */
  readonly above?: React.ReactNode;
  readonly rows: readonly TenancyRow[];
  readonly dayLabel: string;
  /** What a late row says beside its day. */
  readonly lateWord: string;
  readonly step: VisitStep;
  /** Null when all are there. */
  readonly more: { readonly n: number; readonly isPending: boolean; readonly fetch: () => void } | null;
}

/** Households of a list, the most pressing first; a row opens the visit at its step. */
export function TenancyRows({ above, rows, dayLabel, lateWord, step, more }: TenancyRowsProps) {
  const { t } = useTranslation();
  const today = useToday();
  return (
    <>
      {above !== null && above !== undefined && <div className={classes.above}>{above}</div>}
      <Table verticalSpacing={6} horizontalSpacing="sm" withTableBorder highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={110}>{t('lease.column.tenant')}</Table.Th>
            <Table.Th w={190}>{t('lease.column.leaseNo')}</Table.Th>
            <Table.Th>{t('lease.column.home')}</Table.Th>
            <Table.Th w={120}>{t('lease.fact.phone')}</Table.Th>
            <Table.Th w={190}>{dayLabel}</Table.Th>
            <Table.Th w={130}>{t('tenancy.column.promised')}</Table.Th>
            <Table.Th w={130}>{t('tenancy.column.told')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => {
            const isBroken = row.promisedUntil !== null && row.promisedUntil < today;
            return (
              <Table.Tr key={`${row.leaseId}${String(row.day)}`}>
                <Table.Td>
                  <Link to="/visit/$leaseId" params={{ leaseId: row.leaseId }} search={{ step }}>
                    {row.tenantName}
                  </Link>
                </Table.Td>
                <Table.Td>{row.leaseNo}</Table.Td>
                <Table.Td>
                  {row.estate} {row.unitNo}
                </Table.Td>
                <Table.Td>{row.phone}</Table.Td>
                <Table.Td className={row.isLate ? looks.late : ''}>
                  {formatDayWithWeekday(row.day, t)} {row.isLate && lateWord}
                </Table.Td>
                <Table.Td className={isBroken ? looks.late : row.promisedUntil === null ? '' : looks.due}>
                  {formatDay(row.promisedUntil)} {isBroken && t('lease.late')}
                </Table.Td>
                <Table.Td>{formatDay(row.toldOn)}</Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
      {more !== null && (
        <Button variant="default" loading={more.isPending} onClick={more.fetch}>
          {t('outbox.more', { n: more.n })}
        </Button>
      )}
    </>
  );
}
