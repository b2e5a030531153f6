import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type HonestHub, honestHub } from '../../../tests/support/sync/honest-hub.ts';
import { type SyncedDesk, fill, joinedDesk, pullOnce, pushOnce } from '../../../tests/support/sync/synced-desk.ts';
import { invariant } from '../../kernel/invariant.ts';
import { err } from '../../kernel/result.ts';
import type { Batch } from '../../protocol/batch.ts';
import { commit } from '../unit-of-work.ts';
import { acknowledge, resetToHead } from './acknowledge.ts';
import { beginLog } from './new-log.ts';
import { hasAfter, isNextBatch, isUnchanged, nextBatch } from './next-batch.ts';
import { supersedeRefused } from './refused.ts';

const now = 1_700_000_000_000;

let hub: HonestHub;
let desk: SyncedDesk;
beforeEach(() => {
  hub = honestHub();
  desk = joinedDesk(hub, '630104003');
});
afterEach(() => {
  desk.remove();
});

function sealed(wish: Omit<Parameters<typeof nextBatch>[1], 'now'> = {}): Batch {
  const batch = nextBatch(desk.file, { now, ...wish });
  invariant(batch, 'something waits');
  return batch;
}

describe('a run that is sealed while the one before is under way', () => {
  let first: Batch;
  let ahead: Batch;
  beforeEach(() => {
    for (const number of [1, 2, 3]) {
      fill(desk, { stream: `jar:630104003-${String(number)}`, amount: 1, also: `claim:${String(number)}` });
    }
    first = sealed({ maxCommands: 1 });
    ahead = sealed({ after: [first] });
  });

  it('is not the next one before the first is taken, and then is what would be sealed', () => {
    expect(hasAfter(desk.file, first)).toBe(true);
    expect(isNextBatch(desk.file, ahead)).toBe(false);
    acknowledge(desk.file, first, 2);
    expect(isNextBatch(desk.file, ahead)).toBe(true);
    expect(sealed()).toStrictEqual(ahead);
    acknowledge(desk.file, ahead, 6);
    expect(hasAfter(desk.file, ahead)).toBe(false);
    expect(isNextBatch(desk.file, ahead)).toBe(false);
    expect(nextBatch(desk.file, { now })).toBeUndefined();
  });

  it('is followed by a third, which counts the events of both', () => {
    const second = sealed({ after: [first], maxCommands: 1 });
    const third = sealed({ after: [first, second] });
    expect(hasAfter(desk.file, third)).toBe(false);
    acknowledge(desk.file, first, 2);
    acknowledge(desk.file, second, 4);
    expect(isNextBatch(desk.file, third)).toBe(true);
    expect(sealed()).toStrictEqual(third);
  });

  it('may not go when something of it was superseded since', () => {
    expect(isUnchanged(desk.file, ahead)).toBe(true);
    const commandId = ahead.commands[0]?.commandId ?? '';
    supersedeRefused(desk.file, { commandId, reason: 'role-missing' }, { redecide: () => err({ code: 'refused' }) });
    expect(isUnchanged(desk.file, ahead)).toBe(false);
    expect(isUnchanged(desk.file, first)).toBe(true);
  });

  it('stays the next one when more is written behind it', () => {
    acknowledge(desk.file, first, 2);
    fill(desk, { stream: 'jar:630104003-9', amount: 1 });
    expect(isNextBatch(desk.file, ahead)).toBe(true);
  });

  it('is none when another desk was before', () => {
    const other = joinedDesk(hub, '6301');
    try {
      fill(other, { stream: 'jar:630105-1', amount: 1, also: 'claim:3' });
      pushOnce(other, hub);
      expect(hub.push(first)).toMatchObject({ kind: 'accepted' });
      acknowledge(desk.file, first, hub.head());
      expect(isNextBatch(desk.file, ahead)).toBe(true);
      pullOnce(desk, hub);
      expect(isNextBatch(desk.file, ahead)).toBe(false);
    } finally {
      other.remove();
    }
  });

  it('is none when the hub’s end of the chain is elsewhere', () => {
    acknowledge(desk.file, first, 2);
    expect(resetToHead(desk.file, { deviceSequence: 0, hash: '0'.repeat(64), scopes: [] })).toMatchObject({ ok: true });
    expect(isNextBatch(desk.file, ahead)).toBe(false);
  });
});

describe('a chain that is sent again to a restored hub', () => {
  beforeEach(() => {
    for (const number of [1, 2, 3]) fill(desk, { stream: `jar:630104003-${String(number)}`, amount: 1 });
    acknowledge(desk.file, sealed({ maxCommands: 1 }), 1);
    acknowledge(desk.file, sealed(), 3);
    fill(desk, { stream: 'jar:630104003-4', amount: 1 });
    beginLog(desk.file, 'second');
    expect(resetToHead(desk.file, { deviceSequence: 0, hash: '0'.repeat(64), scopes: [] })).toMatchObject({ ok: true });
  });

  const cutsOf = (): readonly string[] => {
    const cuts: string[] = [];
    for (let batch = nextBatch(desk.file, { now }); batch !== undefined; batch = nextBatch(desk.file, { now })) {
      cuts.push(`${String(batch.seal.firstSequence)}-${String(batch.seal.lastSequence)}`);
      acknowledge(desk.file, batch, batch.seal.lastSequence);
    }
    return cuts;
  };

  it('is cut where it was cut before', () => {
    expect(cutsOf()).toStrictEqual(['1-1', '2-3', '4-4']);
  });

  it('is sent in no part of an old run', () => {
    acknowledge(desk.file, sealed(), 1);
    expect(nextBatch(desk.file, { now, maxCommands: 1 })).toBeUndefined();
    expect(cutsOf()).toStrictEqual(['2-3', '4-4']);
  });

  it('ends no run in which nothing counts any more', () => {
    const commandId = sealed().commands[0]?.commandId ?? '';
    const rules = { redecide: () => err({ code: 'refused' }) };
    supersedeRefused(desk.file, { commandId, reason: 'role-missing' }, rules);
    expect(cutsOf()).toStrictEqual(['1-3', '4-4']);
  });
});

it('a run holds a part of what waits: whole commands, one too large for it alone, few whose streams have rows', () => {
  const write = (kind: string, events: number): void => {
    const commandId = desk.file.newId();
    const filled = Array.from({ length: events }, () => ({ type: 'jar.filled.v1', payload: { amount: 0 } }));
    commit(desk.file, {
      commandId,
      commandName: 'jar.fill',
      commandPayload: null,
      actor: 'somebody',
      office: '630104003',
      wallTime: now,
      appends: [{ stream: `${kind}:${commandId}`, expectedVersion: 0, events: filled }],
      outcome: null,
    });
  };
  for (const events of [3, 998, 1_500, 1]) write('claim', events);
  for (let count = 0; count < 41; count += 1) write('jar', 1);
  const sizes: number[] = [];
  for (let batch = nextBatch(desk.file, { now }); batch !== undefined; batch = nextBatch(desk.file, { now })) {
    sizes.push(batch.seal.lastSequence - batch.seal.firstSequence + 1);
    expect(batch.commands[0]?.actor).toBe('somebody');
    acknowledge(desk.file, batch, batch.seal.lastSequence);
  }
  expect(sizes).toStrictEqual([3, 998, 1_500, 40, 2]);
});
