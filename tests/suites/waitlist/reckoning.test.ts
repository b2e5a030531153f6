import { spawnSync } from 'node:child_process';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { currentPolicy } from '../../../src/app/open-desk.ts';
import { keepOrder } from '../../../src/app/waitlist/order-in-force.ts';
import { waitingReckoning } from '../../../src/app/waitlist/waiting-lists.ts';
import type { OrderBasis } from '../../../src/domain/waitlist/order.ts';
import type { CaseId, OfficeId } from '../../../src/kernel/ids.ts';
import { invariant } from '../../../src/kernel/invariant.ts';
import { plainDate } from '../../../src/kernel/plain-date.ts';
import type { Database } from '../../../src/store/connection.ts';
import { waitingPage } from '../../../src/store/queries/waiting-list.ts';
import { placesOf } from '../../../src/store/queries/waiting-place.ts';
import { rebuild } from '../../../src/store/rebuild.ts';
import { orderBasisOf, reckonSome, useOrderBasis } from '../../../src/store/waiting-order.ts';
import { commit } from '../../../src/store/unit-of-work.ts';
import { type TestDesk, testDesk } from '../../support/desk/test-desk.ts';
import { byRegistration, byScore, registerEntries } from '../../support/waitlist/registered-entries.ts';

const CITY = '6301' as OfficeId;
const PROGRAM = fileURLToPath(new URL('../../support/waitlist/crash-in-reckoning.ts', import.meta.url));
/** More than are reckoned at once. */
const ENTRIES = 1_900;
let made: TestDesk;
let ids: readonly CaseId[];
beforeEach(async () => {
  made = await testDesk();
  useOrderBasis(made.desk.file.db, byRegistration);
  ids = registerEntries(made.desk, ENTRIES, made.as('citySupervisor').actor.staffId);
});
afterEach(() => {
  made.remove();
});

const db = (): Database => made.desk.file.db;

/** Every row of the list with its place, which is what anybody is told. */
function listNow(): readonly (readonly [CaseId, number | null])[] {
  return waitingPage(db(), { scope: CITY, programme: null, offset: 0, limit: 5_000 }).map(
    ({ caseId, place }) => [caseId, place] as const,
  );
}

/** What the list is once a basis is in force and nothing is left over from another. */
function listBy(basis: OrderBasis): ReturnType<typeof listNow> {
  useOrderBasis(db(), basis);
  return listNow();
}

/** Places on each side: one side alone when nothing is left over. */
function sides(): readonly unknown[] {
  return db().prepare('SELECT side, count(*) AS n FROM waiting_place GROUP BY side').all();
}

const tables = ['waiting_entry', 'waiting_place', 'waiting_bucket'] as const;
const rowsNow = () => tables.map((table) => db().prepare(`SELECT * FROM ${table} ORDER BY 1, 2, 3`).all());

/** As a rebuild makes them from the log: places, and how many stand in each bucket. */
function expectAsRebuilt(): void {
  const rows = rowsNow();
  rebuild(db(), made.desk.file.projections);
  expect(rowsNow()).toEqual(rows);
}

function leave(caseId: CaseId): void {
  const { desk } = made;
  const basis = { rules: [], policy: byRegistration.policy, values: {} };
  const payload = { reason: 'moved', leftOn: '2026-11-02', comment: '', secondBy: null, basis };
  const result = commit(desk.file, {
    commandId: desk.newId(),
    commandName: 'waiting.leave',
    commandPayload: {},
    actor: made.as('citySupervisor').actor.staffId,
    office: CITY,
    wallTime: desk.now(),
    appends: [{ stream: `waiting:${caseId}`, expectedVersion: 1, events: [{ type: 'waiting.left.v1', payload }] }],
    outcome: null,
  });
  expect(result.kind).toBe('committed');
}

