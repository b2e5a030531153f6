import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { selectionSlip } from '../../../src/app/selection/selection-slip.ts';
import { settledDraw } from '../../../src/app/selection/settled-draw.ts';
import { loadUnit } from '../../../src/app/units/unit-stream.ts';
import { upNext } from '../../../src/domain/selection/line.ts';
import { invariant } from '../../../src/kernel/invariant.ts';
import { conflictPage } from '../../../src/store/sync/conflicts.ts';
import { declined, opened, sessionNow, settledHall, signed, step } from '../../support/selection/selection-hall.ts';
import type { CityDesk } from '../../support/sync/city-desk.ts';
import { type SyncCity, city } from '../../support/sync/city.ts';

let made: SyncCity;
let other: CityDesk;
beforeEach(async () => {
  made = await city({ desks: ['6301'] });
  const [annex] = made.desks;
  invariant(annex, 'a second desk was asked for');
  other = annex;
});
afterEach(() => {
  made.remove();
});

const openItems = (at: CityDesk) => conflictPage(at.desk.file.db, { state: 'open', before: null, limit: 10 });

async function everywhere(): Promise<void> {
  await made.syncAll();
  for (const each of made.desks) await each.line.documents()?.fetchAll();
}

const settledAt = (at: CityDesk, drawId: string) => {
  const settled = settledDraw(at.desk.file, drawId);
  invariant(settled, 'the draw is settled here');
  return settled;
};

describe('two desks of a hall', () => {
  it('that confirm one home apart: the hub’s order decides, and the other counter is told', async () => {
    const hall = await settledHall(made.hall, { homes: 2, households: 3 });
    opened(made.hall, hall.drawId);
    await everywhere();
    const { order } = settledAt(made.hall, hall.drawId);
    const [first, second] = upNext('P1', order, sessionNow(made.hall, hall.drawId));
    invariant(first && second, 'two have a place');
    const [unit] = hall.units;
    invariant(unit, 'there are homes');
    const call = (at: CityDesk, no: string, counter: string) =>
      expect(step(at, hall.drawId, { command: { type: 'call', no, counter } })).toMatchObject({ ok: true });
    call(made.hall, first.no, '1');
    await everywhere();
    call(other, second.no, '2');
    await everywhere();
    // The line is cut: both counters see the home free.
    for (const [at, { no }] of [
      [made.hall, first],
      [other, second],
    ] as const) {
      expect(step(at, hall.drawId, { command: { type: 'choose', no, unit } })).toMatchObject({ ok: true });
      expect(step(at, hall.drawId, { command: signed(no, unit) })).toMatchObject({ ok: true });
    }
    const early = selectionSlip(other.desk, settledAt(other, hall.drawId), second.no);
    expect(early).toMatchObject({ ok: true, value: { acknowledged: false } });
    await everywhere();
    for (const at of [made.hall, other]) {
      expect(sessionNow(at, hall.drawId).taken.get(unit)).toBe(first.no);
      expect(loadUnit(at.desk.file, unit).state?.household?.caseId).toBe(hall.households.get(first.no));
    }
    expect(sessionNow(other, hall.drawId)).toEqual(sessionNow(made.hall, hall.drawId));
    expect(selectionSlip(made.hall.desk, settledAt(made.hall, hall.drawId), first.no)).toMatchObject({
      value: { acknowledged: true },
    });
    const items = openItems(other);
    expect(items.map(({ refusal }) => refusal)).toContainEqual({ code: 'unit-taken', unit });
    expect(openItems(made.hall)).toEqual([]);
  });

  it('that each let a place go give it to two different reserves, in their order', async () => {
    const hall = await settledHall(made.hall, { homes: 2, households: 4 });
    opened(made.hall, hall.drawId);
    await everywhere();
    const { order } = settledAt(made.hall, hall.drawId);
    const [first, second] = upNext('P1', order, sessionNow(made.hall, hall.drawId));
    invariant(first && second, 'two have a place');
    expect(step(made.hall, hall.drawId, { command: { type: 'call', no: first.no, counter: '1' } }).ok).toBe(true);
    await everywhere();
    expect(step(other, hall.drawId, { command: { type: 'call', no: second.no, counter: '2' } }).ok).toBe(true);
    await everywhere();
    expect(step(made.hall, hall.drawId, { command: declined(first.no) }).ok).toBe(true);
    expect(step(other, hall.drawId, { command: declined(second.no) }).ok).toBe(true);
    await everywhere();
    const reserves = order.reserves.map(({ no }) => no);
    const substitutes = sessionNow(other, hall.drawId).vacancies.map(({ substitute }) => substitute);
    expect(substitutes).toEqual(reserves.slice(0, 2));
    expect(sessionNow(other, hall.drawId)).toEqual(sessionNow(made.hall, hall.drawId));
    expect(openItems(other)).toEqual([]);
  });
});
