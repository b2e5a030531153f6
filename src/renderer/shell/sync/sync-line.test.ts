import i18next, { type TFunction } from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import type { SyncStatus } from '../../../contract/sync.ts';
import { instant } from '../../../kernel/instant.ts';
import { syncWords } from '../../messages/zh/sync.ts';
import { clockWords, shortTime, spanWords, syncLine } from './sync-line.ts';

const at = (clock: string, day = '2026-11-23') => instant(Date.parse(`${day}T${clock}:00+08:00`));
const now = at('14:05');

const together: SyncStatus = {
  phase: 'idle',
  hub: 'https://hub.example',
  city: '6301',
  office: '630104003',
  device: 'd',
  lastSyncedAt: at('14:02'),
  waiting: 0,
  conflicts: 0,
  fetched: null,
  cause: null,
  attempts: 0,
  nextTryAt: null,
  clockOffBy: null,
  documents: { toSend: 0, toFetch: 0 },
};

describe('the connection in one line', () => {
  let t: TFunction;
  beforeAll(async () => {
    const words = { sync: syncWords };
    t = await i18next.init({ lng: 'zh', ns: ['words'], defaultNS: 'words', resources: { zh: { words } } });
  });
  const text = (change: Partial<SyncStatus>): string => syncLine({ ...together, ...change }, now, t).text;

  it('says when everything was together last, and what waits', () => {
    expect(text({ waiting: 3 })).toBe('已同步 14:02，3 条待发');
    expect(text({})).toBe('已同步 14:02');
    expect(text({ lastSyncedAt: at('18:40', '2026-11-22') })).toBe('已同步 11-22 18:40');
    expect(text({ lastSyncedAt: null })).toBe('尚未同步');
  });

  it('tells a desk without a hub from one without a line', () => {
    expect(text({ phase: 'alone', hub: null, lastSyncedAt: null, waiting: 1_204 })).toBe('本机独立运行，1,204 条待发');
    const off = { phase: 'trouble', cause: 'unreachable', nextTryAt: at('14:12') } as const;
    expect(text({ ...off, waiting: 2 })).toBe('14:02 起连不上，14:12 再试，2 条待发');
    expect(text({ ...off, lastSyncedAt: null })).toBe('连不上，14:12 再试');
    expect(text({ ...off, cause: 'hub-busy' })).toBe('同步受阻，14:12 再试');
  });

  it('counts what is being fetched from where it began', () => {
    const fetched = { from: 1_000, upTo: 1_340, head: 2_000 };
    expect(text({ phase: 'first', fetched })).toBe('首次取回 34%');
    expect(text({ phase: 'first', waiting: 1_052 })).toBe('正在首次同步，1,052 条待发');
    expect(text({ phase: 'syncing', fetched })).toBe('正在取回 340/1,000');
    expect(text({ phase: 'syncing', fetched: { from: 5, upTo: 5, head: 5 } })).toBe('正在同步');
    expect(syncLine({ ...together, phase: 'first', fetched }, now, t).share).toBeCloseTo(0.34);
  });

  it('never shows more than all of it, whatever the numbers', () => {
    const line = syncLine({ ...together, phase: 'first', fetched: { from: 0, upTo: 12, head: 10 } }, now, t);
    expect(line).toMatchObject({ share: 1, text: '首次取回 100%' });
  });

  it('asks for a person only where the desk waits for one', () => {
    const tones = (['alone', 'first', 'syncing', 'idle', 'trouble', 'stopped'] as const).map(
      (phase) => syncLine({ ...together, phase }, now, t).tone,
    );
    expect(tones).toEqual(['plain', 'busy', 'busy', 'together', 'held', 'stopped']);
    expect(text({ phase: 'stopped', cause: 'revoked' })).toBe('同步已停止');
  });

  it('says spans as a person would', () => {
    expect(spanWords(1, t)).toBe('1 分钟');
    expect(spanWords(-12 * 60_000, t)).toBe('12 分钟');
    expect(spanWords(125 * 60_000, t)).toBe('2 小时 5 分');
    expect(spanWords(3 * 86_400_000, t)).toBe('3 天');
    expect(clockWords(12 * 60_000, t)).toBe('本机时钟慢 12 分钟');
    expect(clockWords(-125 * 60_000, t)).toBe('本机时钟快 2 小时 5 分');
    expect(clockWords(null, t)).toBeNull();
  });

  it("names the day only where it is not today's, by China's calendar", () => {
    expect(shortTime(at('00:05'), now)).toBe('00:05');
    expect(shortTime(instant(at('00:05') - 10 * 60_000), now)).toBe('11-22 23:55');
  });
});
