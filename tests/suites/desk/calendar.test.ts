import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { announceCalendar } from '../../../src/app/calendar/announce-calendar.ts';
import { previewYear, shownYears } from '../../../src/app/calendar/calendar-view.ts';
import { clockView } from '../../../src/app/application/case-view.ts';
import { loadApplication } from '../../../src/app/application/application-stream.ts';
import { executeCaseCommand } from '../../../src/app/application/execute.ts';
import type { CalendarYear } from '../../../src/domain/calendar/calendar-year.ts';
import type { ApplicationCommand } from '../../../src/domain/application/commands.ts';
import { identityNumberFor } from '../../../src/domain/identity/identity-number.ts';
import type { CaseId, CommandId, OfficeId } from '../../../src/kernel/ids.ts';
import { plainDate } from '../../../src/kernel/plain-date.ts';
import { todayOf } from '../../../src/app/open-desk.ts';
import { noFilters, queuePage } from '../../../src/store/queries/queue.ts';
import { commit } from '../../../src/store/unit-of-work.ts';
import { rebuild } from '../../../src/store/rebuild.ts';
import { requiredTypes } from '../../faults/required-types.ts';
import { aContent, aDocument, aMember } from '../../support/application/builders.ts';
import { type TestDesk, testDesk } from '../../support/desk/test-desk.ts';
import type { TestStaffName } from '../../support/desk/test-offices.ts';

/** Invented: New Year is off to the fifth, and the Saturday after is worked. */
const made2027: CalendarYear = {
  year: 2027,
  source: '为测试编造',
  holidays: ['01', '02', '03', '04', '05'].map((day) => plainDate(`2027-01-${day}`)),
  makeUpDays: [plainDate('2027-01-09')],
  local: [],
};
const DAY = 86_400_000;

let made: TestDesk;
beforeEach(async () => {
  // 24 December 2026: five working days reach 31 December, six do not.
  made = await testDesk({ now: Date.UTC(2026, 11, 24, 2) });
});
afterEach(() => {
  made.remove();
});

let people = 0;

function run(who: TestStaffName, caseId: CaseId, command: ApplicationCommand): void {
  const version = loadApplication(made.desk.file, caseId)?.version ?? 0;
  const commandId = made.desk.newId() as CommandId;
  const outcome = executeCaseCommand(made.desk, { commandId, caseId, version, command }, made.as(who).actor);
  expect(outcome).toMatchObject({ ok: true });
}

function accepted(): CaseId {
  const caseId = made.desk.newId() as CaseId;
  people += 1;
  const member = aMember({ identityNumber: identityNumberFor('630104', plainDate('1980-03-04'), people) });
  run('streetClerk', caseId, {
    type: 'submit',
    caseId,
    externalId: '',
    channel: 'counter',
    street: '630104003' as OfficeId,
    content: aContent({ members: [member] }),
    documents: requiredTypes.map((type) => aDocument(type)),
  });
  run('streetClerk', caseId, { type: 'accept' });
  return caseId;
}

function announce(calendar: CalendarYear, version = 0, who: TestStaffName = 'admin') {
  const commandId = made.desk.newId() as CommandId;
  const reason = '国务院办公厅通知';
  return announceCalendar(made.desk, { commandId, version, calendar, reason, secondBy: second() }, made.as(who));
}

const second = () => made.as('citySupervisor').actor.staffId;

function rows() {
  return queuePage(made.desk.file.db, {
    scope: '6301' as OfficeId,
    source: { from: 'step', step: 'street-review' },
    reader: { staffId: made.as('streetClerk').actor.staffId, today: todayOf(made.desk), now: made.desk.now() },
    filters: noFilters,
    sort: 'due',
    descending: false,
    position: { offset: 0 },
    limit: 100,
  });
}

function allRows(): unknown {
  return made.desk.file.db.prepare('SELECT * FROM case_row ORDER BY case_key').all();
}

