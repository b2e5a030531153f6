import { Anchor, Button, CloseButton, Group, Progress, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SyncStatus } from '../../../contract/sync.ts';
import { type Instant, instant } from '../../../kernel/instant.ts';
import { useMay } from '../../api/session.ts';
import { formatCount, formatInstant } from '../../ui/format.ts';
import { Note } from '../../ui/note.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { SyncBody, syncHeading } from './sync-body.tsx';
import { shortTime, spanWords } from './sync-line.ts';
import classes from './sync.module.css';
import { useSyncNow } from './use-sync.ts';

const MINUTE = 60_000;

interface SyncPanelProps {
  readonly status: SyncStatus;
  readonly now: Instant;
  /** A link in the panel was followed. */
  readonly onLeave: () => void;
}

/** What keeps the desk and the hub apart, or that nothing does, and what a person can do about it. */
export function SyncPanel({ status, now, onLeave }: SyncPanelProps) {
  const { t } = useTranslation();
  const again = useSyncNow();
  const { phase } = status;
  return (
    <Stack gap="sm">
      <Group justify="space-between" wrap="nowrap">
        <Title order={2} size="h5">
          {syncHeading(status, t)}
        </Title>
        <CloseButton size="sm" aria-label={t('sync.panel.close')} onClick={onLeave} />
      </Group>
      <Text>
        <SyncBody status={status} />
      </Text>
      {phase === 'alone' && <ConnectHere onLeave={onLeave} />}
      <Fetched status={status} />
      {status.clockOffBy !== null && (
        <Note tone="due" title={t('sync.panel.clockTitle')}>
          {t('sync.panel.clockBody', { by: spanWords(status.clockOffBy, t) })}
        </Note>
      )}
      <Facts status={status} now={now} onLeave={onLeave} />
      <ProblemNote error={again.error} />
      {phase !== 'alone' && (
        <Button
          variant={phase === 'trouble' || phase === 'stopped' ? 'filled' : 'default'}
          loading={again.isPending}
          onClick={() => {
            again.mutate(undefined);
          }}
        >
          {t('sync.panel.now')}
        </Button>
      )}
    </Stack>
  );
}

function ConnectHere({ onLeave }: { readonly onLeave: () => void }) {
  const { t } = useTranslation();
  if (!useMay('device.manage')) return null;
  return (
    <Anchor renderRoot={(props) => <Link {...props} to="/devices" />} onClick={onLeave}>
      {t('sync.panel.connectHere')}
    </Anchor>
  );
}

function Fetched({ status: { fetched } }: { readonly status: SyncStatus }) {
  const { t } = useTranslation();
  if (fetched === null || fetched.head <= fetched.from) return null;
  const [done, total] = [fetched.upTo - fetched.from, fetched.head - fetched.from];
  return (
    <div>
      <Progress.Root size="lg">
        <Progress.Section value={(100 * done) / total} aria-label={t('sync.panel.progress')} />
      </Progress.Root>
      <Text size="sm" mt={4}>
        {t('sync.panel.progressOf', { done: formatCount(done), total: formatCount(total) })}
      </Text>
    </div>
  );
}

function Facts({ status, now, onLeave }: SyncPanelProps) {
  const { t } = useTranslation();
  const { hub, lastSyncedAt, attempts, nextTryAt, documents, waiting, conflicts } = status;
  const rows: (readonly [string, ReactNode])[] = [];
  if (hub !== null) {
    rows.push([t('sync.panel.hub'), hub]);
    const last = lastSyncedAt === null ? t('sync.panel.never') : formatInstant(instant(lastSyncedAt));
    rows.push([t('sync.panel.lastSynced'), last]);
  }
  if (attempts > 0) rows.push([t('sync.panel.attempts'), t('sync.panel.times', { n: attempts })]);
  if (nextTryAt !== null) rows.push([t('sync.panel.nextTry'), nextTryWords(instant(nextTryAt), now, t)]);
  if (hub !== null) rows.push([t('sync.panel.documents'), documentWords(documents, t)]);
  rows.push([
    t('sync.panel.waiting'),
    <Anchor key="waiting" fz="inherit" renderRoot={(props) => <Link {...props} to="/outbox" />} onClick={onLeave}>
      {t('sync.panel.waitingLink', { n: formatCount(waiting) })}
    </Anchor>,
  ]);
  if (conflicts > 0) {
    rows.push([
      t('sync.panel.conflicts'),
      <Anchor
        key="conflicts"
        fz="inherit"
        renderRoot={(props) => <Link {...props} to="/conflicts" />}
        onClick={onLeave}
      >
        {t('sync.panel.conflictsLink', { n: formatCount(conflicts) })}
      </Anchor>,
    ]);
  }
  return (
    <dl className={classes.facts}>
      {rows.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function nextTryWords(at: Instant, now: Instant, t: TFunction): string {
  const shown = shortTime(at, now);
  if (at - now < MINUTE) return t('sync.panel.nextNow', { at: shown });
  return t('sync.panel.nextIn', { at: shown, in: spanWords(at - now, t) });
}

function documentWords({ toSend, toFetch }: SyncStatus['documents'], t: TFunction): string {
  if (toSend + toFetch === 0) return t('sync.panel.noDocuments');
  const words = [];
  if (toSend > 0) words.push(t('sync.panel.toSend', { n: formatCount(toSend) }));
  if (toFetch > 0) words.push(t('sync.panel.toFetch', { n: formatCount(toFetch) }));
  return words.join(t('sync.comma'));
}
