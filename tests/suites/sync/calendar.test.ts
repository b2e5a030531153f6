import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { announceCalendar } from '../../../src/app/calendar/announce-calendar.ts';
import type { CalendarYear } from '../../../src/domain/calendar/calendar-year.ts';
import type { CommandId, OfficeId, StaffId } from '../../../src/kernel/ids.ts';
import { invariant } from '../../../src/kernel/invariant.ts';
import { plainDate } from '../../../src/kernel/plain-date.ts';
import { todayOf } from '../../../src/app/open-desk.ts';
import { noFilters, queuePage } from '../../../src/store/queries/queue.ts';
import { conflictPage } from '../../../src/store/sync/conflicts.ts';
import { done, handIn } from '../../support/sync/cases.ts';
import type { CityDesk } from '../../support/sync/city-desk.ts';
import { type SyncCity, city } from '../../support/sync/city.ts';

const year: CalendarYear = {
  year: 2027,
  source: '为测试编造',
  holidays: ['01', '02', '03', '04', '05'].map((day) => plainDate(`2027-01-${day}`)),
  makeUpDays: [],
  local: [],
};

let made: SyncCity;
let street: CityDesk;
let annex: CityDesk;
beforeAll(async () => {
  made = await city({ desks: ['630104003', '6301'], now: Date.UTC(2026, 11, 24, 2) });
  const [one, two] = made.desks;
  invariant(one && two, 'two desks were asked for');
  [street, annex] = [one, two];
});
afterAll(() => {
  made.remove();
});

function announce(at: CityDesk, calendar: CalendarYear): void {
  const commandId = at.desk.newId() as CommandId;
  const { version } = at.desk.file.load('calendar:2027');
  const secondBy = at.as('citySupervisor').actor.staffId;
  const result = announceCalendar(at.desk, { commandId, version, calendar, reason: '通知', secondBy }, at.as('admin'));
  invariant(result.ok, `refused: ${JSON.stringify(result)}`);
}

function dueDays(at: CityDesk): readonly unknown[] {
  const scope = '630104003' as OfficeId;
  const place = { sort: 'due', descending: false, position: { offset: 0 }, limit: 100 } as const;
  const reader = { staffId: 'a' as StaffId, today: todayOf(at.desk), now: at.desk.now() };
  const source = { from: 'step', step: 'street-review' } as const;
  const rows = queuePage(at.desk.file.db, { scope, source, reader, filters: noFilters, ...place });
  return rows.map(({ dueOn, dueProvisional }) => [dueOn, dueProvisional]);
}

describe('a year that the city office announces', () => {
  it('reaches a street, whose rows are counted again', async () => {
    const caseId = handIn(street);
    done(street, 'streetClerk', { caseId, command: { type: 'accept' } });
    expect(dueDays(street)).toEqual([['2027-01-07', true]]);
    announce(made.hall, year);
    await made.syncAll();
    for (const each of [made.hall, street, annex]) {
      expect(dueDays(each)).toEqual([['2027-01-12', false]]);
      expect(each.desk.file.load('calendar:2027').version).toBe(1);
      expect(each.desk.calendar.loadedYears.has(2027)).toBe(true);
    }
  });

  it('the same at two desks is announced once; with other days a person looks at it', async () => {
    const local = { ...year, local: [plainDate('2027-01-06')] };
    announce(made.hall, local);
    announce(annex, local);
    await made.syncAll();
    const conflicts = () => conflictPage(annex.desk.file.db, { state: 'open', before: null, limit: 10 });
    expect(conflicts()).toEqual([]);
    for (const each of [made.hall, street, annex]) expect(each.desk.file.load('calendar:2027').version).toBe(2);
    announce(made.hall, year);
    announce(annex, { ...year, local: [plainDate('2027-01-07')] });
    await made.syncAll();
    expect(conflicts()).toMatchObject([{ refusal: { code: 'changed-meanwhile' } }]);
    for (const each of [made.hall, street, annex]) {
      expect(each.desk.file.load('calendar:2027').version).toBe(3);
      expect(dueDays(each)).toEqual([['2027-01-12', false]]);
    }
  });
});
