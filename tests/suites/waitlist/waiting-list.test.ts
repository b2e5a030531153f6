import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { identityClaimStream, loadApplication, loadClaim } from '../../../src/app/application/application-stream.ts';
import { executeCaseCommand } from '../../../src/app/application/execute.ts';
import { todayOf } from '../../../src/app/open-desk.ts';
import { executeWaiting } from '../../../src/app/waitlist/execute-waiting.ts';
import { waitingListCounts, waitingListPage } from '../../../src/app/waitlist/waiting-lists.ts';
import { waitingView } from '../../../src/app/waitlist/waiting-view.ts';
import { loadWaiting } from '../../../src/app/waitlist/waiting-stream.ts';
import { whereAmI } from '../../../src/app/waitlist/where-am-i.ts';
import type { ApplicationContent } from '../../../src/domain/application/content.ts';
import { identityNumberFor } from '../../../src/domain/identity/identity-number.ts';
import type { WaitingCommand } from '../../../src/domain/waitlist/commands.ts';
import type { CaseId, CommandId, OfficeId } from '../../../src/kernel/ids.ts';
import { invariant } from '../../../src/kernel/invariant.ts';
import { addDays, plainDate } from '../../../src/kernel/plain-date.ts';
import { waitingPage, waitingTotal } from '../../../src/store/queries/waiting-list.ts';
import { placesOf } from '../../../src/store/queries/waiting-place.ts';
import { rebuild } from '../../../src/store/rebuild.ts';
import { orderBasisOf, useOrderBasis } from '../../../src/store/waiting-order.ts';
import { requiredTypes } from '../../faults/required-types.ts';
import { aContent, aDocument, aMember } from '../../support/application/builders.ts';
import { type TestDesk, testDesk } from '../../support/desk/test-desk.ts';
import type { TestStaffName } from '../../support/desk/test-offices.ts';
import { approvedCase } from '../../support/waitlist/approved-case.ts';

const CITY = '6301' as OfficeId;
const DAY = 86_400_000;
let made: TestDesk;
beforeEach(async () => {
  made = await testDesk();
});
afterEach(() => {
  made.remove();
});

const newCommand = (): CommandId => made.desk.newId() as CommandId;

function personOf(n: number): string {
  return identityNumberFor('630104', plainDate('1980-03-04'), n);
}

interface Household {
  readonly n: number;
  readonly street?: string;
  readonly content?: Partial<ApplicationContent>;
}

/** A decided case of one person, whose number in the test is also in the case number. */
function decided({ n, street = '630104003', content = {} }: Household): CaseId {
  const member = aMember({ identityNumber: personOf(n), name: `马秀${String.fromCodePoint(0x4e00 + n)}` });
  return approvedCase(made.desk, {
    caseNo: `XN2026-01-${String(n).padStart(6, '0')}`,
    street,
    clerk: made.as('streetClerk').actor.staffId,
    supervisor: made.as('citySupervisor').actor.staffId,
    content: { members: [member], ...content },
  });
}

function wait(who: TestStaffName, caseId: CaseId, command: WaitingCommand) {
  const { version } = loadWaiting(made.desk.file, caseId);
  return executeWaiting(made.desk, { commandId: newCommand(), caseId, version, command }, made.as(who).actor);
}

function waits(who: TestStaffName, caseId: CaseId, command: WaitingCommand): void {
  expect(wait(who, caseId, command)).toMatchObject({ ok: true });
}

function registered(household: Household): CaseId {
  const caseId = decided(household);
  waits('citySupervisor', caseId, { type: 'register' });
  return caseId;
}

const stateOf = (caseId: CaseId) => {
  const state = loadApplication(made.desk.file, caseId)?.state;
  invariant(state, 'the case is there');
  return state;
};
const viewOf = (caseId: CaseId, who: TestStaffName = 'citySupervisor') =>
  waitingView(made.desk, stateOf(caseId), made.as(who).actor);
const secondBy = () => made.as('secondCitySupervisor').actor.staffId;

const tables = ['waiting_entry', 'waiting_place', 'waiting_bucket'] as const;
const rowsNow = () => tables.map((table) => made.desk.file.db.prepare(`SELECT * FROM ${table} ORDER BY 1, 2, 3`).all());

