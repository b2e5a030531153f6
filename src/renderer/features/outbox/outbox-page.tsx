import { Button, EmptyState, Group, Paper, Skeleton, Stack, Text, Title } from '@mantine/core';
import { IconCircleCheck, IconPlugConnectedX } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { SyncStatus } from '../../../contract/sync.ts';
import { orpc } from '../../api/query.ts';
import { useSync } from '../../shell/sync/use-sync.ts';
import { formatCount } from '../../ui/format.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { OutboxTools } from './outbox-tools.tsx';
import { StateNote } from './state-note.tsx';
import { WaitingTable } from './waiting-table.tsx';

const PAGE = 100;

/** What waits to be sent to the city, why it waits, and the stick for when no line will do. */
export function OutboxPage() {
  const { t } = useTranslation();
  const sync = useSync();
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
      <Group justify="space-between" wrap="nowrap">
        <Group gap="md" align="baseline" wrap="nowrap">
          <Title order={1} size="h3" id="outbox-title">
            {t('outbox.title')}
          </Title>
          <Text c="var(--quiet)" aria-live="polite" style={{ whiteSpace: 'nowrap' }}>
            {sync !== undefined && t('outbox.waiting', { n: formatCount(sync.waiting) })}
          </Text>
        </Group>
        {sync !== undefined && <OutboxTools status={sync} />}
      </Group>
      {sync === undefined ? <Skeleton height={64} /> : <StateNote status={sync} />}
      <ProblemNote error={list.error} />
      {list.isPending && <Skeleton height={320} />}
      {items?.length === 0 && <NothingWaits phase={sync?.phase} />}
      {items !== undefined && items.length > 0 && <WaitingTable items={items} />}
      {list.hasNextPage && (
        <Button variant="default" onClick={() => void list.fetchNextPage()} loading={list.isFetchingNextPage}>
          {t('outbox.more', { n: PAGE })}
        </Button>
      )}
    </Stack>
  );
}

function NothingWaits({ phase }: { readonly phase: SyncStatus['phase'] | undefined }) {
  const { t } = useTranslation();
  const alone = phase === 'alone';
  return (
    <Paper withBorder p="xl">
      <EmptyState
        icon={alone ? <IconPlugConnectedX /> : <IconCircleCheck />}
        title={t('outbox.empty')}
        description={t(alone ? 'outbox.emptyAlone' : 'outbox.emptyBody')}
      />
    </Paper>
  );
}
