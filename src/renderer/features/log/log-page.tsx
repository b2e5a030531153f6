import { Button, Paper, Skeleton, Stack, Table, Text, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { InferContractRouterOutputs } from '@orpc/contract';
import type { Contract } from '../../../contract/contract.ts';
import { instant } from '../../../kernel/instant.ts';
import { orpc } from '../../api/query.ts';
import { CaseLink } from '../../ui/case-link.tsx';
import { formatInstant } from '../../ui/format.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { isCaseSubject, readingWord } from './reading-words.ts';
import { VerifyPanel } from './verify-panel.tsx';

const PAGE = 100;

type Entry = InferContractRouterOutputs<Contract>['log']['access'][number];

/** For the administrator and the auditor: does the case log hold, and who looked at whose data. */
export function LogPage() {
  const { t } = useTranslation();
  return (
    <Stack p="lg" gap="md">
      <Title order={1} size="h3">
        {t('log.title')}
      </Title>
      <VerifyPanel />
      <ReadingLog />
    </Stack>
  );
}

function ReadingLog() {
  const { t } = useTranslation();
  const log = useInfiniteQuery(
    orpc.log.access.infiniteOptions({
      input: (before: number | null) => ({ before, limit: PAGE }),
      initialPageParam: null as number | null,
      getNextPageParam: (page) => (page.length < PAGE ? undefined : page.at(-1)?.id),
      // Looking at the log again shows what was read meanwhile.
      staleTime: 0,
    }),
  );
  const entries = log.data?.pages.flat();
  return (
    <Paper withBorder component="section" aria-labelledby="reading-title">
      <Stack gap={2} p="md" pb="xs">
        <Title order={2} size="h5" id="reading-title">
          {t('log.reading.title')}
        </Title>
        <Text c="var(--quiet)">{t('log.reading.hint')}</Text>
      </Stack>
      <ProblemNote error={log.error} />
      {log.isPending && <Skeleton height={400} m="md" />}
      {entries?.length === 0 && <Text p="md">{t('log.reading.empty')}</Text>}
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
          <Table.Th w={150}>{t('log.reading.action')}</Table.Th>
          <Table.Th w={150}>{t('log.reading.subject')}</Table.Th>
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
              <Subject entry={entry} />
            </Table.Td>
            <Table.Td>{entry.detail}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

/** A case is named by the head of its id: the log keeps no names. */
function Subject({ entry }: { entry: Entry }) {
  const { t } = useTranslation();
  if (!isCaseSubject(entry)) return entry.subject;
  return (
    <CaseLink caseId={entry.subject}>
      {t('log.openCase')} …{entry.subject.slice(-6)}
    </CaseLink>
  );
}
