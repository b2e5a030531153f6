import { uuidv7 } from 'uuidv7';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type HonestHub, honestHub } from '../../../tests/support/sync/honest-hub.ts';
import {
  type SyncedDesk,
  fill,
  joinedDesk,
  pullOnce,
  pushOnce,
  redecideFill,
  settle,
} from '../../../tests/support/sync/synced-desk.ts';
import { readHere } from '../../../tests/support/sync/read-here.ts';
import { toyProjections, toyRows } from '../../../tests/support/store/toy-projection.ts';
import { auditLog } from '../audit.ts';
import { readStream } from '../event-log.ts';
import { outboxCounts } from '../outbox.ts';
import { rebuild } from '../rebuild.ts';
import { applyOrdered } from './apply-ordered.ts';
import { conflictPage } from './conflicts.ts';
import { hubState } from './hub-state.ts';

let hub: HonestHub;
let a: SyncedDesk;
let b: SyncedDesk;
beforeEach(() => {
  hub = honestHub();
  a = joinedDesk(hub, '6301');
  b = joinedDesk(hub, '6301');
});
afterEach(() => {
  a.remove();
  b.remove();
});

const amounts = (desk: SyncedDesk, stream: string) =>
  readStream(desk.file.db, stream).map(({ envelope }) => envelope.payload['amount']);

const rowsOf = (desk: SyncedDesk) =>
  toyRows(desk.file.db).map(({ stream, total, moves }) => ({ stream, total, moves }));

function expectSound(desk: SyncedDesk): void {
  const rows = toyRows(desk.file.db);
  rebuild(desk.file.db, toyProjections);
  expect(toyRows(desk.file.db)).toEqual(rows);
  expect(auditLog(desk.file.db).findings).toEqual([]);
}

describe('a page of the hub', () => {
  it('brings what others wrote, once', () => {
    fill(a, { stream: 'jar:1', amount: 3 });
    fill(a, { stream: 'jar:1', amount: 4 });
    pushOnce(a, hub);
    const page = hub.pull({ device: b.file.device.id, after: 0 });
    expect(pullOnce(b, hub)).toMatchObject({ events: 2, own: 0, touchedStreams: 1, rebased: [], conflicts: [] });
    expect(applyOrdered(b.file, readHere(page), { redecide: redecideFill(b) })).toMatchObject({ value: { events: 0 } });
    expect(rowsOf(b)).toEqual([{ stream: 'jar:1', total: 7, moves: 2 }]);
    expect(hubState(b.file.db)).toMatchObject({ cursor: 2 });
    expectSound(b);
  });

  it('is written as its device has it, whole or in part, however many lie side by side', () => {
    const c = joinedDesk(hub, '630104');
    const [early, late] = [uuidv7(), uuidv7()];
    for (let each = 0; each < 60; each += 1) {
      const street = each % 20 === 18 ? '630105001' : '630104003';
      const also = each === 5 ? { also: 'claim:5' } : {};
      fill(a, { stream: `jar:${street}-${String(each)}`, amount: 1, by: each < 40 ? early : late, ...also });
    }
    settle([a, b, c], hub);
    const rowsIn = ({ file }: SyncedDesk): readonly { readonly stream: string }[] =>
      file.db
        .prepare<[], { stream: string }>(
          `SELECT event_id, stream, stream_version, type, payload, command_id, actor, device, device_sequence, wall_time,
             office, previous_hash, hash FROM event WHERE type = 'jar.filled.v2' ORDER BY position`,
        )
        .all();
    const written = rowsIn(a);
    expect(written).toHaveLength(61);
    expect(rowsIn(b)).toEqual(written);
    expect(rowsIn(c)).toEqual(written.filter(({ stream }) => !stream.startsWith('jar:630105')));
    expectSound(b);
    expectSound(c);
    c.remove();
  });

  it('confirms own events whose acknowledgement was lost', () => {
    fill(a, { stream: 'jar:1', amount: 3 });
    pushOnce(a, hub, { loseAnswer: true });
    expect(outboxCounts(a.file.db).waiting).toBe(1);
    expect(pullOnce(a, hub)).toMatchObject({ events: 0, own: 1 });
    expect(outboxCounts(a.file.db).waiting).toBe(0);
    expect(hubState(a.file.db)?.headSequence).toBe(1);
    expect(pushOnce(a, hub)).toBeUndefined();
    expectSound(a);
  });

  it('lets own commands be decided again on top of what others wrote first', () => {
    fill(a, { stream: 'jar:1', amount: 3 });
    fill(b, { stream: 'jar:1', amount: 4 });
    fill(b, { stream: 'jar:2', amount: 1 });
    pushOnce(a, hub);
    expect(pushOnce(b, hub)).toMatchObject({ kind: 'behind', commandIndex: 0 });
    expect(pullOnce(b, hub)).toMatchObject({ events: 1, rebased: [b.saved[0]], conflicts: [] });
    expect(amounts(b, 'jar:1')).toEqual([3, 4]);
    expect(outboxCounts(b.file.db).waiting).toBe(2);
    settle([a, b], hub);
    expect(rowsOf(a)).toEqual(expect.arrayContaining(rowsOf(b)));
    expect(amounts(a, 'jar:1')).toEqual([3, 4]);
    expect(outboxCounts(b.file.db).waiting).toBe(0);
    expectSound(a);
    expectSound(b);
  });

  it('opens one item for the commands that the rules now refuse, and keeps what they wrote', () => {
    fill(a, { stream: 'jar:1', amount: 9 });
    fill(b, { stream: 'jar:1', amount: 4 });
    fill(b, { stream: 'jar:1', amount: 5 });
    pushOnce(a, hub);
    const applied = pullOnce(b, hub);
    expect(applied.conflicts).toHaveLength(1);
    expect(conflictPage(b.file.db, { state: 'open', before: null, limit: 9 })).toMatchObject([
      {
        stream: 'jar:1',
        baseVersion: 0,
        refusal: { code: 'jar-full' },
        hubReason: null,
        commands: [{ commandId: b.saved[0] }, { commandId: b.saved[1] }],
      },
    ]);
    expect(outboxCounts(b.file.db).waiting).toBe(0);
    expect(rowsOf(b)).toEqual([{ stream: 'jar:1', total: 9, moves: 1 }]);
    settle([a, b], hub);
    expectSound(a);
    expectSound(b);
  });

  it('takes everything that hangs on an overtaken command along', () => {
    fill(b, { stream: 'jar:1', amount: 4, also: 'jar:2' });
    fill(b, { stream: 'jar:2', amount: 1, also: 'jar:3' });
    fill(b, { stream: 'jar:4', amount: 1 });
    fill(b, { stream: 'jar:3', amount: 2 });
    fill(a, { stream: 'jar:1', amount: 2 });
    pushOnce(a, hub);
    expect(pullOnce(b, hub).rebased).toEqual([b.saved[0], b.saved[1], b.saved[3]]);
    expect(amounts(b, 'jar:3')).toEqual([1, 2]);
    settle([a, b], hub);
    expectSound(a);
    expectSound(b);
  });
});