describe('a household on the waiting list', () => {
  it('is registered under a number of the office and year, and stands among all, in its programme and district', () => {
    const first = registered({ n: 1 });
    made.clock.now += DAY;
    const second = registered({ n: 2, street: '630103001' });
    const third = registered({ n: 3, content: { programme: 'new-employment' } });
    expect(viewOf(first).entry?.number).toBe('XN轮2026-01-000001');
    expect(viewOf(third)).toMatchObject({
      version: 1,
      entry: {
        number: 'XN轮2026-01-000003',
        limit: 'far',
        monthsWaited: 0,
        confirm: { stage: 'ahead', by: '2028-10-11' },
      },
      // 西宁 draws lots: whoever has no number of the month yet is tied.
      order: { order: 'lottery' },
      places: {
        overall: { place: 1, tied: 3, of: 3 },
        programme: { place: 1, tied: 1, of: 1 },
        district: { place: 1, tied: 2, of: 2 },
      },
    });
    waits('citySupervisor', second, { type: 'record-number', drawn: { month: '2026-10', number: 7 }, source: '公告' });
    expect(placesOf(made.desk.file.db, first)?.overall).toEqual({ place: 2, tied: 2, of: 3 });
    expect(
      wait('citySupervisor', third, { type: 'record-number', drawn: { month: '2026-10', number: 7 }, source: '公告' }),
    ).toEqual({
      ok: false,
      error: { code: 'number-taken', number: 7, caseNo: 'XN2026-01-000002' },
    });
  });

  it('is answered once, and again with the same answer; not on what somebody else has changed', () => {
    const caseId = decided({ n: 1 });
    const request = { commandId: newCommand(), caseId, version: 0, command: { type: 'register' } } as const;
    const { actor } = made.as('citySupervisor');
    const first = executeWaiting(made.desk, request, actor);
    expect(executeWaiting(made.desk, request, actor)).toEqual(first);
    const late = {
      ...request,
      commandId: newCommand(),
      command: { type: 'leave', reason: 'moved', comment: '' },
    } as const;
    expect(executeWaiting(made.desk, late, actor)).toEqual({ ok: false, error: { code: 'changed-meanwhile' } });
    expect(executeWaiting(made.desk, { ...request, commandId: newCommand(), version: null }, actor)).toMatchObject({
      error: { code: 'waiting-already' },
    });
  });

  it('is found at the counter by name, identity number, case number and waiting number', () => {
    const caseId = registered({ n: 20 });
    const notYet = decided({ n: 21 });
    for (const text of ['马秀', personOf(20), 'XN2026-01-000020', 'xn轮2026-01-000001']) {
      expect(whereAmI(made.desk, text, CITY)[0]).toMatchObject({ caseId, places: { overall: { place: 1, of: 1 } } });
    }
    expect(whereAmI(made.desk, personOf(21), CITY)).toMatchObject([{ caseId: notYet, entry: null, places: null }]);
    expect(whereAmI(made.desk, personOf(20), '630103' as OfficeId)).toEqual([]);
    expect(whereAmI(made.desk, 'XN轮2026-01-000001', '630103' as OfficeId)).toEqual([]);
  });

  it('confirms again: reminded, in grace, over, and back in time', () => {
    const caseId = registered({ n: 1 });
    const confirmBy = plainDate('2028-10-10');
    expect(viewOf(caseId).entry?.confirm).toMatchObject({ stage: 'ahead', by: confirmBy });
    made.clock.now = Date.parse('2028-09-20T02:00:00Z');
    expect(viewOf(caseId).entry?.confirm.stage).toBe('to-remind');
    expect(countOf('to-remind')).toBe(1);
    waits('streetClerk', caseId, { type: 'remind', way: 'letter', comment: '' });
    expect([countOf('to-remind'), countOf('to-confirm')]).toEqual([0, 1]);
    made.clock.now = Date.parse('2028-11-20T02:00:00Z');
    expect(viewOf(caseId).entry?.confirm.stage).toBe('over');
    expect([countOf('to-confirm'), countOf('grace-over')]).toEqual([0, 1]);
    waits('streetClerk', caseId, { type: 'reconfirm', changed: false, signedOn: todayOf(made.desk), comment: '' });
    expect(viewOf(caseId).entry?.confirm).toMatchObject({ stage: 'ahead', by: '2030-11-20' });
    expect(countOf('grace-over')).toBe(0);
  });

  it('is warned of before five years are over (PRH-10)', () => {
    const caseId = registered({ n: 1 });
    made.clock.now = Date.parse('2031-05-01T02:00:00Z');
    expect(viewOf(caseId).entry).toMatchObject({ limit: 'near', monthsWaited: 54 });
    expect(countOf('near-limit')).toBe(1);
    made.clock.now = Date.parse('2031-10-12T02:00:00Z');
    expect(viewOf(caseId).entry?.limit).toBe('over');
  });

  it('that no longer meets a condition is flagged and stays until people decide', () => {
    const rich = aMember({ identityNumber: personOf(1), monthlyIncome: 99_000_000 });
    const caseId = registered({ n: 1, content: { members: [rich] } });
    expect(countOf('flagged')).toBe(0);
    waits('streetClerk', caseId, { type: 'reevaluate', cause: 'income', comment: '升职' });
    expect(viewOf(caseId)).toMatchObject({
      entry: { left: null, standing: { income: 99_000_000 } },
      places: { overall: { of: 1 } },
    });
    expect(viewOf(caseId).entry?.flag?.unmet).toContain('income');
    expect(countOf('flagged')).toBe(1);
    waits('citySupervisor', caseId, { type: 'settle-flag', comment: '一次性收入' });
    expect(countOf('flagged')).toBe(0);
  });

  it('that leaves without a home lets its identity numbers go; one that is housed keeps them', () => {
    const gone = registered({ n: 1 });
    const housed = registered({ n: 2 });
    waits('streetClerk', gone, { type: 'leave', reason: 'gave-up', comment: '自购住房' });
    waits('citySupervisor', housed, { type: 'leave', reason: 'housed', comment: '' });
    expect(loadClaim(made.desk.file, identityClaimStream(personOf(1))).state.holder).toBeNull();
    expect(loadClaim(made.desk.file, identityClaimStream(personOf(2))).state.holder).toBe(housed);
    expect(viewOf(gone)).toMatchObject({ places: null, entry: { left: { reason: 'gave-up' } } });
    expect(countOf('left')).toBe(2);
    expect(waitingTotal(made.desk.file.db, { scope: CITY, programme: null })).toBe(0);
  });

  it('that was banned is refused at intake and at registration until the day, in any role', () => {
    const housed = registered({ n: 1 });
    waits('citySupervisor', housed, { type: 'leave', reason: 'housed', comment: '' });
    made.clock.now += 100 * DAY;
    const returnedOn = addDays(todayOf(made.desk), -10);
    const ban = { type: 'ban', grounds: 'breach', returnedOn, persons: [personOf(1)], comment: '转租' } as const;
    expect(wait('citySupervisor', housed, ban)).toMatchObject({ error: { code: 'second-person', why: 'missing' } });
    waits('citySupervisor', housed, { ...ban, secondBy: secondBy() });
    const until = plainDate('2032-01-07');
    expect(viewOf(housed).entry?.ban).toEqual({ grounds: 'breach', returnedOn, until });
    const application = (caseId: CaseId) =>
      ({
        commandId: newCommand(),
        caseId,
        version: 0,
        command: {
          type: 'submit',
          caseId,
          externalId: '',
          channel: 'counter',
          street: '630104003' as OfficeId,
          content: aContent({
            members: [
              aMember({ identityNumber: personOf(9) }),
              aMember({ name: '马秀莲', identityNumber: personOf(1), relation: '10' }),
            ],
          }),
          documents: requiredTypes.map((type) => aDocument(type)),
        },
      }) as const;
    const submitted = () => {
      const caseId = made.desk.newId() as CaseId;
      return executeCaseCommand(made.desk, application(caseId), made.as('streetClerk').actor);
    };
    expect(submitted()).toEqual({
      ok: false,
      error: { code: 'banned', name: '马秀莲', until, caseNo: 'XN2026-01-000001' },
    });
    waits('citySupervisor', housed, { type: 'lift-ban', comment: '复核', secondBy: secondBy() });
    expect(submitted().ok).toBe(true);
    waits('citySupervisor', housed, { ...ban, secondBy: secondBy() });
    made.clock.now = Date.parse('2032-01-08T02:00:00Z');
    expect(submitted().ok).toBe(true);
  });
});

