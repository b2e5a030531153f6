/** Days as people type them: one or a range to a line, with or without the year. */
import { type PlainDate, addDays, parsePlainDate } from '../../../kernel/plain-date.ts';
import { type Result, err, ok } from '../../../kernel/result.ts';

const DAY = /(?:(\d{4})[-年/.])?(\d{1,2})[-月/.](\d{1,2})日?/g;
const RANGE_SIGN = /[~～至到—–]|\.\.|--/;
/** A holiday is no longer; more is a slip of the pen. */
const LONGEST = 31;

/**
 * `1-1~1-3`, `2027-01-01`, `1月1日至3日`: every day of each line, of `year` where none is given. The first line that is
 * not so is the error.
 */
export function parseDayRanges(text: string, year: number): Result<readonly PlainDate[], string> {
  const days: PlainDate[] = [];
  for (const line of text.split(/[\n,，、;；]/).map((part) => part.trim())) {
    if (line === '') continue;
    const found = daysOfLine(line, year);
    if (found === undefined) return err(line);
    days.push(...found);
  }
  return ok([...new Set(days)].sort());
}

function daysOfLine(line: string, year: number): readonly PlainDate[] | undefined {
  const [head = '', tail, ...more] = line.split(RANGE_SIGN).map((part) => part.trim());
  const from = dayOf(head, year);
  if (from === undefined || more.length > 0) return undefined;
  if (tail === undefined) return [from];
  const until = dayOf(tail, year) ?? dayOf(`${from.slice(5, 7)}-${tail.replace('日', '')}`, Number(from.slice(0, 4)));
  if (until === undefined || until < from) return undefined;
  const days = [from];
  while ((days.at(-1) ?? until) < until) {
    if (days.length > LONGEST) return undefined;
    days.push(addDays(days.at(-1) ?? from, 1));
  }
  return days;
}

function dayOf(text: string, year: number): PlainDate | undefined {
  const matches = [...text.matchAll(DAY)];
  const [match] = matches;
  if (matches.length !== 1 || match === undefined || match[0] !== text) return undefined;
  const [, given, month = '', day = ''] = match;
  return parsePlainDate(`${given ?? String(year)}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}

/** The days as lines that `parseDayRanges` reads back; days in a row as a range. */
export function dayRangesText(days: readonly PlainDate[], year: number): string {
  const lines: string[] = [];
  const sorted = [...days].sort();
  const shown = (day: PlainDate): string => (day.startsWith(String(year)) ? day.slice(5) : day);
  for (let at = 0; at < sorted.length; at += 1) {
    const from = sorted[at];
    if (from === undefined) break;
    let until = from;
    while (sorted[at + 1] === addDays(until, 1)) {
      until = addDays(until, 1);
      at += 1;
    }
    lines.push(from === until ? shown(from) : `${shown(from)}~${shown(until)}`);
  }
  return lines.join('\n');
}
