import { parsePlainDate, yearOf, type PlainDate } from '../../kernel/plain-date.ts';
import { err, ok, type Result } from '../../kernel/result.ts';

/** One year as announced (DAY-09), the content of `resources/calendars/cn-<year>.json`. */
export interface CalendarYear {
  readonly year: number;
  /** Where the days were taken from, shown to whoever asks why a date is what it is. */
  readonly source: string;
  /** Days off, with the weekend days that fall among them. */
  readonly holidays: readonly PlainDate[];
  /** Saturdays and Sundays that are worked (DAY-08). */
  readonly makeUpDays: readonly PlainDate[];
  /** Days off of this city only (DAY-04). */
  readonly local: readonly PlainDate[];
}

/** The local layer of a city or province, the content of `resources/calendars/local-<code>.json` (DAY-04). */
export interface LocalCalendar {
  readonly region: string;
  readonly name: string;
  readonly note: string;
  readonly days: readonly PlainDate[];
}

/** Reads a year's file; refuses with the name of the first field that is not what it should be. */
export function parseCalendarYear(value: unknown): Result<CalendarYear, string> {
  if (!isRecord(value)) return err('file');
  const { year, source } = value;
  if (typeof year !== 'number' || !Number.isInteger(year)) return err('year');
  if (typeof source !== 'string' || source === '') return err('source');
  const days: Record<'holidays' | 'makeUpDays' | 'local', readonly PlainDate[]> = {
    holidays: [],
    makeUpDays: [],
    local: [],
  };
  for (const field of ['holidays', 'makeUpDays', 'local'] as const) {
    const dates = datesIn(value[field]);
    // A notice may move days of the neighbouring year: that of 2019 took 29 December 2018 as a working day.
    if (dates === undefined || dates.some((date) => Math.abs(yearOf(date) - year) > 1)) return err(field);
    days[field] = dates;
  }
  if (days.makeUpDays.some((date) => days.holidays.includes(date))) return err('makeUpDays');
  return ok({ year, source, ...days });
}

/** Reads a local layer's file; refuses with the name of the first wrong field. */
export function parseLocalCalendar(value: unknown): Result<LocalCalendar, string> {
  if (!isRecord(value)) return err('file');
  const { region, name, note } = value;
  if (typeof region !== 'string' || !/^\d{2,9}$/.test(region)) return err('region');
  if (typeof name !== 'string') return err('name');
  if (typeof note !== 'string') return err('note');
  const days = datesIn(value.days);
  return days === undefined ? err('days') : ok({ region, name, note, days });
}

/** The years with a local layer laid over them; its days in years that are not loaded wait for their year. */
export function withLocalDays(years: readonly CalendarYear[], layer: LocalCalendar): readonly CalendarYear[] {
  return years.map((year) => ({
    ...year,
    local: [...new Set([...year.local, ...layer.days.filter((day) => yearOf(day) === year.year)])].sort(),
  }));
}

function datesIn(value: unknown): readonly PlainDate[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const dates = value.map((text) => (typeof text === 'string' ? parsePlainDate(text) : undefined));
  return dates.every((date) => date !== undefined) ? dates : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
