/**
 * Reads the yearly notice of the State Council as it is published: 「1月1日（周四）至3日（周六）放假调休，共3天。1月4日
 * （周日）上班。」 What it cannot read it leaves out; the person sees the days and what they change before anything counts.
 */
import type { PlainDate } from '../../../kernel/plain-date.ts';
import { parseDayRanges } from './day-ranges.ts';

export interface NoticeDays {
  /** The year that the notice is about; null where it does not say. */
  readonly year: number | null;
  readonly holidays: readonly PlainDate[];
  readonly makeUpDays: readonly PlainDate[];
}

const BRACKETS = /[（(][^）)]*[）)]/g;
const DAYS = /(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:[至到—–~～](?:(?:\d{4}年)?\d{1,2}月)?\d{1,2}日)?/g;

export function readNotice(text: string, fallbackYear: number): NoticeDays | undefined {
  const plain = text.replace(BRACKETS, '').replace(/\s+/g, '');
  const named = /(\d{4})年部分节假日/.exec(plain)?.[1];
  const year = named === undefined ? null : Number(named);
  const holidays: PlainDate[] = [];
  const makeUpDays: PlainDate[] = [];
  for (const sentence of plain.split('。')) {
    // A list of worked days may share its sentence with the days off before it.
    for (const part of sentence.split(/(?<=放假|调休|连休)/)) {
      const days = daysIn(part, year ?? fallbackYear);
      if (/放假|连休/.test(part)) holidays.push(...days);
      else if (part.includes('上班')) makeUpDays.push(...days);
    }
  }
  return holidays.length === 0 ? undefined : { year, holidays: sorted(holidays), makeUpDays: sorted(makeUpDays) };
}

function daysIn(part: string, year: number): readonly PlainDate[] {
  return [...part.matchAll(DAYS)].flatMap(([range]) => {
    const parsed = parseDayRanges(range, year);
    return parsed.ok ? parsed.value : [];
  });
}

function sorted(days: readonly PlainDate[]): readonly PlainDate[] {
  return [...new Set(days)].sort();
}
