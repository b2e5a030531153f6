import { describe, expect, it } from 'vitest';
import { plainDate } from '../../kernel/plain-date.ts';
import type { OfficeId, StaffId } from '../../kernel/ids.ts';
import {
  type CalendarEvent,
  announceYear as announceSigned,
  announcedYear,
  calendarStream,
  workingDaysIn,
} from './announced-year.ts';
import type { SecondSigner } from './second-signer.ts';
import type { CalendarYear } from './calendar-year.ts';

const dates = (...days: readonly string[]) => days.map((day) => plainDate(day));

/** An invented year: what the real notice says is not known yet. */
const year: CalendarYear = {
  year: 2027,
  source: '为测试编造',
  holidays: dates('2027-01-03', '2027-01-01', '2027-01-02', '2027-01-01'),
  makeUpDays: dates('2027-01-09'),
  local: dates('2027-03-10'),
};

const by = 'first' as StaffId;
const second: SecondSigner = { staffId: 'second' as StaffId, roles: ['supervisor'], office: '6301' as OfficeId };

function announceYear(calendar: CalendarYear, reason: string, current: CalendarYear | undefined) {
  return announceSigned({ calendar, reason, by, second }, current);
}

describe('announcing a year', () => {
  it('keeps each day once and in order', () => {
    const decided = announceYear(year, ' 国务院办公厅通知 ', undefined);
    expect(decided).toEqual({
      ok: true,
      value: [
        {
          type: 'calendar.announced.v1',
          payload: {
            calendar: { ...year, holidays: dates('2027-01-01', '2027-01-02', '2027-01-03') },
            reason: '国务院办公厅通知',
            secondBy: second.staffId,
          },
        },
      ],
    });
  });

  it.each([
    [{ year: 1999 }, 'year', ''],
    [{ source: ' ' }, 'source', ''],
    [{ holidays: [] }, 'holidays', ''],
    [{ holidays: dates('2029-01-01') }, 'holidays', '2029-01-01'],
    [{ local: dates('2025-12-31') }, 'local', '2025-12-31'],
    // A make-up day is a Saturday or Sunday (DAY-08), and nobody works on a day off.
    [{ makeUpDays: dates('2027-01-08') }, 'makeUpDays', '2027-01-08'],
    [{ makeUpDays: dates('2027-01-02') }, 'makeUpDays', '2027-01-02'],
    [{ makeUpDays: dates('2027-03-13'), local: dates('2027-03-13') }, 'makeUpDays', '2027-03-13'],
  ] as const)('is refused with %j: %s %s', (change, part, day) => {
    expect(announceYear({ ...year, ...change }, '通知', undefined)).toEqual({
      ok: false,
      error: { code: 'calendar-invalid', part, day },
    });
  });

  it('is refused without a reason, and where it changes no day', () => {
    expect(announceYear(year, ' ', undefined)).toEqual({ ok: false, error: { code: 'reason-missing' } });
    const other = { ...year, source: '另一来源' };
    expect(announceYear(other, '通知', year)).toEqual({ ok: false, error: { code: 'calendar-unchanged' } });
    expect(announceYear({ ...year, local: [] }, '通知', year).ok).toBe(true);
  });

  it('takes a second person of the city office who may issue what the city decides', () => {
    const why = (other: SecondSigner | undefined) => {
      const decided = announceSigned({ calendar: year, reason: '通知', by, second: other }, undefined);
      return decided.ok ? 'signed' : decided.error;
    };
    const refused = (problem: string) => ({ code: 'calendar-second', why: problem });
    expect(why(undefined)).toEqual(refused('missing'));
    expect(why({ ...second, staffId: by })).toEqual(refused('same'));
    expect(why({ ...second, roles: ['clerk', 'auditor'] })).toEqual(refused('permission'));
    expect(why({ ...second, office: '630104' as OfficeId })).toEqual(refused('office'));
    expect(why({ ...second, roles: ['admin'] })).toBe('signed');
  });

  it('reads what an older program announced without a second person', () => {
    const old: CalendarEvent = { type: 'calendar.announced.v1', payload: { calendar: year, reason: '通知' } };
    expect(announcedYear([old])).toMatchObject({ year: 2027, local: year.local });
  });

  it('gives the last announcement of the year', () => {
    const events = [year, { ...year, local: [] }].flatMap((each) => {
      const decided = announceYear(each, '通知', undefined);
      return decided.ok ? decided.value : [];
    });
    expect(announcedYear(events)?.local).toEqual([]);
    expect(announcedYear([])).toBeUndefined();
    expect(calendarStream(2027)).toBe('calendar:2027');
  });

  it('counts the working days of the year', () => {
    // 2027 has 261 days from Monday to Friday; New Year's Day is a Friday, 10 March a Wednesday, one Saturday is worked.
    expect(workingDaysIn(year)).toBe(261 - 2 + 1);
  });
});
