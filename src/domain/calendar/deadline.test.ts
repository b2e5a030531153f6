import { readFileSync } from 'node:fs';
import announced from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween, plainDate } from '../../kernel/plain-date.ts';
import { parseCalendarYear } from './calendar-year.ts';
import { cityCalendar, isWorkingDay } from './city-calendar.ts';
import {
  addCalendarDays,
  addWorkingDays,
  deadline,
  nextWorkingDayFrom,
  type TimeLimit,
  workingDaysBetween,
} from './deadline.ts';

const calendar = cityCalendar(
  [2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026].flatMap((year) => {
    const file = new URL(`../../../resources/calendars/cn-${year}.json`, import.meta.url);
    const result = parseCalendarYear(JSON.parse(readFileSync(file, 'utf8')));
    return result.ok ? [result.value] : [];
  }),
);
const first = plainDate('2019-01-01');
const anyDay = fc.nat(daysBetween(first, plainDate('2026-12-31'))).map((days) => addDays(first, days));
const dayWithRoom = fc.nat(daysBetween(first, plainDate('2026-09-01'))).map((days) => addDays(first, days));
const anyLimit: fc.Arbitrary<TimeLimit> = fc.record({
  count: fc.nat(40),
  unit: fc.constantFrom('working', 'calendar', 'months'),
});

/**
 * The oracle: the working days of the loaded years in one list, from the data of chinese-days. Its functions are not
 * asked: they take weekdays in the zone of the machine, and west of Greenwich they are a day wrong.
 */
const workingDays = Array.from({ length: daysBetween(first, plainDate('2026-12-31')) + 1 }, (_, days) => {
  const date = addDays(first, days);
  const isWeekend = /^(?:Sat|Sun)/.test(new Date(`${date}T12:00:00Z`).toUTCString());
  return date in announced.workdays || (!isWeekend && !(date in announced.holidays)) ? [date] : [];
}).flat();

describe('isWorkingDay', () => {
  it('agrees with the data of chinese-days on every day of the loaded years', () => {
    for (let date = first; date <= '2026-12-31'; date = addDays(date, 1)) {
      expect([date, isWorkingDay(calendar, date)]).toEqual([
        date,
        { working: workingDays.includes(date), provisional: false },
      ]);
    }
  });

  it('says that 2027 is a guess', () => {
    expect(isWorkingDay(calendar, plainDate('2027-01-01'))).toEqual({ working: true, provisional: true });
    expect(isWorkingDay(calendar, plainDate('2027-01-02'))).toEqual({ working: false, provisional: true });
  });
});

describe('addWorkingDays', () => {
  it.each([
    ['2026-09-28', 15, '2026-10-23'],
    ['2026-09-30', 1, '2026-10-08'],
    ['2026-02-13', 1, '2026-02-14'],
    ['2026-02-13', 5, '2026-02-27'],
    ['2026-04-30', 3, '2026-05-08'],
    ['2026-06-15', 0, '2026-06-15'],
  ])('%s + %i is %s (domain.md §7)', (start, n, end) => {
    expect(addWorkingDays(calendar, plainDate(start), n)).toEqual({ date: end, provisional: false });
  });

  it('is provisional when it reaches 2027, and only then', () => {
    expect(addWorkingDays(calendar, plainDate('2026-12-30'), 1)).toEqual({ date: '2026-12-31', provisional: false });
    expect(addWorkingDays(calendar, plainDate('2026-12-31'), 1)).toEqual({ date: '2027-01-01', provisional: true });
  });

  it('is computed anew when the calendar of 2027 arrives', () => {
    const days = { source: 'made up for this test', makeUpDays: [], local: [] };
    const later = cityCalendar([
      { year: 2026, holidays: [], ...days },
      { year: 2027, holidays: ['2027-01-01', '2027-01-02', '2027-01-03'].map(plainDate), ...days },
    ]);
    expect(addWorkingDays(later, plainDate('2026-12-31'), 1)).toEqual({ date: '2027-01-04', provisional: false });
  });

  it('agrees with the data of chinese-days', () => {
    fc.assert(
      fc.property(dayWithRoom, fc.integer({ min: 1, max: 60 }), (start, n) => {
        expect(addWorkingDays(calendar, start, n).date).toBe(workingDays.filter((date) => date > start)[n - 1]);
      }),
    );
  });

  it('ends on a working day, n of them later', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 80 }), (start, n) => {
        const end = addWorkingDays(calendar, start, n);
        expect(isWorkingDay(calendar, end.date).working).toBe(true);
        expect(workingDaysBetween(calendar, start, end.date)).toEqual({ days: n, provisional: end.provisional });
        expect(workingDaysBetween(calendar, start, addDays(end.date, -1)).days).toBe(n - 1);
      }),
    );
  });

  it.each([-1, 1.5, Number.NaN])('takes %d as a bug', (n) => {
    expect(() => addWorkingDays(calendar, first, n)).toThrow();
    expect(() => addCalendarDays(calendar, first, n)).toThrow();
    expect(() => deadline(calendar, first, { count: n, unit: 'months' })).toThrow();
  });
});

