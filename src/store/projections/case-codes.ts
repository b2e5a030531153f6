import { hash } from 'node:crypto';
import { type ClockPause, type PauseReason, pauseReasons } from '../../domain/application/pause-reason.ts';
import { documentTypes } from '../../domain/application/document.ts';
import { channels, programmes } from '../../domain/application/programme.ts';
import { queues } from '../../domain/application/queue.ts';
import { statuses } from '../../domain/application/state.ts';
import { type PlainDate, daysBetween, addDays, plainDate } from '../../kernel/plain-date.ts';

/**
 * How a case's row is written small. The row is in three covering indexes, so at a million cases every byte of it
 * costs 4 MB: names out of a fixed list are their place in it, dates are days since 1970, document types are bits.
 * A list that changes changes `codesFingerprint`, and with it the projection's version: rows are rebuilt.
 */
interface CodeBook<Name extends string> {
  codeOf(name: Name): number;
  nameOf(code: number): Name;
}

function codeBook<Name extends string>(names: readonly Name[]): CodeBook<Name> {
  const codes = new Map(names.map((name, code) => [name, code]));
  return {
    codeOf(name) {
      const code = codes.get(name);
      // Not `invariant`: its words would be put together for each of the hundred rows of a page.
      if (code === undefined) throw new RangeError(`no code for ${name}`);
      return code;
    },
    nameOf(code) {
      const name = names[code];
      if (name === undefined) throw new RangeError(`no name for code ${code}`);
      return name;
    },
  };
}

export const queueCodes = codeBook(queues);
export const statusCodes = codeBook(statuses);
export const programmeCodes = codeBook(programmes);
export const channelCodes = codeBook(channels);
const documentCodes = codeBook(documentTypes);

export const codesFingerprint = hash(
  'sha256',
  JSON.stringify([queues, statuses, programmes, channels, documentTypes]),
).slice(0, 16);

/** One bit per document type that the case has. */
export function documentBits(types: Iterable<(typeof documentTypes)[number]>): number {
  let bits = 0;
  for (const type of types) bits |= 1 << documentCodes.codeOf(type);
  return bits;
}

const typesOfBits = new Map<number, readonly (typeof documentTypes)[number][]>();

export function documentTypesOf(bits: number): readonly (typeof documentTypes)[number][] {
  let types = typesOfBits.get(bits);
  if (types === undefined) {
    types = documentTypes.filter((type) => (bits & (1 << documentCodes.codeOf(type))) !== 0);
    remember(typesOfBits, bits, types);
  }
  return types;
}

/** One bit per name; all bits for an empty list, which means "any". */
export function filterBits<Name extends string>(codes: CodeBook<Name>, names: readonly Name[]): number {
  if (names.length === 0) return -1;
  return names.reduce((bits, name) => bits | (1 << codes.codeOf(name)), 0);
}

const EPOCH = plainDate('1970-01-01');

/** Sorts after every real day; the largest number that SQLite keeps in three bytes. */
export const NO_DAY = 8_388_607;

/** A city's dates are a few thousand days seen millions of times, and so are its sets of documents. */
const MOST_REMEMBERED = 50_000;
const numbersOfDates = new Map<PlainDate, number>();
const datesOfNumbers = new Map<number, PlainDate>();

export function dayNumber(date: PlainDate | null): number {
  if (date === null) return NO_DAY;
  const known = numbersOfDates.get(date);
  if (known !== undefined) return known;
  const day = daysBetween(EPOCH, date);
  remember(numbersOfDates, date, day);
  return day;
}

export function dateOfDay(day: number): PlainDate | null {
  if (day === NO_DAY) return null;
  const known = datesOfNumbers.get(day);
  if (known !== undefined) return known;
  const date = addDays(EPOCH, day);
  remember(datesOfNumbers, day, date);
  return date;
}

const pauseMarks: Readonly<Record<PauseReason, string>> = { applicant: 'p', agency: 'a', dispute: 'd' };

/** `a20500-20510,d20600-`: reason, first and last day of each pause; empty for most clocks. */
export function pausesText(pauses: readonly ClockPause[] | undefined): string {
  if (pauses === undefined) return '';
  return pauses
    .map(({ reason, from, to }) => {
      const end = to === undefined ? '' : String(dayNumber(to));
      return `${pauseMarks[reason]}${String(dayNumber(from))}-${end}`;
    })
    .join(',');
}

/** Nothing for an empty text: a clock that never stood has no pauses. */
export function pausesOf(text: string): { readonly pauses?: readonly ClockPause[] } {
  return text === '' ? {} : { pauses: text.split(',').map(pauseOf) };
}

function pauseOf(text: string): ClockPause {
  const [head = '', end = ''] = text.split('-');
  const reason = pauseReasons.find((known) => head.startsWith(pauseMarks[known]));
  const from = dateOfDay(Number(head.slice(1)));
  const to = end === '' ? null : dateOfDay(Number(end));
  if (reason === undefined || from === null) throw new RangeError(`no pause: ${text}`);
  return to === null ? { reason, from } : { reason, from, to };
}

function remember<Key, Value>(known: Map<Key, Value>, key: Key, value: Value): void {
  if (known.size >= MOST_REMEMBERED) known.clear();
  known.set(key, value);
}
