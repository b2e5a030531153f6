import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OfficeId } from '../../kernel/ids.ts';
import { type HonestHub, honestHub } from '../../../tests/support/sync/honest-hub.ts';
import { readHere } from '../../../tests/support/sync/read-here.ts';
import {
  type SyncedDesk,
  fill,
  joinedDesk,
  pullOnce,
  pushOnce,
  redecideFill,
} from '../../../tests/support/sync/synced-desk.ts';
import { toyRows } from '../../../tests/support/store/toy-projection.ts';
import { auditLog } from '../audit.ts';
import { streamsWithPrefix } from '../event-log.ts';
import { applyOrdered } from './apply-ordered.ts';
import { departRest, departScopes, finishMove } from './depart.ts';
import { hubState, movingState, saveHub, saveMoving } from './hub-state.ts';

let hub: HonestHub;
let a: SyncedDesk;
let b: SyncedDesk;
beforeEach(() => {
  hub = honestHub();
  a = joinedDesk(hub, '6301');
  b = joinedDesk(hub, '630104003');
  fill(a, { stream: 'jar:630104003-1', amount: 1 });
  fill(a, { stream: 'jar:630105001-1', amount: 2 });
  fill(a, { stream: 'claim:1', amount: 1 });
  pushOnce(a, hub);
  pullOnce(b, hub);
  fill(b, { stream: 'jar:630104003-1', amount: 3, also: 'claim:1' });
  fill(b, { stream: 'jar:630104003-2', amount: 4 });
  pushOnce(b, hub);
  pullOnce(b, hub);
});
afterEach(() => {
  a.remove();
  b.remove();
});

const jarsOf = (desk: SyncedDesk): string[] => streamsWithPrefix(desk.file.db, 'jar:', 99).map(({ stream }) => stream);

function moveTo(office: string): void {
  hub.move(b.file.device.id, office);
  const state = hubState(b.file.db);
  if (state === undefined) throw new Error('joined');
  saveHub(b.file.db, { ...state, office: office as OfficeId });
  saveMoving(b.file.db, { to: office as OfficeId, after: 0 });
  const page = hub.pull({ device: b.file.device.id, after: 0, only: office as OfficeId });
  const applied = applyOrdered(b.file, readHere({ ...page, only: office as OfficeId }), { redecide: redecideFill(b) });
  expect(applied).toMatchObject({ ok: true });
}

describe('a device that is moved', () => {
  it('drops what its new office may not see, and its chain still verifies', () => {
    moveTo('630105001');
    expect(finishMove(b.file)).toBe(2);
    expect(movingState(b.file.db)).toBeUndefined();
    expect(jarsOf(b)).toEqual(['jar:630105001-1']);
    expect(toyRows(b.file.db).map(({ stream }) => stream)).toEqual(['jar:630105001-1']);
    expect(auditLog(b.file.db).findings).toEqual([]);
    // Nothing of the foreign events is left, not even their hashes; of its own both are.
    const departed = b.file.db.prepare('SELECT device_sequence FROM departed_event').all();
    expect(departed).toEqual([{ device_sequence: 1 }, { device_sequence: 3 }]);
  });

  it('has all of it again when it comes back', () => {
    moveTo('630105001');
    finishMove(b.file);
    moveTo('630104003');
    finishMove(b.file);
    expect(jarsOf(b)).toEqual(['jar:630104003-1', 'jar:630104003-2']);
    expect(
      toyRows(b.file.db)
        .map(({ stream, total }) => [stream, total])
        .sort(),
    ).toEqual([
      ['jar:630104003-1', 4],
      ['jar:630104003-2', 4],
    ]);
    expect(b.file.db.prepare('SELECT * FROM departed_event').all()).toEqual([]);
    expect(auditLog(b.file.db).findings).toEqual([]);
  });

  it('keeps a scope on which something waits until that is sent', () => {
    fill(b, { stream: 'jar:630104003-2', amount: 1 });
    expect(departScopes(b.file, '630105001' as OfficeId)).toBe(0);
    expect(jarsOf(b)).toHaveLength(2);
    pushOnce(b, hub);
    const state = hubState(b.file.db);
    if (state !== undefined) saveHub(b.file.db, { ...state, office: '630105001' as OfficeId });
    departRest(b.file);
    expect(jarsOf(b)).toEqual([]);
  });

  it('drops what was written there for another office once the hub has taken it', () => {
    moveTo('630105001');
    finishMove(b.file);
    // It is of the district already, and has not read that yet.
    hub.move(b.file.device.id, '630104');
    fill(b, { stream: 'jar:630104003-7', amount: 1 });
    departRest(b.file);
    expect(jarsOf(b)).toContain('jar:630104003-7');
    pushOnce(b, hub);
    departRest(b.file);
    expect(jarsOf(b)).toEqual(['jar:630105001-1']);
    moveTo('630104');
    finishMove(b.file);
    expect(jarsOf(b)).toContain('jar:630104003-7');
  });

  it('cannot drop an event by hand', () => {
    expect(() => b.file.db.exec('DELETE FROM event')).toThrow('an event is never removed');
    moveTo('630105001');
    finishMove(b.file);
    expect(() => b.file.db.exec('DELETE FROM departed_event')).toThrow('an event is never removed');
    expect(() => b.file.db.exec("UPDATE departed_event SET hash = x'00'")).toThrow('an event is never changed');
  });
});
