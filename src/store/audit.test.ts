import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { START, type TemporaryDesk, appendTo, temporaryDesk } from '../../tests/support/store/temporary-desk.ts';
import { auditLog, auditSteps } from './audit.ts';
import { packId } from './compact-id.ts';
import { newOwnDevice } from './device-key.ts';
import { readLog } from './event-log.ts';
import { SEAL_EVERY_MS, lastSeal, sealHead, sealIfDue } from './sealing.ts';
import { commit } from './unit-of-work.ts';

let desk: TemporaryDesk;
beforeEach(() => {
  desk = temporaryDesk();
  for (let version = 0; version < 5; version += 1) {
    commit(desk.file, appendTo('jar:1', version, [{ type: 'jar.filled.v2', payload: { amount: version } }]));
  }
});
afterEach(() => {
  desk.remove();
});

/** What somebody with the key and a database tool could do. */
function tamper(sql: string): void {
  const { db } = desk.file;
  for (const trigger of ['event_never_changed', 'event_never_removed', 'seal_never_changed', 'seal_never_removed']) {
    db.exec(`DROP TRIGGER IF EXISTS ${trigger}`);
  }
  db.exec(sql);
}

describe('sealing', () => {
  it('signs the head once and is found valid', () => {
    const seal = sealHead(desk.file, START);
    expect(seal?.deviceSequence).toBe(5);
    expect(sealHead(desk.file, START)).toBeUndefined();
    expect(auditLog(desk.file.db)).toEqual({
      events: 5,
      seals: 1,
      devices: [{ device: desk.file.device.id, events: 5, sealedThrough: 5 }],
      findings: [],
    });
  });

  it('is due a minute after the last seal, when something was written', () => {
    expect(sealIfDue(desk.file, START)).toBeDefined();
    expect(sealIfDue(desk.file, START + SEAL_EVERY_MS)).toBeUndefined();
    commit(desk.file, appendTo('jar:1', 5, [{ type: 'jar.emptied.v1', payload: {} }]));
    expect(sealIfDue(desk.file, START + SEAL_EVERY_MS - 1)).toBeUndefined();
    expect(sealIfDue(desk.file, START + SEAL_EVERY_MS)?.deviceSequence).toBe(6);
  });

  it('is due when the clock was set back', () => {
    sealHead(desk.file, START);
    commit(desk.file, appendTo('jar:1', 5, [{ type: 'jar.emptied.v1', payload: {} }]));
    expect(sealIfDue(desk.file, START - 10 * 365 * 86_400_000)?.deviceSequence).toBe(6);
  });

  it('goes on after a restart with the same key, and with another chain after a new identity', () => {
    sealHead(desk.file, START);
    const before = desk.file.device.id;
    desk.reopen();
    expect(desk.file.device.id).toBe(before);
    newOwnDevice(desk.file.db, { key: desk.file.subkeys.device, now: desk.file.now, newId: desk.file.newId });
    desk.reopen();
    expect(desk.file.device.id).not.toBe(before);
    commit(desk.file, appendTo('jar:1', 5, [{ type: 'jar.emptied.v1', payload: {} }]));
    sealHead(desk.file, START);
    expect(auditLog(desk.file.db)).toMatchObject({ events: 6, seals: 2, findings: [] });
    expect(lastSeal(desk.file.db, before)?.deviceSequence).toBe(5);
  });
});

