/**
 * A line of the roster read from its bytes, without making a text and an object of it. Only lines in the plainest form
 * are taken: these six members alone, codes, a name without anything escaped, short numbers. Whatever is otherwise is
 * left to canonical-line.ts, which alone says what is wrong. What is taken here it would take too, and alike.
 */
import type { EntryInLine, Span } from './roster.ts';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const SPACE = 0x20;
const ZERO = 0x30;
const NINE = 0x39;
const MAX_CODE = 32;
/** Far below what a number of JSON may be in every language. */
const MAX_DIGITS = 9;
const DIGEST_DIGITS = 64;

const ascii = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const ID = ascii('{"id":"');
const NAME = ascii('","name":"');
const NO = ascii('","no":"');
const POOLS = ascii('","pools":[');
const TICKETS = ascii('],"tickets":');
const TIER = ascii(',"tier":');
const END = ascii('}');

const IN_CODE = markedBytes('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-');
const IN_DIGEST = markedBytes('0123456789abcdef');

/** Undefined for a line that is not of the plainest form. The bytes must be UTF-8. */
export function entryInLine(line: Uint8Array): EntryInLine | undefined {
  const id = after(line, 0, ID);
  const name = after(line, digestEnd(line, id), NAME);
  const number = after(line, nameEnd(line, name), NO);
  const numberEnd = codeEnd(line, number);
  const pools = after(line, numberEnd, POOLS);
  const poolsEnd = listEnd(line, pools);
  const tickets = after(line, poolsEnd, TICKETS);
  const ticketsEnd = digitsEnd(line, tickets);
  const tier = after(line, ticketsEnd, TIER);
  const tierEnd = digitsEnd(line, tier);
  if (after(line, tierEnd, END) !== line.length) return undefined;
  return {
    number: { from: number, to: numberEnd },
    // With its brackets.
    pools: { from: pools - 1, to: poolsEnd + 1 },
    tickets: numberIn(line, { from: tickets, to: ticketsEnd }),
    tier: numberIn(line, { from: tier, to: tierEnd }),
  };
}

/** What is not there: every step after it stays there. */
const NOWHERE = -1;

function after(line: Uint8Array, at: number, wanted: Uint8Array): number {
  if (at === NOWHERE) return NOWHERE;
  for (let index = 0; index < wanted.length; index += 1) if (line[at + index] !== wanted[index]) return NOWHERE;
  return at + wanted.length;
}

function digestEnd(line: Uint8Array, from: number): number {
  if (from === NOWHERE) return NOWHERE;
  for (let at = from; at < from + DIGEST_DIGITS; at += 1) if (IN_DIGEST[line[at] ?? 0] !== 1) return NOWHERE;
  return from + DIGEST_DIGITS;
}

function nameEnd(line: Uint8Array, from: number): number {
  if (from === NOWHERE) return NOWHERE;
  for (let at = from; at < line.length; at += 1) {
    const byte = line[at] ?? 0;
    if (byte === QUOTE) return at;
    if (byte === BACKSLASH || byte < SPACE) return NOWHERE;
  }
  return NOWHERE;
}

function codeEnd(line: Uint8Array, from: number): number {
  if (from === NOWHERE) return NOWHERE;
  let at = from;
  while (IN_CODE[line[at] ?? 0] === 1) at += 1;
  return at === from || at - from > MAX_CODE ? NOWHERE : at;
}

/** `"A","B"`: at least one code, each in quotes. */
function listEnd(line: Uint8Array, from: number): number {
  let at = from;
  while (at !== NOWHERE && line[at] === QUOTE) {
    const end = codeEnd(line, at + 1);
    if (end === NOWHERE || line[end] !== QUOTE) return NOWHERE;
    if (line[end + 1] !== COMMA) return end + 1;
    at = end + 2;
  }
  return NOWHERE;
}

function digitsEnd(line: Uint8Array, from: number): number {
  if (from === NOWHERE) return NOWHERE;
  let at = from;
  while (isDigit(line[at])) at += 1;
  const isPlain = at > from && at - from <= MAX_DIGITS && (line[from] !== ZERO || at === from + 1);
  return isPlain ? at : NOWHERE;
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= ZERO && byte <= NINE;
}

function numberIn(line: Uint8Array, { from, to }: Span): number {
  let value = 0;
  for (let at = from; at < to; at += 1) value = 10 * value + (line[at] ?? 0) - ZERO;
  return value;
}

/** 1 for each byte of `letters`; never for 0, which stands for a place behind the line. */
function markedBytes(letters: string): Uint8Array {
  const marks = new Uint8Array(256);
  for (const byte of ascii(letters)) marks[byte] = 1;
  return marks;
}
