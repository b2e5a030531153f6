import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type HonestHub, honestHub } from '../../tests/support/sync/honest-hub.ts';
import { type SyncedDesk, fill, joinedDesk, pullOnce, pushOnce, settle } from '../../tests/support/sync/synced-desk.ts';
import { auditLog } from './audit.ts';

/** What somebody does to the file of a desk that holds other devices' events and superseded ones of its own. */

let hub: HonestHub;
let a: SyncedDesk;
let b: SyncedDesk;
beforeEach(() => {
  hub = honestHub();
  a = joinedDesk(hub, '6301');
  b = joinedDesk(hub, '630104');
  fill(a, { stream: 'jar:630104-1', amount: 1, also: 'claim:1' });
  fill(a, { stream: 'jar:630105-1', amount: 2 });
  pushOnce(a, hub);
  fill(a, { stream: 'jar:630104-2', amount: 3 });
  pushOnce(a, hub);
  fill(b, { stream: 'jar:630104-1', amount: 4 });
  fill(b, { stream: 'jar:630104-3', amount: 5 });
  pullOnce(b, hub);
  settle([a, b], hub);
});
afterEach(() => {
  a.remove();
  b.remove();
});

function tampered(sql: string): readonly unknown[] {
  const { db } = b.file;
  for (const trigger of ['event_never_changed', 'event_never_removed', 'superseded_event_never_changed']) {
    db.exec(`DROP TRIGGER ${trigger}`);
  }
  db.exec('DROP TRIGGER superseded_event_never_removed');
  expect(db.prepare(sql).run().changes).toBeGreaterThan(0);
  return auditLog(db).findings;
}

const foreign = `device NOT IN (SELECT device FROM own_device)`;

describe('the audit of a desk with a hub', () => {
  it('is green with superseded events and with parts of other chains', () => {
    expect(b.file.db.prepare('SELECT device_sequence FROM superseded_event').all()).toEqual([{ device_sequence: 1 }]);
    expect(auditLog(b.file.db, { now: Date.UTC(2040, 0, 1) }).findings).toEqual([]);
    expect(auditLog(a.file.db).findings).toEqual([]);
  });

  it('names the event of another device that was altered', () => {
    const sql = `UPDATE event SET payload = '{"amount":9}' WHERE ${foreign} AND stream = 'jar:630104-2'`;
    expect(tampered(sql)[0]).toMatchObject({
      kind: 'chain',
      device: a.file.device.id,
      deviceSequence: 4,
      problem: 'wrong-hash',
    });
  });

  it('names the run of which an event was taken out', () => {
    expect(tampered(`DELETE FROM event WHERE ${foreign} AND stream = 'claim:1'`)).toContainEqual(
      expect.objectContaining({ kind: 'batch', device: a.file.device.id, deviceSequence: 1, problem: 'wrong-scope' }),
    );
  });

  it('names a run whose seal is gone, or says something else', () => {
    expect(tampered(`DELETE FROM batch WHERE ${foreign} AND first_sequence = 4`)).toContainEqual(
      expect.objectContaining({ kind: 'batch', deviceSequence: 4, problem: 'no-run' }),
    );
    const forged = `UPDATE batch SET seal = replace(seal, '"sealedAt":', '"sealedAt":1') WHERE ${foreign}`;
    b.file.db.exec(forged);
    expect(auditLog(b.file.db).findings).toContainEqual(
      expect.objectContaining({ kind: 'batch', deviceSequence: 1, problem: 'wrong-signature' }),
    );
  });

  it('names a count that was lowered to hide what was taken out', () => {
    b.file.db.exec(`UPDATE scope_count SET n = 1 WHERE ${foreign} AND scope = '630104'`);
    expect(tampered(`DELETE FROM event WHERE ${foreign} AND stream = 'jar:630104-2'`)).toContainEqual(
      expect.objectContaining({ kind: 'batch', deviceSequence: 4, problem: 'wrong-count' }),
    );
  });

  it('names the place in the own chain of a superseded event that was altered or taken out', () => {
    const sql = `UPDATE superseded_event SET payload = '{"amount":1}'`;
    expect(tampered(sql)[0]).toMatchObject({ kind: 'chain', device: b.file.device.id, deviceSequence: 1 });
    b.file.db.exec('DELETE FROM superseded_event');
    expect(auditLog(b.file.db).findings[0]).toMatchObject({ kind: 'chain', deviceSequence: 2, problem: 'gap' });
  });
});