describe('the calendar of a year', () => {
  it('makes provisional last days certain: in rows, in their order, on the case, after a restart and a rebuild', () => {
    const caseId = accepted();
    const [before] = rows();
    // 西宁: ten working days for the street; by Monday to Friday alone they end on 7 January.
    expect(before).toMatchObject({ dueOn: '2027-01-07', dueProvisional: true });
    const preview = previewYear(made.desk, made2027, made.as('admin'));
    expect(preview).toMatchObject({
      ok: true,
      value: {
        moved: 1,
        settled: 0,
        cases: [
          {
            before: { date: '2027-01-07', provisional: true },
            after: { date: '2027-01-11', provisional: false },
          },
        ],
      },
    });
    expect(rows()[0]).toEqual(before);
    expect(announce(made2027)).toEqual({ ok: true, value: null });
    expect(rows()[0]).toMatchObject({ dueOn: '2027-01-11', dueProvisional: false });
    const clock = loadApplication(made.desk.file, caseId)?.state.clock;
    expect(clock && clockView(made.desk, clock)).toMatchObject({ dueOn: '2027-01-11', provisional: false });
    // What the event says stays as it was written.
    expect(clock).toMatchObject({ dueOn: '2027-01-07', provisional: true });
    const written = allRows();
    made.reopen();
    expect(allRows()).toEqual(written);
    rebuild(made.desk.file.db, made.desk.file.projections);
    expect(allRows()).toEqual(written);
  });

  it('counts cases that are accepted afterwards, and those that move on for another reason', () => {
    accepted();
    announce(made2027);
    const caseId = accepted();
    expect(rows().map(({ dueOn }) => dueOn)).toEqual(['2027-01-11', '2027-01-11']);
    run('streetClerk', caseId, { type: 'pause-clock', reason: 'agency', comment: '等待核对' });
    expect(rows().map(({ dueOn }) => dueOn)).toEqual(['2027-01-11', null]);
    made.clock.now += 5 * DAY;
    run('secondStreetClerk', caseId, { type: 'resume-clock', comment: '' });
    // Friday 25, Monday 28 and Tuesday 29 December did not count: three working days later.
    expect(rows().map(({ dueOn }) => dueOn)).toEqual(['2027-01-11', '2027-01-14']);
    const written = allRows();
    rebuild(made.desk.file.db, made.desk.file.projections);
    expect(allRows()).toEqual(written);
  });

  it('does not hide a case that was late before its clock was stopped', () => {
    const late = accepted();
    made.clock.now += 30 * DAY;
    const [before] = rows();
    expect(before?.dueOn).toBe('2027-01-07');
    run('streetClerk', late, { type: 'pause-clock', reason: 'dispute', comment: '仲裁受理' });
    accepted();
    expect(rows()[0]).toMatchObject({ caseId: late, dueOn: '2027-01-07' });
  });

  it('may be announced anew on what the person saw, and not on what they did not', () => {
    announce(made2027);
    const local = { ...made2027, local: [plainDate('2027-01-06')] };
    expect(announce(local, 0)).toEqual({ ok: false, error: { code: 'changed-meanwhile' } });
    expect(announce(made2027, 1)).toEqual({ ok: false, error: { code: 'calendar-unchanged' } });
    expect(announce(local, 1).ok).toBe(true);
    accepted();
    expect(rows()[0]?.dueOn).toBe('2027-01-12');
    const shown = shownYears(made.desk);
    expect(shown.map(({ calendar }) => calendar.year)).toEqual([2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026, 2027]);
    expect(shown.at(-2)).toMatchObject({ announced: null, version: 0, workingDays: 248 });
    expect(shown.at(-1)).toMatchObject({
      announced: { byName: '管理员', secondName: '段城', reason: '国务院办公厅通知' },
      version: 2,
    });
  });

  it('takes the place of a year that came with the program, local days of the city among it', () => {
    const shipped = shownYears(made.desk).find(({ calendar }) => calendar.year === 2026);
    if (shipped === undefined) throw new Error('2026 comes with the program');
    accepted();
    const calendar = { ...shipped.calendar, local: [plainDate('2026-12-28')] };
    expect(previewYear(made.desk, calendar, made.as('admin'))).toMatchObject({ ok: true, value: { moved: 1 } });
    expect(announce(calendar).ok).toBe(true);
    expect(rows()[0]?.dueOn).toBe('2027-01-08');
  });

  it('is refused to an administrator of a district', () => {
    const { actor, name } = made.as('admin');
    const by = { name, actor: { ...actor, office: '630104' as OfficeId } };
    const commandId = made.desk.newId() as CommandId;
    const refused = { ok: false, error: { code: 'wrong-office', office: '6301' } };
    const wanted = { commandId, version: 0, calendar: made2027, reason: '通知', secondBy: second() };
    expect(announceCalendar(made.desk, wanted, by as never)).toEqual(refused);
    expect(previewYear(made.desk, made2027, by as never)).toEqual(refused);
  });

  it('needs somebody else of the city to sign with the administrator', () => {
    const wanted = { commandId: made.desk.newId() as CommandId, version: 0, calendar: made2027, reason: '通知' };
    const signedBy = (secondBy: ReturnType<typeof second> | undefined) =>
      announceCalendar(made.desk, { ...wanted, secondBy }, made.as('admin'));
    const refused = (why: string) => ({ ok: false, error: { code: 'calendar-second', why } });
    expect(signedBy(undefined)).toEqual(refused('missing'));
    expect(signedBy(made.as('admin').actor.staffId)).toEqual(refused('same'));
    expect(signedBy(made.as('districtSupervisor').actor.staffId)).toEqual(refused('office'));
    expect(signedBy(made.as('cityClerk').actor.staffId)).toEqual(refused('permission'));
    expect(made.desk.file.load('calendar:2027').version).toBe(0);
  });

  it('shows what an older program announced alone', () => {
    const calendar = made2027;
    commit(made.desk.file, {
      commandId: made.desk.newId(),
      commandName: 'calendar.announce',
      commandPayload: { calendar, reason: '通知' },
      actor: made.as('admin').actor.staffId,
      office: '6301',
      wallTime: made.desk.now(),
      appends: [
        {
          stream: 'calendar:2027',
          expectedVersion: 0,
          events: [{ type: 'calendar.announced.v1', payload: { calendar, reason: '通知' } }],
        },
      ],
      outcome: 2027,
    });
    expect(shownYears(made.desk).at(-1)).toMatchObject({ announced: { byName: '管理员', secondName: '' }, version: 1 });
  });

  it('sent twice is announced once', () => {
    const commandId = made.desk.newId() as CommandId;
    const wanted = { commandId, version: 0, calendar: made2027, reason: '通知', secondBy: second() };
    expect(announceCalendar(made.desk, wanted, made.as('admin'))).toEqual({ ok: true, value: null });
    expect(announceCalendar(made.desk, wanted, made.as('admin'))).toEqual({ ok: true, value: null });
    expect(made.desk.file.load('calendar:2027').version).toBe(1);
  });
});
