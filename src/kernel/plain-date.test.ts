import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InvariantError } from './invariant.ts';
import {
  addDays,
  addMonths,
  addYears,
  dayOf,
  daysBetween,
  fullMonthsBetween,
  fullYearsBetween,
  monthOf,
  monthsApart,
  parsePlainDate,
  plainDate,
  plainDateFromParts,
  weekdayOf,
  yearOf,
} from './plain-date.ts';

const anyDate = fc.integer({ min: 0, max: 60_000 }).map((days) => addDays(plainDate('1900-01-01'), days));

describe('parsePlainDate', () => {
  it.each(['2026-02-28', '2024-02-29', '2000-02-29', '1900-01-01', '9999-12-31'])('takes %s', (text) => {
    expect(parsePlainDate(text)).toBe(text);
  });

  it.each(['2026-02-29', '1900-02-29', '2026-02-30', '2026-13-01', '2026-00-10', '2026-01-00', '2026-1-1'])(
    'does not take %s',
    (text) => {
      expect(parsePlainDate(text)).toBeUndefined();
    },
  );

  it.each(['', '20260101', '2026-01-01T00:00:00Z', ' 2026-01-01', '2026-01-01\n', '２０２６-01-01'])(
    'does not take %j',
    (text) => {
      expect(parsePlainDate(text)).toBeUndefined();
    },
  );

  it('throws from plainDate, for which a wrong text is a bug', () => {
    expect(() => plainDate('2026-02-30')).toThrow(InvariantError);
    expect(() => plainDateFromParts(2026, 2, 30)).toThrow(InvariantError);
  });
});

describe('days', () => {
  it('adding and counting are each other’s inverse', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -20_000, max: 20_000 }), (date, days) => {
        expect(daysBetween(date, addDays(date, days))).toBe(days);
        expect(addDays(addDays(date, days), -days)).toBe(date);
      }),
    );
  });

  it('sort as text in the order of time', () => {
    fc.assert(
      fc.property(anyDate, anyDate, (a, b) => {
        expect(Math.sign(daysBetween(a, b))).toBe(a < b ? 1 : a > b ? -1 : 0);
      }),
    );
  });

  it('have the weekday that follows the day before', () => {
    expect(weekdayOf(plainDate('2026-02-14'))).toBe(6);
    expect(weekdayOf(plainDate('2026-02-15'))).toBe(0);
    fc.assert(
      fc.property(anyDate, (date) => {
        expect(weekdayOf(addDays(date, 1))).toBe((weekdayOf(date) + 1) % 7);
      }),
    );
  });

  it('are those of the engine’s own calendar, over four centuries and at their ends', () => {
    const start = Date.UTC(1799, 11, 28);
    const dayOfEngine = (n: number): string => new Date(start + n * 86_400_000).toISOString().slice(0, 10);
    const first = plainDate(dayOfEngine(0));
    for (let n = 0; n < 146_100; n += 1) {
      const date = addDays(first, n);
      if (date !== dayOfEngine(n) || daysBetween(first, date) !== n) expect(date).toBe(dayOfEngine(n));
    }
    expect(addDays(first, 146_100)).toBe(dayOfEngine(146_100));
    expect(addDays(plainDate('0001-03-01'), -1)).toBe('0001-02-28');
    expect(addDays(plainDate('9999-12-30'), 1)).toBe('9999-12-31');
    expect(() => addDays('not a day' as typeof first, 40)).toThrow(InvariantError);
  });

  it('are rebuilt from their parts', () => {
    fc.assert(
      fc.property(anyDate, (date) => {
        expect(plainDateFromParts(yearOf(date), monthOf(date), dayOf(date))).toBe(date);
      }),
    );
  });
});

describe('addMonths (DAY-06)', () => {
  it.each([
    ['2026-05-31', -3, '2026-02-28'],
    ['2024-05-31', -3, '2024-02-29'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2026-01-15', -1, '2025-12-15'],
    ['2026-03-30', 12, '2027-03-30'],
    ['2026-03-31', 0, '2026-03-31'],
  ])('%s %i months is %s', (from, months, to) => {
    expect(addMonths(plainDate(from), months)).toBe(to);
  });

  it('keeps the day, or takes the last one of the month', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -600, max: 600 }), (date, months) => {
        const end = addMonths(date, months);
        expect(yearOf(end) * 12 + monthOf(end) - (yearOf(date) * 12 + monthOf(date))).toBe(months);
        if (dayOf(end) !== dayOf(date)) {
          expect(dayOf(end)).toBeLessThan(dayOf(date));
          expect(dayOf(addDays(end, 1))).toBe(1);
        }
      }),
    );
  });

  it('never puts a later date before an earlier one', () => {
    fc.assert(
      fc.property(anyDate, fc.nat(400), fc.integer({ min: -60, max: 60 }), (date, gap, months) => {
        expect(addMonths(addDays(date, gap), months) >= addMonths(date, months)).toBe(true);
      }),
    );
  });
});

describe('fullMonthsBetween (DAY-06)', () => {
  it('is the most months that can be added without passing the day', () => {
    fc.assert(
      fc.property(anyDate, anyDate, (from, on) => {
        const months = fullMonthsBetween(from, on);
        expect(addMonths(from, months) <= on).toBe(true);
        expect(addMonths(from, months + 1) > on).toBe(true);
      }),
    );
  });

  it('looks at the months alone where asked to', () => {
    expect(monthsApart(plainDate('2015-08-31'), plainDate('2020-08-01'))).toBe(60);
    expect(monthsApart(plainDate('2020-08-01'), plainDate('2020-07-31'))).toBe(-1);
  });
});

describe('fullYearsBetween', () => {
  it('counts a birthday on the day itself, and 29 February on 1 March', () => {
    expect(fullYearsBetween(plainDate('2008-06-15'), plainDate('2026-06-14'))).toBe(17);
    expect(fullYearsBetween(plainDate('2008-06-15'), plainDate('2026-06-15'))).toBe(18);
    expect(fullYearsBetween(plainDate('2008-02-29'), plainDate('2026-02-28'))).toBe(17);
    expect(fullYearsBetween(plainDate('2008-02-29'), plainDate('2026-03-01'))).toBe(18);
  });

  it('agrees with adding years, leap days apart', () => {
    const ordinary = anyDate.filter((date) => date.slice(5) !== '02-29');
    fc.assert(
      fc.property(ordinary, fc.nat(100), fc.nat(364), (birth, years, rest) => {
        const on = addDays(addYears(birth, years), Math.min(rest, daysToNextBirthday(birth, years) - 1));
        expect(fullYearsBetween(birth, on)).toBe(years);
      }),
    );
  });
});

function daysToNextBirthday(birth: Parameters<typeof addYears>[0], years: number): number {
  return daysBetween(addYears(birth, years), addYears(birth, years + 1));
}
