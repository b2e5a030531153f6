import { Paper, Table } from '@mantine/core';
import type { InferContractRouterOutputs } from '@orpc/contract';
import { useTranslation } from 'react-i18next';
import type { Contract } from '../../../contract/contract.ts';
import { instant } from '../../../kernel/instant.ts';
import { hubAnswerWord } from '../../api/hub-words.ts';
import { shortTime } from '../../shell/sync/sync-line.ts';
import { commandWord } from '../../ui/command-word.ts';
import { formatCount, formatInstant } from '../../ui/format.ts';
import { useNow } from '../../ui/now.ts';

type Item = InferContractRouterOutputs<Contract>['outbox']['list'][number];

/** What waits, one command a row: about which case, by whom, and what came of sending it. */
export function WaitingTable({ items }: { readonly items: readonly Item[] }) {
  const { t } = useTranslation();
  return (
    <Paper withBorder>
      <Table stickyHeader verticalSpacing={6} horizontalSpacing="md" layout="fixed">
        <Table.Caption>{t('outbox.order')}</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th className="number" w={80}>
              {t('outbox.column.sequence')}
            </Table.Th>
            <Table.Th w={170}>{t('outbox.column.caseNo')}</Table.Th>
            <Table.Th w={150}>{t('outbox.column.what')}</Table.Th>
            <Table.Th w={100}>{t('outbox.column.by')}</Table.Th>
            <Table.Th w={160}>{t('outbox.column.recordedAt')}</Table.Th>
            <Table.Th className="number" w={70}>
              {t('outbox.column.attempts')}
            </Table.Th>
            <Table.Th w={120}>{t('outbox.column.nextTry')}</Table.Th>
            <Table.Th>{t('outbox.column.lastError')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map((item) => (
            <WaitingRow key={item.sequence} item={item} />
          ))}
        </Table.Tbody>
      </Table>
    </Paper>
  );
}

function WaitingRow({ item }: { readonly item: Item }) {
  const { t } = useTranslation();
  const now = useNow();
  const next = item.nextTryAt;
  return (
    <Table.Tr>
      <Table.Td className="number">{formatCount(item.sequence)}</Table.Td>
      <Table.Td>{item.caseNo ?? ''}</Table.Td>
      <Table.Td>{commandWord(item.name, t)}</Table.Td>
      <Table.Td>{item.byName}</Table.Td>
      <Table.Td>{formatInstant(instant(item.recordedAt))}</Table.Td>
      <Table.Td className="number">{item.attempts === 0 ? '' : formatCount(item.attempts)}</Table.Td>
      <Table.Td>{next === null ? '' : next <= now ? t('outbox.soon') : shortTime(instant(next), now)}</Table.Td>
      <Table.Td c={item.lastError === null ? 'var(--quiet)' : 'var(--due)'}>
        {item.lastError === null ? t('outbox.notTried') : hubAnswerWord(item.lastError, t)}
      </Table.Td>
    </Table.Tr>
  );
}
