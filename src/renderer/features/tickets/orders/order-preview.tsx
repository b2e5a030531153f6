import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { OrderPreview } from '../../../../contract/order-import.ts';
import { formatCount } from '../../../ui/format.ts';
import classes from './orders.module.css';
import looks from '../../../ui/looks.module.css';

/** The first good lines as they come in, so that a wrong column is seen before all of them do. */
export function OrderPreviewTable({ rows }: { readonly rows: readonly OrderPreview[] }) {
  const { t } = useTranslation();
  if (rows.length === 0) return null;
  const title = t('orders.preview', { n: formatCount(rows.length) });
  return (
    <section aria-label={title}>
      <h2 className={classes.under}>{title}</h2>
      <Table verticalSpacing={4} horizontalSpacing="sm" withTableBorder>
        <Table.Thead>
          <Table.Tr>
            {(['line', 'orderNo', 'title', 'subject', 'topic', 'about', 'office', 'receivedOn', 'dueOn'] as const).map(
              (name) => (
                <Table.Th key={name} className={name === 'line' ? 'number' : ''}>
                  {name === 'line' ? t('units.import.column.line') : t(`orders.column.${name}`)}
                </Table.Th>
              ),
            )}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={`${String(row.line)} ${row.orderNo}`}>
              <Table.Td className="number">{row.line}</Table.Td>
              <Table.Td>{row.orderNo}</Table.Td>
              <Table.Td className={looks.long ?? ''}>{row.title}</Table.Td>
              <Table.Td>{t(`tickets.subject.${row.subject}`)}</Table.Td>
              <Table.Td>{t(`tickets.topic.${row.topic}`)}</Table.Td>
              <Table.Td>{row.about}</Table.Td>
              <Table.Td>{row.officeName}</Table.Td>
              <Table.Td>{row.receivedOn}</Table.Td>
              <Table.Td>{row.dueOn}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}
