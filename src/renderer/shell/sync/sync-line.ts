/** The connection in one line: what the bar above says all day. */
import type { TFunction } from 'i18next';
import type { SyncStatus } from '../../../contract/sync.ts';
import { type Instant, chinaDateOf, chinaTimeOf, instant } from '../../../kernel/instant.ts';
import { formatCount } from '../../ui/format.ts';

/** `held` tries again by itself, `stopped` waits for a person. */
export type SyncTone = 'plain' | 'busy' | 'together' | 'held' | 'stopped';

export interface SyncLine {
  readonly tone: SyncTone;
  readonly text: string;
  /** How much of what is being fetched is here, 0 to 1; null when nobody knows. */
  readonly share: number | null;
}

const MINUTE = 60_000;

/** The line without the clock's warning, which stands apart. */
export function syncLine(status: SyncStatus, now: Instant, t: TFunction): SyncLine {
  const share = shareOf(status);
  const parts = [...stateWords(status, share, { now, t })];
  if (status.waiting > 0) parts.push(t('sync.line.waiting', { n: formatCount(status.waiting) }));
  return { tone: toneOf(status), text: parts.join(t('sync.comma')), share };
}

interface Speaker {
  readonly now: Instant;
  readonly t: TFunction;
}

function stateWords(status: SyncStatus, share: number | null, { now, t }: Speaker): readonly string[] {
  const { lastSyncedAt, nextTryAt, fetched } = status;
  switch (status.phase) {
    case 'alone':
      return [t('sync.line.alone')];
    case 'first':
      return [share === null ? t('sync.line.firstTime') : t('sync.line.first', { percent: Math.floor(share * 100) })];
    case 'syncing':
      if (fetched === null || fetched.head <= fetched.from) return [t('sync.line.syncing')];
      return [
        t('sync.line.fetching', {
          done: formatCount(fetched.upTo - fetched.from),
          total: formatCount(fetched.head - fetched.from),
        }),
      ];
    case 'idle':
      if (lastSyncedAt === null) return [t('sync.line.never')];
      return [t('sync.line.idle', { at: shortTime(instant(lastSyncedAt), now) })];
    case 'trouble': {
      const words = [troubleWord(status, { now, t })];
      if (nextTryAt !== null) words.push(t('sync.line.nextTry', { at: shortTime(instant(nextTryAt), now) }));
      return words;
    }
    case 'stopped':
      return [t('sync.line.stopped')];
  }
}

function troubleWord({ cause, lastSyncedAt }: SyncStatus, { now, t }: Speaker): string {
  if (cause !== null && cause !== 'unreachable') return t('sync.line.troubled');
  if (lastSyncedAt === null) return t('sync.line.off');
  return t('sync.line.offSince', { since: shortTime(instant(lastSyncedAt), now) });
}

function toneOf({ phase }: SyncStatus): SyncTone {
  switch (phase) {
    case 'alone':
      return 'plain';
    case 'first':
    case 'syncing':
      return 'busy';
    case 'idle':
      return 'together';
    case 'trouble':
      return 'held';
    case 'stopped':
      return 'stopped';
  }
}

function shareOf({ fetched }: SyncStatus): number | null {
  if (fetched === null || fetched.head <= fetched.from) return null;
  return Math.min(1, Math.max(0, (fetched.upTo - fetched.from) / (fetched.head - fetched.from)));
}

/** The time of day, with the day where it is not today's. */
export function shortTime(at: Instant, now: Instant): string {
  const day = chinaDateOf(at);
  return day === chinaDateOf(now) ? chinaTimeOf(at) : `${day.slice(5)} ${chinaTimeOf(at)}`;
}

/** A span in the words of a person: whole minutes, rounded up, then hours, then days. */
export function spanWords(milliseconds: number, t: TFunction): string {
  const minutes = Math.max(1, Math.ceil(Math.abs(milliseconds) / MINUTE));
  if (minutes < 60) return t('sync.duration.minutes', { n: minutes });
  if (minutes < 48 * 60) return t('sync.duration.hours', { n: Math.floor(minutes / 60), m: minutes % 60 });
  return t('sync.duration.days', { n: Math.round(minutes / (24 * 60)) });
}

/** How wrong this computer's clock is: what is told is the hub's less its own. Null while it is right enough. */
export function clockWords(clockOffBy: number | null, t: TFunction): string | null {
  if (clockOffBy === null) return null;
  const by = spanWords(clockOffBy, t);
  return clockOffBy > 0 ? t('sync.line.clockSlow', { by }) : t('sync.line.clockFast', { by });
}
