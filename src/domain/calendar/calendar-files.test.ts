import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { addDays, plainDate, weekdayOf } from '../../kernel/plain-date.ts';
import { type CalendarYear, parseCalendarYear, parseLocalCalendar, withLocalDays } from './calendar-year.ts';
import { cityCalendar, isWorkingDay } from './city-calendar.ts';

const folder = new URL('../../../resources/calendars/', import.meta.url);

function read(file: string): unknown {
  return JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
}

function year(number: number): CalendarYear {
  const result = parseCalendarYear(read(`cn-${number}.json`));
  if (!result.ok) throw new Error(`cn-${number}.json: ${result.error}`);
  return result.value;
}

function workingDaysOf(number: number): number {
  const calendar = cityCalendar([year(number)]);
  let count = 0;
  for (let date = plainDate(`${number}-01-01`); date.startsWith(String(number)); date = addDays(date, 1)) {
    if (isWorkingDay(calendar, date).working) count += 1;
  }
  return count;
}

describe('the calendars that ship', () => {
  it('are all readable and named after what they hold', () => {
    const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
    // 2027 is left out on purpose: its notice appears in the autumn before, and guessing it would hide that (DAY-09).
    expect(files.filter((file) => file.startsWith('cn-'))).toEqual(
      [2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026].map((number) => `cn-${number}.json`),
    );
    for (const file of files) {
      const national = /^cn-(\d{4})\.json$/.exec(file);
      if (national) {
        expect(parseCalendarYear(read(file))).toMatchObject({ ok: true, value: { year: Number(national[1]) } });
      } else {
        const region = /^local-(\d+)\.json$/.exec(file)?.[1];
        expect(parseLocalCalendar(read(file))).toMatchObject({ ok: true, value: { region } });
      }
    }
  });

  it('have 248 working days in 2026, and its six make-up days', () => {
    expect(workingDaysOf(2026)).toBe(248);
    expect(year(2026).makeUpDays).toEqual([
      '2026-01-04',
      '2026-02-14',
      '2026-02-28',
      '2026-05-09',
      '2026-09-20',
      '2026-10-10',
    ]);
  });

  it.each([
    [2019, 11],
    // In 2020 the Spring Festival was prolonged: 31 January was off and 1 February not made up.
    [2020, 13],
    [2021, 11],
    [2022, 11],
    [2023, 11],
    [2024, 11],
    // The order of November 2024 added two statutory days (DAY-01).
    [2025, 13],
    [2026, 13],
  ])('make up only weekend days in %i and leave %i weekdays free', (number, free) => {
    const { holidays, makeUpDays } = year(number);
    for (const date of makeUpDays) expect([0, 6]).toContain(weekdayOf(date));
    for (const day of ['01-01', '05-01', '10-01', '10-02', '10-03']) expect(holidays).toContain(`${number}-${day}`);
    const weekdaysOff = holidays.filter((date) => ![0, 6].includes(weekdayOf(date))).length;
    expect(weekdaysOff - makeUpDays.length).toBe(free);
  });

  it('say of the local layers what is unconfirmed, and invent no day (DAY-04)', () => {
    for (const region of ['6401', '6301', '63', '64']) {
      const local = parseLocalCalendar(read(`local-${region}.json`));
      expect(local.ok && local.value.note).toMatch(/unconfirmed/i);
      if (local.ok && region !== '64') expect(local.value.days).toEqual([]);
    }
  });

  it('have the two days of each feast of 宁夏 on weekdays of loaded years', () => {
    const local = parseLocalCalendar(read('local-64.json'));
    const days = local.ok ? local.value.days : [];
    expect(days).toHaveLength(14);
    for (const day of days) expect([1, 2, 3, 4, 5]).toContain(weekdayOf(day));
  });
});

describe('parseCalendarYear', () => {
  const good = { year: 2026, source: 'notice', holidays: ['2026-01-01'], makeUpDays: ['2026-01-04'], local: [] };

  it.each([
    [null, 'file'],
    [[], 'file'],
    [{ ...good, year: '2026' }, 'year'],
    [{ ...good, source: '' }, 'source'],
    [{ ...good, holidays: ['2026-02-30'] }, 'holidays'],
    [{ ...good, holidays: ['2029-01-01'] }, 'holidays'],
    [{ ...good, makeUpDays: '2026-01-04' }, 'makeUpDays'],
    [{ ...good, makeUpDays: ['2026-01-01'] }, 'makeUpDays'],
    [{ ...good, local: [1] }, 'local'],
  ])('refuses %j for its %s', (value, field) => {
    expect(parseCalendarYear(value)).toEqual({ ok: false, error: field });
    expect(parseCalendarYear(good).ok).toBe(true);
  });
});

describe('parseLocalCalendar', () => {
  const good = { region: '6401', name: '银川市', note: '', days: [] };

  it.each([
    ['x', 'file'],
    [{ ...good, region: 'ningxia' }, 'region'],
    [{ ...good, name: 1 }, 'name'],
    [{ ...good, note: undefined }, 'note'],
    [{ ...good, days: ['soon'] }, 'days'],
  ])('refuses %j for its %s', (value, field) => {
    expect(parseLocalCalendar(value)).toEqual({ ok: false, error: field });
    expect(parseLocalCalendar(good).ok).toBe(true);
  });
});

describe('withLocalDays', () => {
  const layer = {
    region: '6401',
    name: '银川市',
    note: 'made up for this test',
    days: ['2026-03-20', '2026-02-14', '2027-03-10'].map(plainDate),
  };

  it('gives offices of the city a day off, on a make-up day too, and leaves the others as they were', () => {
    const plain = cityCalendar([year(2026)]);
    const local = cityCalendar(withLocalDays([year(2026)], layer));
    for (const day of ['2026-03-20', '2026-02-14']) {
      expect(isWorkingDay(plain, plainDate(day)).working).toBe(true);
      expect(isWorkingDay(local, plainDate(day)).working).toBe(false);
    }
    expect(isWorkingDay(local, plainDate('2026-03-19'))).toEqual(isWorkingDay(plain, plainDate('2026-03-19')));
  });

  it('leaves a year that is not loaded provisional', () => {
    const local = cityCalendar(withLocalDays([year(2026)], layer));
    expect(isWorkingDay(local, plainDate('2027-03-10'))).toEqual({ working: true, provisional: true });
  });
});