describe('the list', () => {
  it('comes in pages of its order; who is tied shares the place and stands by number', () => {
    const basis = {
      policy: 't',
      order: 'registration-date',
      priority: { tiers: [], usedOnce: false },
      scoring: null,
      on: plainDate('2026-10-10'),
    } as const;
    for (let n = 1; n <= 25; n += 1) {
      if (n % 5 === 1) made.clock.now += DAY;
      registered({ n, street: n % 2 === 0 ? '630103001' : '630104003' });
    }
    const { db } = made.desk.file;
    useOrderBasis(db, basis);
    const wish = { scope: CITY, programme: null } as const;
    const all = waitingPage(db, { ...wish, offset: 0, limit: 100 });
    expect(all.map(({ place }) => place)).toEqual([1, 6, 11, 16, 21].flatMap((place) => Array<number>(5).fill(place)));
    for (const offset of [0, 1, 4, 5, 7, 20, 24]) {
      expect(waitingPage(db, { ...wish, offset, limit: 3 })).toEqual(all.slice(offset, offset + 3));
    }
    const district = { scope: '630103' as OfficeId, programme: null };
    const inDistrict = waitingPage(db, { ...district, offset: 0, limit: 100 });
    expect(inDistrict).toHaveLength(12);
    expect(waitingPage(db, { ...district, offset: 5, limit: 4 })).toEqual(inDistrict.slice(5, 9));
    const street = { scope: '630103001' as OfficeId, programme: 'low-income' } as const;
    expect(waitingPage(db, { ...street, offset: 0, limit: 100 })).toEqual(inDistrict);
    expect(waitingTotal(db, street)).toBe(12);
    for (const row of all) expect(placesOf(db, row.caseId)?.overall.place).toBe(row.place);
    for (const row of inDistrict) expect(placesOf(db, row.caseId)?.district.place).toBe(row.place);
  });

  it('is reckoned anew when the order is another, and a rebuild gives the same rows', () => {
    for (let n = 1; n <= 6; n += 1) {
      made.clock.now += 20 * DAY;
      registered({ n, content: { residentSince: null, registeredSince: plainDate(`200${String(n % 3)}-01-01`) } });
    }
    const { db } = made.desk.file;
    const before = orderBasisOf(db);
    const page = () =>
      waitingPage(db, { scope: CITY, programme: null, offset: 0, limit: 10 }).map(({ caseNo }) => caseNo.slice(-1));
    expect(page().join('')).toBe('123456');
    const scoring = { total: 100, factors: [], tieBreak: ['residence-day' as const] };
    const scored = { ...before, policy: 's', order: 'score', scoring } as const;
    expect(useOrderBasis(db, scored)).toBe(true);
    expect(useOrderBasis(db, scored)).toBe(false);
    expect(page().join('')).toBe('361425');
    const rows = rowsNow();
    rebuild(db, made.desk.file.projections);
    expect(rowsNow()).toEqual(rows);
    waits('streetClerk', registered({ n: 7 }), { type: 'leave', reason: 'moved', comment: '' });
    expect(db.prepare('SELECT sum(n) AS n FROM waiting_bucket').get()).toEqual({ n: 18 });
  });
});

function countOf(list: 'to-remind' | 'to-confirm' | 'grace-over' | 'near-limit' | 'flagged' | 'left'): number {
  const counts = waitingListCounts(made.desk, CITY);
  const rows = waitingListPage(made.desk, { list, scope: CITY, programme: null, offset: 0, limit: 100 });
  const count = counts.find((counted) => counted.list === list)?.count;
  expect(rows).toHaveLength(count ?? -1);
  return count ?? -1;
}
