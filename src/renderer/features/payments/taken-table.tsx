import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { TakenPayment } from '../../../contract/payments.ts';
import { formatDay, formatYuan } from '../../ui/format.ts';
import { SHOWN } from './use-payment-file.ts';
import looks from '../../ui/looks.module.css';

/** The first lines of a file with what becomes of them. */
export function TakenTable({ taken }: { readonly taken: readonly TakenPayment[] }) {
  const { t } = useTranslation();
  if (taken.length === 0) return null;
  return (
    <section aria-label={t('payments.preview', { n: SHOWN })}>
      {taken.length === SHOWN && <p className={looks.quiet}>{t('payments.preview', { n: SHOWN })}</p>}
      <Table verticalSpacing={4} horizontalSpacing="sm" withTableBorder>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={60} className="number">
              {t('payments.column.line')}
            </Table.Th>
            <Table.Th w={110}>{t('payments.column.paidOn')}</Table.Th>
            <Table.Th w={120} className="number">
              {t('payments.column.amount')}
            </Table.Th>
            <Table.Th>{t('payments.column.payer')}</Table.Th>
            <Table.Th>{t('payments.column.reference')}</Table.Th>
            <Table.Th>{t('payments.column.lease')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {taken.map(({ line, paidOn, fen, payer, reference, leaseNo, why }) => (
            <Table.Tr key={line}>
              <Table.Td className="number">{line}</Table.Td>
              <Table.Td>{formatDay(paidOn)}</Table.Td>
              <Table.Td className="number">{formatYuan(fen)}</Table.Td>
              <Table.Td>{payer}</Table.Td>
              <Table.Td className={looks.long ?? ''}>{reference}</Table.Td>
              <Table.Td className={why === null ? '' : (looks.due ?? '')}>
                {leaseNo ?? (why === null ? '' : t(`payments.why.${why}`))}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}