describe('reckoning a long list by another order', () => {
  it('is read by the order before until every place is there, then by the new one', () => {
    const before = listNow();
    const after = listBy(byScore);
    expect(after).not.toEqual(before);
    expect(listBy(byRegistration)).toEqual(before);
    let steps = 0;
    while (orderBasisOf(db()).order !== 'score') {
      expect(listNow()).toEqual(before);
      reckonSome(db(), byScore);
      steps += 1;
    }
    expect(steps).toBeGreaterThan(4);
    expect(listNow()).toEqual(after);
    while (reckonSome(db(), byScore)) expect(listNow()).toEqual(after);
    expect(sides()).toEqual([{ side: expect.any(Number) as number, n: ENTRIES }]);
    expectAsRebuilt();
  });

  it('takes in who registers or leaves meanwhile, in what is read and in what is reckoned', () => {
    for (let step = 0; step < 3; step += 1) reckonSome(db(), byScore);
    expect(waitingReckoning(made.desk)).toBeGreaterThan(0);
    const [first, last] = [ids[0], ids.at(-1)];
    invariant(first !== undefined && last !== undefined, 'there are entries');
    leave(first);
    leave(last);
    const [added] = registerEntries(made.desk, 1, made.as('citySupervisor').actor.staffId);
    invariant(added, 'one more is registered');
    expect(placesOf(db(), first)).toBeUndefined();
    expect(placesOf(db(), added)?.overall.of).toBe(ENTRIES - 1);
    useOrderBasis(db(), byScore);
    expect(placesOf(db(), last)).toBeUndefined();
    expect(placesOf(db(), added)?.overall.of).toBe(ENTRIES - 1);
    expectAsRebuilt();
  });

  it('begins anew where another order is wanted on the way', () => {
    const before = listNow();
    for (let step = 0; step < 3; step += 1) reckonSome(db(), byScore);
    expect(listBy({ ...byScore, on: plainDate('2026-12-01') })).not.toEqual(before);
    expectAsRebuilt();
    for (let step = 0; step < 3; step += 1) reckonSome(db(), byScore);
    // Wanted again is what is in force: what was reckoned beside it goes.
    useOrderBasis(db(), orderBasisOf(db()));
    expect(waitingReckoning(made.desk)).toBeNull();
    expect(sides()).toHaveLength(1);
  });

  it('lets the desk answer in between', async () => {
    const old = keepOrder(made.desk);
    expect(old).toEqual(byRegistration);
    let turns = 0;
    while (orderBasisOf(db()).policy === byRegistration.policy) {
      expect(keepOrder(made.desk)).toEqual(byRegistration);
      await nextTurn();
      turns += 1;
    }
    expect(turns).toBeGreaterThan(4);
    expect(keepOrder(made.desk)?.policy).toBe(currentPolicy(made.desk)?.id);
    while (sides().length > 1) await nextTurn();
    expect(waitingReckoning(made.desk)).toBeNull();
    expectAsRebuilt();
  });

  it.each([
    ['insert', 1],
    ['insert', 1_000],
    ['force', 1],
    ['delete', 700],
  ] as const)('killed in the middle (%s %i) has one whole order, and goes on', { timeout: 60_000 }, (what, count) => {
    const before = listNow();
    const argv = [PROGRAM, made.folder, Buffer.from(made.dataKey).toString('hex'), what, String(count)];
    made.desk.file.close();
    const killed = spawnSync(process.execPath, argv, { encoding: 'utf8' });
    expect([killed.signal, killed.stdout, killed.stderr]).toEqual(['SIGKILL', 'reached', '']);
    made.reopen();
    // The side came into force only in the transaction of its last place.
    expect(orderBasisOf(db()).order).toBe(what === 'delete' ? 'score' : 'registration-date');
    const read = listNow();
    if (what !== 'delete') expect(read).toEqual(before);
    const after = listBy(byScore);
    if (what === 'delete') expect(read).toEqual(after);
    expect(sides()).toHaveLength(1);
    expectAsRebuilt();
  });
});
