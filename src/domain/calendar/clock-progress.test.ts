import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween, plainDate, type PlainDate } from '../../kernel/plain-date.ts';
import { parseCalendarYear } from './calendar-year.ts';
import { cityCalendar } from './city-calendar.ts';
import { type Clock, clockProgress, type ClockProgress, type Pause } from './clock-progress.ts';
import { deadline, type TimeLimit } from './deadline.ts';

const calendar = cityCalendar(
  [2025, 2026].flatMap((year) => {
    const file = new URL(`../../../resources/calendars/cn-${year}.json`, import.meta.url);
    const result = parseCalendarYear(JSON.parse(readFileSync(file, 'utf8')));
    return result.ok ? [result.value] : [];
  }),
);

const working = (count: number): TimeLimit => ({ count, unit: 'working' });
const pause = (from: string, to?: string): Pause => ({
  from: plainDate(from),
  to: to === undefined ? undefined : plainDate(to),
});

function progress(options: {
  start: string;
  limit: TimeLimit;
  pauses?: readonly Pause[];
  today: string;
}): ClockProgress {
  const { start, limit, pauses = [], today } = options;
  return clockProgress({ calendar, start: plainDate(start), limit, pauses }, plainDate(today));
}

describe('clockProgress', () => {
  it('counts from the day after the start (DAY-05)', () => {
    const clock = { start: '2026-06-15', limit: working(15) };
    expect(progress({ ...clock, today: '2026-06-15' })).toEqual({
      day: 0,
      limit: 15,
      dueOn: '2026-07-07',
      provisional: false,
      overdue: false,
      paused: false,
    });
    expect(progress({ ...clock, today: '2026-06-16' }).day).toBe(1);
    // Dragon Boat, 19 to 21 June, is not counted.
    expect(progress({ ...clock, today: '2026-06-22' }).day).toBe(4);
    expect(progress({ ...clock, today: '2026-07-07' })).toMatchObject({ day: 15, overdue: false });
    expect(progress({ ...clock, today: '2026-07-08' })).toMatchObject({ day: 16, overdue: true });
  });

  it('counts the make-up Saturday (DAY-08)', () => {
    expect(progress({ start: '2026-02-13', limit: working(5), today: '2026-02-15' })).toMatchObject({
      day: 1,
      dueOn: '2026-02-27',
    });
  });

  it('leaves out the days of a pause, from the day after it began through the day it ended', () => {
    const clock = { start: '2026-06-01', limit: working(5), pauses: [pause('2026-06-03', '2026-06-08')] };
    expect(progress({ ...clock, today: '2026-06-03' })).toMatchObject({ day: 2, paused: true });
    expect(progress({ ...clock, today: '2026-06-08' })).toMatchObject({ day: 2, paused: false });
    // Without the pause: 8 June. The 4th, 5th and 8th do not count.
    expect(progress({ ...clock, today: '2026-06-09' })).toMatchObject({ day: 3, dueOn: '2026-06-11', overdue: false });
    expect(progress({ ...clock, today: '2026-06-12' })).toMatchObject({ day: 6, overdue: true });
  });

  it('stands still while a pause is open, and its due date moves on with today', () => {
    const clock = { start: '2026-06-01', limit: working(5), pauses: [pause('2026-06-03')] };
    const seen = ['2026-06-03', '2026-06-05', '2026-06-08', '2026-06-09'].map((today) => progress({ ...clock, today }));
    expect(seen.map(({ day }) => day)).toEqual([2, 2, 2, 2]);
    expect(seen.map(({ dueOn }) => dueOn)).toEqual(['2026-06-08', '2026-06-10', '2026-06-11', '2026-06-12']);
    expect(seen.every(({ paused, overdue }) => paused && !overdue)).toBe(true);
  });

  it('stays overdue when it was stopped too late', () => {
    const clock = { start: '2026-06-01', limit: working(5), pauses: [pause('2026-06-10')] };
    expect(progress({ ...clock, today: '2026-06-20' })).toMatchObject({ dueOn: '2026-06-08', overdue: true });
  });

  it('counts overlapping pauses once, and one of a single day or backwards not at all', () => {
    const clock = { start: '2026-06-01', limit: working(10), today: '2026-06-30' };
    const one = progress({ ...clock, pauses: [pause('2026-06-03', '2026-06-10')] });
    const two = [
      pause('2026-06-03', '2026-06-08'),
      pause('2026-06-05', '2026-06-10'),
      pause('2026-06-09', '2026-06-09'),
    ];
    expect(progress({ ...clock, pauses: two })).toEqual(one);
    const none = progress({ ...clock, pauses: [] });
    expect(progress({ ...clock, pauses: [pause('2026-06-10', '2026-06-03')] })).toEqual(none);
  });

  it('runs in calendar days and months, ending on a working day (DAY-06, DAY-07)', () => {
    expect(
      progress({ start: '2026-09-21', limit: { count: 10, unit: 'calendar' }, today: '2026-10-08' }),
    ).toMatchObject({ day: 17, limit: 10, dueOn: '2026-10-08', overdue: false });
    expect(progress({ start: '2026-01-31', limit: { count: 1, unit: 'months' }, today: '2026-02-10' })).toMatchObject({
      day: 10,
      limit: 28,
      dueOn: '2026-02-28',
    });
  });

  it('moves on when the working day that DAY-07 gives falls into a pause', () => {
    const clock = { start: '2026-06-03', limit: { count: 10, unit: 'calendar' }, today: '2026-06-18' } as const;
    // Saturday 13 June moves to Monday.
    expect(progress(clock).dueOn).toBe('2026-06-15');
    expect(progress({ ...clock, pauses: [pause('2026-06-14', '2026-06-16')] }).dueOn).toBe('2026-06-17');
  });

  it('is provisional when it reaches 2027', () => {
    expect(progress({ start: '2026-12-25', limit: working(4), today: '2026-12-28' }).provisional).toBe(false);
    expect(progress({ start: '2026-12-25', limit: working(5), today: '2026-12-28' }).provisional).toBe(true);
  });
});

