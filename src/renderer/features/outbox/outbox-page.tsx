import { Button, EmptyState, Group, Paper, Skeleton, Stack, Table, Text, Title } from '@mantine/core';
import { IconCircleCheck, IconPlugConnectedX } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { InferContractRouterOutputs } from '@orpc/contract';
import type { Contract } from '../../../contract/contract.ts';
import { instant } from '../../../kernel/instant.ts';
import { orpc } from '../../api/query.ts';
import { formatCount, formatInstant } from '../../ui/format.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { commandWord } from './command-word.ts';
import { Note } from '../../ui/note.tsx';

const PAGE = 100;

type Outputs = InferContractRouterOutputs<Contract>['outbox'];

/** What waits to be sent to the city, in the order in which it will go. */
export function OutboxPage() {
  const { t } = useTranslation();
  const summary = useQuery(orpc.outbox.summary.queryOptions());
  const list = useInfiniteQuery(
    orpc.outbox.list.infiniteOptions({
      input: (before: number | null) => ({ before, limit: PAGE }),
      initialPageParam: null as number | null,
      getNextPageParam: (page) => (page.length < PAGE ? undefined : page.at(-1)?.sequence),
    }),
  );
  const items = list.data?.pages.flat();
  return (
    <Stack component="section" aria-labelledby="outbox-title" p="lg" gap="md">
      <Group justify="space-between" align="baseline">
        <Title order={1} size="h3" id="outbox-title">
          {t('outbox.title')}
        </Title>
        <SummaryLine summary={summary.data} />
      </Group>
      <ProblemNote error={summary.error ?? list.error} />
      {summary.data?.hub === null && (items?.length ?? 0) > 0 && (
        <Note tone="plain" icon={<IconPlugConnectedX size={18} />} title={t('outbox.aloneTitle')}>
          {t('outbox.aloneBody')}
        </Note>
      )}
      {list.isPending && <Skeleton height={320} />}
      {items?.length === 0 && <NothingWaits alone={summary.data?.hub === null} />}
      {items !== undefined && items.length > 0 && <WaitingTable items={items} />}
      {list.hasNextPage && (
        <Button variant="default" onClick={() => void list.fetchNextPage()} loading={list.isFetchingNextPage}>
          {t('outbox.more', { n: PAGE })}
        </Button>
      )}
    </Stack>
  );
}

function SummaryLine({ summary }: { summary: Outputs['summary'] | undefined }) {
  const { t } = useTranslation();
  if (summary === undefined) return <Skeleton height={20} width={320} />;
  const parts = [
    t('outbox.waiting', { n: formatCount(summary.waiting) }),
    `${t('outbox.hub')} ${summary.hub ?? t('outbox.alone')}`,
    `${t('outbox.lastSynced')} ${summary.lastSyncedAt === null ? t('outbox.never') : formatInstant(instant(summary.lastSyncedAt))}`,
  ];
  return (
    <Text c="var(--quiet)" aria-live="polite">
      {parts.join(' · ')}
    </Text>
  );
}

function NothingWaits({ alone }: { alone: boolean }) {
  const { t } = useTranslation();
  return (
    <Paper withBorder p="xl">
      <EmptyState
        icon={alone ? <IconPlugConnectedX /> : <IconCircleCheck />}
        title={t('outbox.empty')}
        description={alone ? t('outbox.aloneBody') : t('outbox.emptyBody')}
      />
    </Paper>
  );
}

function WaitingTable({ items }: { items: Outputs['list'] }) {
  const { t } = useTranslation();
  return (
    <Paper withBorder>
      <Table stickyHeader verticalSpacing={6} horizontalSpacing="md">
        <Table.Caption>{t('outbox.order')}</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th className="number" w={80}>
              {t('outbox.column.sequence')}
            </Table.Th>
            <Table.Th w={200}>{t('outbox.column.what')}</Table.Th>
            <Table.Th w={170}>{t('outbox.column.recordedAt')}</Table.Th>
            <Table.Th className="number" w={100}>
              {t('outbox.column.attempts')}
            </Table.Th>
            <Table.Th>{t('outbox.column.lastError')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map((item) => (
            <Table.Tr key={item.sequence}>
              <Table.Td className="number">{item.sequence}</Table.Td>
              <Table.Td>{commandWord(item.name, t)}</Table.Td>
              <Table.Td>{formatInstant(instant(item.recordedAt))}</Table.Td>
              <Table.Td className="number">{item.attempts}</Table.Td>
              <Table.Td c={item.lastError === null ? 'var(--quiet)' : 'var(--late)'}>
                {item.lastError ?? t('outbox.notTried')}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Paper>
  );
}
