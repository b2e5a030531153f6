import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type TemporaryDesk, appendTo, temporaryDesk } from '../../tests/support/store/temporary-desk.ts';
import { toyProjection, toyProjections, toyRows } from '../../tests/support/store/toy-projection.ts';
import { eventCatalogue } from './event-catalogue.ts';
import { projectionSet } from './projection.ts';
import { rebuild, rebuildOutdated } from './rebuild.ts';
import { commit } from './unit-of-work.ts';

let desk: TemporaryDesk;
beforeEach(() => {
  desk = temporaryDesk();
});
afterEach(() => {
  desk.remove();
});

const filled = (amount: number) => ({ type: 'jar.filled.v2', payload: { amount } });

describe('rebuild', () => {
  it('gives the rows that day-to-day writes gave', () => {
    commit(desk.file, appendTo('jar:b', 0, [filled(1)]));
    commit(desk.file, appendTo('jar:a', 0, [filled(2)]));
    commit(desk.file, appendTo('jar:b', 1, [filled(3)]));
    const before = toyRows(desk.file.db);
    desk.file.db.exec('UPDATE toy_jar SET total = 0');
    const report = rebuild(desk.file.db, toyProjections);
    expect(toyRows(desk.file.db)).toEqual(before);
    expect(report).toEqual({ projections: ['toy-jar'], streams: 2, unknownEvents: 0 });
  });

  it('reads retired versions through their upcaster', () => {
    commit(desk.file, appendTo('jar:a', 0, [{ type: 'jar.filled.v1', payload: { fen: 500 } }, filled(2)]));
    expect(toyRows(desk.file.db)[0]?.total).toBe(7);
    expect(desk.file.load('jar:a').events[0]).toMatchObject({ type: 'jar.filled.v2', payload: { amount: 5 } });
  });

  it('keeps and skips what a newer program wrote, and projects it once it is known', () => {
    commit(desk.file, appendTo('jar:a', 0, [filled(2), { type: 'jar.doubled.v1', payload: { amount: 40 } }]));
    expect(desk.file.load('jar:a')).toMatchObject({ version: 2, events: [{ type: 'jar.filled.v2' }] });
    expect(rebuild(desk.file.db, toyProjections).unknownEvents).toBe(1);
    expect(rebuildOutdated(desk.file.db, toyProjections)).toBeUndefined();
    const newer = projectionSet(eventCatalogue(['jar.filled.v2', 'jar.doubled.v1']), [toyProjection]);
    expect(rebuildOutdated(desk.file.db, newer)).toMatchObject({ streams: 1, unknownEvents: 0 });
    expect(toyRows(desk.file.db)[0]?.total).toBe(42);
  });

  it('replaces the rows of a projection whose version was raised, at the next start', () => {
    commit(desk.file, appendTo('jar:a', 0, [filled(2)]));
    desk.file.db.exec('UPDATE toy_jar SET total = 99');
    desk.reopen();
    expect(toyRows(desk.file.db)[0]?.total).toBe(99);
    const raised = projectionSet(toyProjections.catalogue, [{ ...toyProjection, version: '2' }]);
    expect(rebuildOutdated(desk.file.db, raised)?.projections).toEqual(['toy-jar']);
    expect(toyRows(desk.file.db)[0]?.total).toBe(2);
  });
});
