import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LeaseView } from '../../../contract/leases.ts';
import { instant } from '../../../kernel/instant.ts';
import { eventWord } from '../../ui/event-word.ts';
import { formatInstant } from '../../ui/format.ts';
import looks from '../../ui/looks.module.css';

/** Who did what to the lease, the newest first. The ledger is the history of its money. */
export function HistoryPart({ view }: { readonly view: LeaseView }) {
  const { t } = useTranslation();
  if (view.history.length === 0) return <p className={looks.quiet}>{t('lease.empty.history')}</p>;
  return (
    <Table verticalSpacing={6} horizontalSpacing="sm" withTableBorder>
      <Table.Thead>
        <Table.Tr>
          <Table.Th w={170}>{t('lease.column.at')}</Table.Th>
          <Table.Th w={160}>{t('lease.column.by')}</Table.Th>
          <Table.Th w={220}>{t('lease.column.what')}</Table.Th>
          <Table.Th>{t('lease.column.note')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {view.history.map((line) => (
          <Table.Tr key={`${String(line.at)}${line.type}`}>
            <Table.Td>{formatInstant(instant(line.at))}</Table.Td>
            <Table.Td>{line.byName}</Table.Td>
            <Table.Td>{eventWord(line.type, t) ?? line.type}</Table.Td>
            <Table.Td>{noteOf(line.payload)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

/** What a person wrote with it. */
function noteOf(payload: Readonly<Record<string, unknown>>): string {
  return ['note', 'comment', 'reason', 'text', 'filingNo', 'defects']
    .map((name) => payload[name])
    .filter((value) => typeof value === 'string' && value !== '')
    .join('　');
}
