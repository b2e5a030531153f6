import { describe, expect, it } from 'vitest';
import { chinaDateOf, chinaTimeOf, instant, startOfChinaDay } from './instant.ts';
import { plainDate } from './plain-date.ts';

describe('the clock in China', () => {
  it.each([
    ['2026-06-30T15:59:59.999Z', '2026-06-30', '23:59'],
    ['2026-06-30T16:00:00.000Z', '2026-07-01', '00:00'],
    ['2026-12-31T16:00:00.000Z', '2027-01-01', '00:00'],
    ['2024-02-28T16:30:00.000Z', '2024-02-29', '00:30'],
    ['1969-12-31T20:00:00.000Z', '1970-01-01', '04:00'],
    // China kept summer time from 1986 to 1991; the case files count UTC+8 all year.
    ['1988-07-01T15:30:00.000Z', '1988-07-01', '23:30'],
  ])('%s falls on %s at %s', (utc, date, time) => {
    const at = instant(Date.parse(utc));
    expect(chinaDateOf(at)).toBe(date);
    expect(chinaTimeOf(at)).toBe(time);
  });

  it.each(['2026-06-30', '2024-02-29', '1970-01-01', '1969-12-31'])('%s begins at its midnight', (day) => {
    const start = startOfChinaDay(plainDate(day));
    expect([chinaDateOf(start), chinaTimeOf(start)]).toEqual([day, '00:00']);
    expect(chinaDateOf(instant(start - 1))).not.toBe(day);
  });
});