describe('any clock', () => {
  const first = plainDate('2025-01-01');
  const anyDay = fc.nat(daysBetween(first, plainDate('2026-12-31'))).map((days) => addDays(first, days));
  const limit: fc.Arbitrary<TimeLimit> = fc.oneof(
    fc.record({
      count: fc.integer({ min: 1, max: 40 }),
      unit: fc.constantFrom('working' as const, 'calendar' as const),
    }),
    fc.record({ count: fc.integer({ min: 1, max: 6 }), unit: fc.constant('months' as const) }),
  );
  const pauseAfter = (start: PlainDate): fc.Arbitrary<Pause> =>
    fc.tuple(fc.nat(60), fc.option(fc.nat(30))).map(([after, length]) => {
      const from = addDays(start, after);
      return { from, to: length === null ? undefined : addDays(from, length) };
    });
  const clockAndToday = anyDay.chain((start) =>
    fc.record({
      clock: fc.record({
        calendar: fc.constant(calendar),
        start: fc.constant(start),
        limit,
        pauses: fc.array(pauseAfter(start), { maxLength: 4 }),
      }),
      extra: pauseAfter(start),
      today: fc.nat(120).map((days) => addDays(start, days)),
    }),
  );

  it('without a pause is due on its deadline', () => {
    fc.assert(
      fc.property(clockAndToday, ({ clock, today }) => {
        const { dueOn, provisional } = clockProgress({ ...clock, pauses: [] }, today);
        expect({ date: dueOn, provisional }).toEqual(deadline(calendar, clock.start, clock.limit));
      }),
    );
  });

  it('is never due earlier, nor further on, for one more pause', () => {
    fc.assert(
      fc.property(clockAndToday, ({ clock, extra, today }) => {
        const before = clockProgress(clock, today);
        const after = clockProgress({ ...clock, pauses: [...clock.pauses, extra] }, today);
        expect(after.dueOn >= before.dueOn).toBe(true);
        expect(after.day).toBeLessThanOrEqual(before.day);
      }),
    );
  });

  it('never goes back as days pass', () => {
    fc.assert(
      fc.property(clockAndToday, fc.nat(30), ({ clock, today }, later) => {
        const now = clockProgress(clock, today);
        const then = clockProgress(clock, addDays(today, later));
        expect(then.day).toBeGreaterThanOrEqual(now.day);
        expect(then.dueOn >= now.dueOn).toBe(true);
        if (now.overdue) expect(then.overdue).toBe(true);
      }),
    );
  });

  it('has used up its days exactly on the day it is due', () => {
    const inWorkingDays = clockAndToday.filter(({ clock }) => clock.limit.unit === 'working');
    fc.assert(
      fc.property(inWorkingDays, ({ clock }) => {
        const closed: Clock = { ...clock, pauses: clock.pauses.filter(({ to }) => to !== undefined) };
        const { dueOn } = clockProgress(closed, clock.start);
        expect(clockProgress(closed, dueOn)).toMatchObject({ day: clock.limit.count, overdue: false });
        expect(clockProgress(closed, addDays(dueOn, -1)).day).toBe(clock.limit.count - 1);
        expect(clockProgress(closed, addDays(dueOn, 1)).overdue).toBe(true);
      }),
    );
  });
});
