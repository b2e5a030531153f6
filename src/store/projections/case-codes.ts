import { hash } from 'node:crypto';
import { documentTypes } from '../../domain/application/document.ts';
import { channels, programmes } from '../../domain/application/programme.ts';
import { queues } from '../../domain/application/queue.ts';
import { statuses } from '../../domain/application/state.ts';
import { invariant } from '../../kernel/invariant.ts';
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
      invariant(code !== undefined, `no code for ${name}`);
      return code;
    },
    nameOf(code) {
      const name = names[code];
      invariant(name, `no name for code ${code}`);
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

export function documentTypesOf(bits: number): readonly (typeof documentTypes)[number][] {
  return documentTypes.filter((type) => (bits & (1 << documentCodes.codeOf(type))) !== 0);
}

/** One bit per name; all bits for an empty list, which means "any". */
export function filterBits<Name extends string>(codes: CodeBook<Name>, names: readonly Name[]): number {
  if (names.length === 0) return -1;
  return names.reduce((bits, name) => bits | (1 << codes.codeOf(name)), 0);
}

const EPOCH = plainDate('1970-01-01');

/** Sorts after every real day; the largest number that SQLite keeps in three bytes. */
export const NO_DAY = 8_388_607;

export function dayNumber(date: PlainDate | null): number {
  return date === null ? NO_DAY : daysBetween(EPOCH, date);
}

export function dateOfDay(day: number): PlainDate | null {
  return day === NO_DAY ? null : addDays(EPOCH, day);
}
