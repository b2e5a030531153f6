import type { CalendarYearInput, ShownYear } from '../../../contract/calendar.ts';
import { calendarYearSchema } from '../../../contract/calendar.ts';
import { type Result, err, ok } from '../../../kernel/result.ts';
import { dayRangesText, parseDayRanges } from './day-ranges.ts';
import { readNotice } from './notice-text.ts';

export const dayParts = ['holidays', 'makeUpDays', 'local'] as const;
export type DayPart = (typeof dayParts)[number];

/** A year as it is typed: days as lines, so that a list can be pasted and corrected. */
export interface YearForm {
  readonly year: number;
  readonly source: string;
  readonly holidays: string;
  readonly makeUpDays: string;
  readonly local: string;
}

export interface YearProblem {
  readonly part: DayPart | 'source';
  /** The line that is not a day; empty for a field that is. */
  readonly line: string;
}

export function emptyYear(year: number): YearForm {
  return { year, source: '', holidays: '', makeUpDays: '', local: '' };
}

export function formOfYear({ year, source, holidays, makeUpDays, local }: ShownYear['calendar']): YearForm {
  return {
    year,
    source,
    holidays: dayRangesText(holidays, year),
    makeUpDays: dayRangesText(makeUpDays, year),
    local: dayRangesText(local, year),
  };
}

/** What is typed as the desk takes it, or the first thing that is wrong. */
export function yearOfForm(form: YearForm): Result<CalendarYearInput, YearProblem> {
  const days: Record<DayPart, CalendarYearInput['holidays']> = { holidays: [], makeUpDays: [], local: [] };
  for (const part of dayParts) {
    const parsed = parseDayRanges(form[part], form.year);
    if (!parsed.ok) return err({ part, line: parsed.error });
    days[part] = [...parsed.value];
  }
  if (days.holidays.length === 0) return err({ part: 'holidays', line: '' });
  if (form.source.trim() === '') return err({ part: 'source', line: '' });
  return ok({ year: form.year, source: form.source.trim(), ...days });
}

/**
 * What is pasted or read from a file, taken over into the form: a calendar file as they ship, or the text of the
 * notice. Undefined when it is neither. Local days are the city's own and stay where the text does not name them.
 */
export function formOfText(text: string, form: YearForm): YearForm | undefined {
  const file = calendarFile(text);
  if (file !== undefined) return formOfYear(file);
  const notice = readNotice(text, form.year);
  if (notice === undefined) return undefined;
  const year = notice.year ?? form.year;
  const [title = ''] = text.trim().split('\n');
  return {
    year,
    source: title.includes('通知') ? title.trim().slice(0, 300) : form.source,
    holidays: dayRangesText(notice.holidays, year),
    makeUpDays: dayRangesText(notice.makeUpDays, year),
    local: year === form.year ? form.local : '',
  };
}

function calendarFile(text: string): CalendarYearInput | undefined {
  try {
    const parsed = calendarYearSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
