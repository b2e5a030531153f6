import { Button, Group, Paper, Skeleton, Stack, Table, Text, Title } from '@mantine/core';
import type { InferContractRouterOutputs } from '@orpc/contract';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Contract } from '../../../contract/contract.ts';
import type { AccessFilters } from '../../../contract/log.ts';
import { instant } from '../../../kernel/instant.ts';
import { orpc } from '../../api/query.ts';
import { CaseLink } from '../../ui/case-link.tsx';
import { formatInstant } from '../../ui/format.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { ReadingFilters } from './reading-filters.tsx';
import { readingDetail, readingWord } from './reading-words.ts';

const PAGE = 100;

type Entry = InferContractRouterOutputs<Contract>['log']['access'][number];

/** Who looked at whose data, newest first, narrowed by whoever asks. */
export function ReadingLog() {
  const { t } = useTranslation();
  const [filters, setFilters] = useState<AccessFilters>({});
  const [cleared, setCleared] = useState(0);
  const log = useInfiniteQuery(
    orpc.log.access.infiniteOptions({
      input: (before: number | null) => ({ before, limit: PAGE, filters }),
      initialPageParam: null as number | null,
      getNextPageParam: (page) => (page.length < PAGE ? undefined : page.at(-1)?.id),
      placeholderData: keepPreviousData,
      // Looking at the log again shows what was read meanwhile.
      staleTime: 0,
    }),
  );
  const entries = log.data?.pages.flat();
  const isFiltered = Object.values(filters).some((value) => value !== undefined);
  return (
    <Paper withBorder component="section" aria-labelledby="reading-title">
      <Stack gap={2} p="md" pb="xs">
        <Title order={2} size="h5" id="reading-title">
          {t('log.reading.title')}
        </Title>
        <Text c="var(--quiet)">{t('log.reading.hint')}</Text>
      </Stack>
      <Group px="md" pb="sm" role="search" aria-label={t('log.filter.label')} gap="sm" align="flex-end">
        <ReadingFilters key={cleared} filters={filters} onChange={setFilters} />
        {isFiltered && (
          <Button
            variant="subtle"
            onClick={() => {
              setFilters({});
              setCleared((times) => times + 1);
            }}
          >
            {t('log.filter.clear')}
          </Button>
        )}
      </Group>
      <ProblemNote error={log.error} />
      {log.isPending && <Skeleton height={400} width="auto" m="md" />}
      {entries?.length === 0 && (
        <Text p="md" role="status">
          {t(isFiltered ? 'log.reading.emptyFiltered' : 'log.reading.empty')}
        </Text>
      )}
      {entries !== undefined && entries.length > 0 && <ReadingTable entries={entries} />}
      <Stack p="md" align="center">
        {log.hasNextPage ? (
          <Button variant="default" onClick={() => void log.fetchNextPage()} loading={log.isFetchingNextPage}>
            {t('log.reading.more', { n: PAGE })}
          </Button>
        ) : (
          entries !== undefined && entries.length > 0 && <Text c="var(--quiet)">{t('log.reading.end')}</Text>
        )}
      </Stack>
    </Paper>
  );
}

function ReadingTable({ entries }: { entries: readonly Entry[] }) {
  const { t } = useTranslation();
  return (
    <Table verticalSpacing={6} horizontalSpacing="md" layout="fixed">
      <Table.Thead>
        <Table.Tr>
          <Table.Th w={160}>{t('log.reading.at')}</Table.Th>
          <Table.Th w={120}>{t('log.reading.actor')}</Table.Th>
          <Table.Th w={190}>{t('log.reading.action')}</Table.Th>
          <Table.Th w={190}>{t('log.reading.subject')}</Table.Th>
          <Table.Th>{t('log.reading.detail')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {entries.map((entry) => (
          <Table.Tr key={entry.id}>
            <Table.Td>{formatInstant(instant(entry.at))}</Table.Td>
            <Table.Td>{entry.actorName}</Table.Td>
            <Table.Td>{readingWord(entry.action, t)}</Table.Td>
            <Table.Td>
              {entry.caseNo === null ? entry.subject : <CaseLink caseId={entry.subject}>{entry.caseNo}</CaseLink>}
            </Table.Td>
            <Table.Td>{readingDetail(entry, t)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
