import { Progress, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { SyncStatus } from '../../../contract/sync.ts';
import { causeTitle } from '../../api/hub-words.ts';
import { orpc } from '../../api/query.ts';
import { formatCount } from '../../ui/format.ts';
import { Note } from '../../ui/note.tsx';

const LOOK_MS = 2_000;

/**
 * How far a city that was joined has come, for whoever waits in front of the sign-in until the account is there.
 * Nothing once the first fetch is over, and nothing where the desk does not tell it to somebody who has not signed in.
 */
export function FirstFetch() {
  const { t } = useTranslation();
  const { data } = useQuery({ ...orpc.sync.status.queryOptions(), refetchInterval: LOOK_MS });
  if (data === undefined || !isFirst(data)) return null;
  return (
    <Note tone={data.cause === null ? 'plain' : 'due'} title={t('desk.signIn.fetching')}>
      <Share fetched={data.fetched} />
      {data.cause !== null && <Text>{t('desk.signIn.held', { cause: causeTitle(data.cause, t) })}</Text>}
    </Note>
  );
}

/** Never together yet, with a hub to be together with. */
function isFirst({ phase, hub, lastSyncedAt }: SyncStatus): boolean {
  return phase === 'first' || (hub !== null && lastSyncedAt === null && phase !== 'idle');
}

function Share({ fetched }: Pick<SyncStatus, 'fetched'>) {
  const { t } = useTranslation();
  if (fetched === null || fetched.head <= fetched.from) return <Text>{t('desk.signIn.fetchingStart')}</Text>;
  const [done, total] = [fetched.upTo - fetched.from, fetched.head - fetched.from];
  return (
    <>
      <Progress.Root size="lg" my={4}>
        <Progress.Section value={(100 * done) / total} aria-label={t('sync.panel.progress')} />
      </Progress.Root>
      <Text>{t('desk.signIn.fetchingBody', { done: formatCount(done), total: formatCount(total) })}</Text>
    </>
  );
}
