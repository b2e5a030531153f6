/** Cells of tables as people write them into office programs, turned into what the rules count with. */
import { type PlainDate, addDays, plainDate } from '../../kernel/plain-date.ts';

/**
 * A number with up to `digits` behind the point, in units of its last digit; undefined when it is none. Office programs
 * store 48.6 as 48.600000000000001: what is within a billionth of it counts as written.
 */
export function scaledNumber(text: string, digits: number): number | undefined {
  const plain = text.replaceAll(/[,，\s]/g, '');
  if (!/^[+-]?\d{1,12}(?:\.\d+)?(?:[eE][+-]?\d{1,2})?$/.test(plain)) return undefined;
  const scaled = Number(plain) * 10 ** digits;
  const whole = Math.round(scaled);
  return Number.isSafeInteger(whole) && Math.abs(scaled - whole) < 1e-4 ? whole : undefined;
}

const DAY = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/;
const FIRST_SERIAL = plainDate('1899-12-30');
/** 1982 to 2119: a year alone is no day. */
const SERIALS: readonly [from: number, to: number] = [30_000, 80_000];

/** `2026-01-05`, `2026/1/5`, `2026年1月5日`, or the day's number as Excel keeps it (ECMA-376, 1900 system). */
export function dayOf(text: string): PlainDate | undefined {
  const found = DAY.exec(text);
  if (found !== null) {
    const [, year = '', month = '', day = ''] = found;
    return realDay(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
  }
  const serial = /^\d{5}(?:\.0+)?$/.test(text) ? Number(text) : 0;
  return serial >= SERIALS[0] && serial <= SERIALS[1] ? addDays(FIRST_SERIAL, serial) : undefined;
}

function realDay(text: string): PlainDate | undefined {
  const time = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text ? undefined : plainDate(text);
}

const yes = new Set(['是', '有', 'y', 'yes', '1', 'true', '√', '✓']);
const no = new Set(['否', '无', '', 'n', 'no', '0', 'false', '×']);

/** 是/否, 有/无, yes/no; an empty cell says no. Undefined for anything else. */
export function yesOrNo(text: string): boolean | undefined {
  const said = text.toLowerCase();
  if (yes.has(said)) return true;
  return no.has(said) ? false : undefined;
}