describe('audit', () => {
  const changes = {
    payload: `UPDATE event SET payload = '{"amount":900}' WHERE position = 3`,
    spacing: `UPDATE event SET payload = '{"amount": 2}' WHERE position = 3`,
    actor: `UPDATE event SET actor = 'other' WHERE position = 3`,
    office: `UPDATE event SET office = '6301' WHERE position = 3`,
    'wall time': `UPDATE event SET wall_time = wall_time + 1 WHERE position = 3`,
    type: `UPDATE event SET type = 'jar.emptied.v1' WHERE position = 3`,
    stream: `UPDATE event SET stream = 'jar:2', stream_version = 1 WHERE position = 3`,
  };
  it.each(Object.entries(changes))('names the first event whose %s was changed', (_what, sql) => {
    const third = readLog(desk.file.db, 2, 1)[0]?.envelope;
    tamper(sql);
    expect(auditLog(desk.file.db).findings[0]).toMatchObject({
      kind: 'chain',
      eventId: third?.id,
      position: 3,
      deviceSequence: 3,
      problem: 'wrong-hash',
    });
  });

  describe('of a log without its seals', () => {
    const later = (minutes: number): number => START + minutes * 60_000;

    it('names the first event that no seal covers, once a seal was due', () => {
      const [first] = readLog(desk.file.db, 0, 1);
      const { device } = desk.file;
      expect(auditLog(desk.file.db, { now: later(1) }).findings).toEqual([]);
      expect(auditLog(desk.file.db, { now: later(3) }).findings).toEqual([
        { kind: 'unsealed', device: device.id, eventId: first?.envelope.id, deviceSequence: 1 },
      ]);
      sealHead(desk.file, later(1));
      expect(auditLog(desk.file.db, { now: later(1_000) }).findings).toEqual([]);
      tamper('DELETE FROM seal');
      expect(auditLog(desk.file.db, { now: later(1_000) }).findings).toMatchObject([
        { kind: 'unsealed', deviceSequence: 1 },
      ]);
    });

    it('names the first behind the last seal that holds', () => {
      sealHead(desk.file, START);
      commit(desk.file, appendTo('jar:1', 5, [{ type: 'jar.emptied.v1', payload: {} }]));
      expect(auditLog(desk.file.db, { now: later(3) }).findings).toMatchObject([
        { kind: 'unsealed', deviceSequence: 6 },
      ]);
      tamper('UPDATE seal SET sealed_at = sealed_at + 1');
      expect(auditLog(desk.file.db, { now: later(3) }).findings).toMatchObject([
        { kind: 'seal', deviceSequence: 5 },
        { kind: 'unsealed', deviceSequence: 1 },
      ]);
    });

    it('goes by what was written later where the clock was set back', () => {
      const late = appendTo('jar:1', 5, [{ type: 'jar.emptied.v1', payload: {} }]);
      commit(desk.file, { ...late, wallTime: later(3) });
      expect(auditLog(desk.file.db, { now: START }).findings).toMatchObject([{ kind: 'unsealed', deviceSequence: 1 }]);
    });
  });

  it('goes in steps, and sees what is written between them', () => {
    const many = Array.from({ length: 1_495 }, () => ({ type: 'jar.emptied.v1', payload: {} }));
    commit(desk.file, appendTo('jar:1', 5, many));
    const audit = auditSteps(desk.file.db);
    expect(audit.next()).toEqual({ done: false, value: 1_000 });
    commit(desk.file, appendTo('jar:2', 0, [{ type: 'jar.emptied.v1', payload: {} }]));
    expect(audit.next()).toEqual({ done: false, value: 1_501 });
    let step = audit.next();
    while (step.done !== true) step = audit.next();
    expect(step.value).toMatchObject({ events: 1_501, findings: [] });
  });

  it('finds an event that was taken out', () => {
    tamper('DELETE FROM event WHERE position = 3');
    const { findings } = auditLog(desk.file.db);
    expect(findings).toMatchObject([
      { kind: 'chain', deviceSequence: 4, problem: 'gap' },
      { kind: 'stream', stream: 'jar:1' },
      { kind: 'command', problem: 'half' },
    ]);
  });

  it('finds a log that was cut off behind its seal', () => {
    sealHead(desk.file, START);
    tamper('DELETE FROM event WHERE position = 5');
    expect(auditLog(desk.file.db).findings).toContainEqual({
      kind: 'seal',
      device: desk.file.device.id,
      deviceSequence: 5,
      problem: 'no-such-event',
    });
  });

  it('finds a forged seal, a foreign one, and one over another hash', () => {
    sealHead(desk.file, START);
    tamper('UPDATE seal SET sealed_at = sealed_at + 1');
    expect(auditLog(desk.file.db).findings).toMatchObject([{ problem: 'wrong-signature' }]);
    tamper(`UPDATE seal SET hash = randomblob(32)`);
    expect(auditLog(desk.file.db).findings).toMatchObject([{ problem: 'wrong-hash' }]);
    desk.file.db.prepare('UPDATE seal SET device = ?').run(packId('0190f3a0-0000-7000-8000-000000000009'));
    expect(auditLog(desk.file.db).findings).toMatchObject([{ problem: 'unknown-device' }]);
  });
});