describe('workingDaysBetween', () => {
  it('does not count the first day and counts the last', () => {
    expect(workingDaysBetween(calendar, plainDate('2026-02-13'), plainDate('2026-02-14')).days).toBe(1);
    expect(workingDaysBetween(calendar, plainDate('2026-02-14'), plainDate('2026-02-23')).days).toBe(0);
    expect(workingDaysBetween(calendar, plainDate('2026-06-15'), plainDate('2026-06-15')).days).toBe(0);
    expect(workingDaysBetween(calendar, plainDate('2026-06-15'), plainDate('2026-06-01')).days).toBe(0);
  });

  it('adds up', () => {
    fc.assert(
      fc.property(anyDay, fc.nat(90), fc.nat(90), (a, x, y) => {
        const b = addDays(a, x);
        const c = addDays(b, y);
        const whole = workingDaysBetween(calendar, a, c).days;
        expect(workingDaysBetween(calendar, a, b).days + workingDaysBetween(calendar, b, c).days).toBe(whole);
      }),
    );
  });
});

describe('deadline', () => {
  it.each([
    // 10 calendar days from 21 September end on 1 October, the first working day after is the 8th (DAY-07).
    ['2026-09-21', { count: 10, unit: 'calendar' }, '2026-10-08'],
    ['2026-09-21', { count: 10, unit: 'working' }, '2026-10-12'],
    // A make-up Saturday is no rest day, so the last day stays.
    ['2026-02-04', { count: 10, unit: 'calendar' }, '2026-02-14'],
    ['2026-06-10', { count: 10, unit: 'calendar' }, '2026-06-22'],
    // DAY-06: February has no 30; and Saturday 28 February 2026 is a make-up day.
    ['2025-11-30', { count: 3, unit: 'months' }, '2026-02-28'],
    ['2026-01-31', { count: 3, unit: 'months' }, '2026-04-30'],
    ['2026-02-01', { count: 3, unit: 'months' }, '2026-05-06'],
  ] as const)('from %s within %j is %s', (start, limit, end) => {
    expect(deadline(calendar, plainDate(start), limit)).toEqual({ date: end, provisional: false });
  });

  it('is provisional when DAY-07 carries it into 2027', () => {
    const open = cityCalendar([
      { year: 2026, source: 'test', holidays: [plainDate('2026-12-31')], makeUpDays: [], local: [] },
    ]);
    expect(nextWorkingDayFrom(open, plainDate('2026-12-31'))).toEqual({ date: '2027-01-01', provisional: true });
    expect(deadline(calendar, plainDate('2026-12-01'), { count: 2, unit: 'months' }).provisional).toBe(true);
  });

  it('is never before its start, nor earlier for a later start or a longer limit', () => {
    fc.assert(
      fc.property(anyDay, fc.nat(60), anyLimit, (start, gap, limit) => {
        const end = deadline(calendar, start, limit).date;
        expect(end >= start).toBe(true);
        expect(deadline(calendar, addDays(start, gap), limit).date >= end).toBe(true);
        expect(deadline(calendar, start, { ...limit, count: limit.count + 1 }).date >= end).toBe(true);
        if (limit.count > 0) expect(isWorkingDay(calendar, end).working).toBe(true);
      }),
    );
  });

  it('is provisional exactly when a day of a year without data was looked at', () => {
    fc.assert(
      fc.property(anyDay, anyLimit, (start, limit) => {
        const end = deadline(calendar, start, limit);
        expect(end.provisional).toBe(end.date > '2026-12-31');
      }),
    );
  });
});
