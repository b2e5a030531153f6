import { Table } from '@mantine/core';
import type { TFunction } from 'i18next';
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
            <Table.Td>{noteOf(line.payload, t)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

/** Why the program itself moved the last day of a ledger. */
const ownReasons = {
  'moving-out': 'lease.termReason.moving-out',
  returned: 'lease.termReason.returned',
  'stays-on': 'lease.termReason.stays-on',
} as const;

/** What a person wrote with it. */
function noteOf(payload: Readonly<Record<string, unknown>>, t: TFunction): string {
  return ['note', 'comment', 'reason', 'text', 'filingNo', 'defects', 'receiptNo', 'standsAs']
    .map((name) => payload[name])
    .filter((value) => typeof value === 'string' && value !== '')
    .map((value) =>
      Object.hasOwn(ownReasons, String(value)) ? t(ownReasons[value as keyof typeof ownReasons]) : value,
    )
    .join('　');
}
