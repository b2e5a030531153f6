import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  START,
  type TemporaryDesk,
  appendTo,
  request,
  temporaryDesk,
} from '../../tests/support/store/temporary-desk.ts';
import { toyRows } from '../../tests/support/store/toy-projection.ts';
import { CHAIN_START, chainBreakAt } from '../protocol/chain.ts';
import { hash } from 'node:crypto';
import { lastPosition, readLog, streamVersion } from './event-log.ts';
import { latestOutbox, outboxCounts, outboxPage } from './outbox.ts';
import { commit, commitMany, recordedCommand } from './unit-of-work.ts';

const sha256 = (text: string): string => hash('sha256', text);
const filled = (amount: number) => ({ type: 'jar.filled.v2', payload: { amount } });

let desk: TemporaryDesk;
beforeEach(() => {
  desk = temporaryDesk();
});
afterEach(() => {
  desk.remove();
});

describe('commit', () => {
  it('writes events, command, outbox row and projection together', () => {
    const done = commit(desk.file, appendTo('jar:1', 0, [filled(3), filled(4)]));
    expect(done.kind).toBe('committed');
    expect(toyRows(desk.file.db)).toEqual([{ key: 1, stream: 'jar:1', total: 7, moves: 2 }]);
    expect(latestOutbox(desk.file.db, null, 10)).toMatchObject([
      { sequence: 1, name: 'toy.do', payload: { asked: true }, recordedAt: START },
    ]);
    expect(latestOutbox(desk.file.db, 1, 10)).toEqual([]);
    expect(outboxPage(desk.file.db, 0, 10)).toEqual(latestOutbox(desk.file.db, null, 10));
    expect(outboxCounts(desk.file.db)).toEqual({ waiting: 1, refused: 0 });
    expect(desk.file.load('jar:1')).toMatchObject({ version: 2, events: [{ streamVersion: 1 }, { streamVersion: 2 }] });
  });

  it('returns the envelopes that the log holds', () => {
    const done = commit(
      desk.file,
      appendTo('jar:1', 0, [{ type: 'jar.filled.v2', payload: { b: undefined, amount: 1 } }]),
    );
    const held = readLog(desk.file.db, 0, 10).map((event) => event.envelope);
    expect(done).toEqual({ kind: 'committed', envelopes: held });
    expect(held[0]?.payload).toStrictEqual({ amount: 1 });
  });

  it('answers a repeated command id with the recorded outcome and appends nothing', () => {
    const once = appendTo('jar:1', 0, [filled(3)]);
    commit(desk.file, once);
    expect(commit(desk.file, { ...once, outcome: { done: 'again' } })).toEqual({
      kind: 'repeated',
      outcome: { done: true },
    });
    expect(lastPosition(desk.file.db)).toBe(1);
    desk.reopen();
    expect(commit(desk.file, once).kind).toBe('repeated');
  });

  it('tells which command an id was used for, and by whom', () => {
    const once = appendTo('jar:1', 0, [filled(3)]);
    expect(recordedCommand(desk.file.db, once.commandId)).toBeUndefined();
    commit(desk.file, once);
    const { commandName: name, actor, outcome } = once;
    expect(recordedCommand(desk.file.db, once.commandId)).toEqual({ name, actor, outcome });
  });

  it('refuses when any of its streams moved, and leaves no trace', () => {
    commit(desk.file, appendTo('jar:1', 0, [filled(3)]));
    const two = request({
      appends: [
        { stream: 'claim:a', expectedVersion: 0, events: [{ type: 'claim.taken.v1', payload: {} }] },
        { stream: 'jar:1', expectedVersion: 0, events: [filled(1)] },
      ],
    });
    expect(commit(desk.file, two)).toEqual({ kind: 'behind', stream: 'jar:1', expected: 0, actual: 1 });
    expect(streamVersion(desk.file.db, 'claim:a')).toBe(0);
    expect(outboxCounts(desk.file.db).waiting).toBe(1);
  });

  it('writes nothing when the extra work fails', () => {
    const failing = {
      ...appendTo('jar:1', 0, [filled(3)]),
      also: () => {
        throw new Error('no');
      },
    };
    expect(() => commit(desk.file, failing)).toThrow('no');
    expect(lastPosition(desk.file.db)).toBe(0);
    expect(outboxCounts(desk.file.db).waiting).toBe(0);
    expect(commit(desk.file, { ...failing, also: () => undefined }).kind).toBe('committed');
  });

  it('checks a stream without adding to it', () => {
    expect(commit(desk.file, appendTo('jar:1', 1, []))).toMatchObject({ kind: 'behind' });
    expect(commit(desk.file, appendTo('jar:1', 0, []))).toEqual({ kind: 'committed', envelopes: [] });
  });

  it('is refused inside another transaction', () => {
    const nested = desk.file.db.transaction(() => commit(desk.file, request()));
    expect(() => nested()).toThrow('never nested');
  });
});

describe('commitMany', () => {
  it('leaves out what is behind or repeated and keeps the rest', () => {
    const first = appendTo('jar:1', 0, [filled(1)]);
    const results = commitMany(desk.file, [
      first,
      appendTo('jar:1', 5, [filled(100)]),
      first,
      appendTo('jar:1', 1, [filled(2)]),
      appendTo('jar:2', 0, [filled(9)]),
    ]);
    expect(results.map((result) => result.kind)).toEqual(['committed', 'behind', 'repeated', 'committed', 'committed']);
    expect(toyRows(desk.file.db)).toEqual([
      { key: 1, stream: 'jar:1', total: 3, moves: 2 },
      { key: 3, stream: 'jar:2', total: 9, moves: 1 },
    ]);
  });

  it('continues one chain over groups, single commits and restarts', () => {
    commit(desk.file, appendTo('jar:1', 0, [filled(1)]));
    commitMany(desk.file, [appendTo('jar:2', 0, [filled(1), filled(2)]), appendTo('jar:1', 1, [filled(5)])]);
    desk.reopen();
    commit(desk.file, appendTo('jar:2', 2, [filled(1)]));
    let head = CHAIN_START;
    for (const { envelope } of readLog(desk.file.db, 0, 100)) {
      expect(chainBreakAt(head, envelope, sha256)).toBeUndefined();
      head = envelope;
    }
    expect(head.deviceSequence).toBe(5);
  });
});

describe('the log', () => {
  it('refuses to change, remove or replace an event', () => {
    commit(desk.file, appendTo('jar:1', 0, [filled(1)]));
    const { db } = desk.file;
    expect(() => db.exec(`UPDATE event SET payload = '{}'`)).toThrow('never changed');
    expect(() => db.exec('DELETE FROM event')).toThrow('never removed');
    expect(() => db.exec(`INSERT OR REPLACE INTO event SELECT * FROM event`)).toThrow('never removed');
  });
});
