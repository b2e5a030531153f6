import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runDraw } from '../../../src/app/draw/draw-runner.ts';
import { loadDraw } from '../../../src/app/draw/draw-stream.ts';
import { invariant } from '../../../src/kernel/invariant.ts';
import { outboxCounts } from '../../../src/store/outbox.ts';
import { conflictPage } from '../../../src/store/sync/conflicts.ts';
import {
  contributeAll,
  drawAll,
  drawDone,
  drawNow,
  frozenDraw,
  preparedDraw,
  startDraw,
} from '../../support/draw/draw-desk.ts';
import { unwrap } from '../../support/draw/vectors.ts';
import type { CityDesk } from '../../support/sync/city-desk.ts';
import { type SyncCity, city } from '../../support/sync/city.ts';

let made: SyncCity;
let other: CityDesk;
let street: CityDesk;
beforeEach(async () => {
  made = await city({ desks: ['6301', '630104003'] });
  const [annex, below] = made.desks;
  invariant(annex && below, 'two desks were asked for');
  other = annex;
  street = below;
});
afterEach(() => {
  made.remove();
});

const openItems = (at: CityDesk) => conflictPage(at.desk.file.db, { state: 'open', before: null, limit: 10 });

async function documentsToo(): Promise<void> {
  await made.syncAll();
  for (const each of made.desks) await each.line.documents()?.fetchAll();
}

describe('a draw of the city', () => {
  it('reaches every desk with its files, all but the sealed roster', async () => {
    const draw = await frozenDraw(made.hall);
    contributeAll(made.hall, draw);
    await drawAll(made.hall, draw.drawId);
    await documentsToo();
    const { files, result, sealed } = drawNow(street, draw.drawId);
    expect(drawNow(street, draw.drawId)).toEqual(drawNow(made.hall, draw.drawId));
    for (const { hash } of [files.plan, files.roster, files.units, result?.file ?? files.plan]) {
      expect(street.desk.file.blobs.has(hash)).toBe(true);
    }
    invariant(sealed, 'a full roster was sealed');
    expect(made.hall.desk.file.blobs.has(sealed)).toBe(true);
    expect(street.desk.file.blobs.has(sealed)).toBe(false);
  });

  it('that two desks drew at once has one result, and nobody has to settle anything', async () => {
    const draw = await frozenDraw(made.hall);
    contributeAll(made.hall, draw);
    startDraw(made.hall, draw.drawId);
    await documentsToo();
    // Each without the other's word.
    unwrap(await runDraw(made.hall.desk, draw.drawId, made.hall.as('citySupervisor').actor));
    unwrap(await runDraw(other.desk, draw.drawId, other.as('secondCitySupervisor').actor));
    await made.syncAll();
    expect(openItems(other)).toEqual([]);
    expect(openItems(made.hall)).toEqual([]);
    expect(drawNow(other, draw.drawId)).toEqual(drawNow(made.hall, draw.drawId));
    expect(outboxCounts(other.desk.file.db).waiting).toBe(0);
  });

  it('that was voided elsewhere is not drawn: what was done apart is an item for a person', async () => {
    const draw = await frozenDraw(made.hall);
    contributeAll(made.hall, draw);
    await documentsToo();
    startDraw(other, draw.drawId);
    const secondBy = made.hall.as('secondCitySupervisor').actor.staffId;
    drawDone(made.hall, draw.drawId, { type: 'void', reason: '名册有误', secondBy });
    await made.syncAll();
    expect(drawNow(other, draw.drawId).status).toBe('voided');
    expect(openItems(other)).toMatchObject([{ refusal: { code: 'draw-not-now', status: 'voided' } }]);
  });

  it('that two desks froze under one id is frozen once', async () => {
    const { drawId } = await frozenDraw(made.hall);
    const again = preparedDraw(other, { planned: { drawId, title: '另一份方案' } });
    await frozenDraw(other, again);
    await made.syncAll();
    expect(openItems(other)).toMatchObject([{ refusal: { code: 'draw-frozen-already', status: 'frozen' } }]);
    expect(loadDraw(other.desk.file, drawId)?.state.planHash).toBe(drawNow(made.hall, drawId).planHash);
  });
});
