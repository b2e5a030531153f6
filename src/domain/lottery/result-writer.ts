/** `result.ndjson` byte by byte: its members stand in order and are plain, so nothing is sorted or escaped. */
import type { Codes } from './codes.ts';
import type { DrawInput, DrawnRow } from './draw.ts';
import { type KeyColumn, WORDS } from './keys.ts';

export interface ResultWriter {
  readonly row: (row: DrawnRow, keys: KeyColumn) => void;
  /** Hands on what is held. */
  readonly end: () => void;
}

const PART_BYTES = 65_536;
/** Longer than any row: a key, three codes of 32, two numbers and the names of six members. */
const LONGEST_ROW = 512;

const ascii = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const KEY = ascii('{"key":"');
const NO = ascii('","no":"');
const POOL = ascii('","pool":"');
const RANK = ascii('","rank":');
const ROUND = ascii(',"round":');
const UNIT = ascii(',"unit":"');
const QUOTE = ascii('"');
const END = ascii('}\n');
const DIGITS = ascii('0123456789abcdef');
const ZERO = 0x30;

/** Parts are of whole rows, and good until the next call. */
export function resultWriter(
  { roster, units }: Pick<DrawInput, 'roster' | 'units'>,
  onPart: (part: Uint8Array) => void,
): ResultWriter {
  const sink: Sink = { bytes: new Uint8Array(PART_BYTES), end: 0 };
  const pools = new Map<string, Uint8Array>();
  const poolBytes = (pool: string): Uint8Array => {
    const known = pools.get(pool) ?? ascii(pool);
    pools.set(pool, known);
    return known;
  };
  const end = (): void => {
    if (sink.end > 0) onPart(sink.bytes.subarray(0, sink.end));
    sink.end = 0;
  };
  const row = ({ place, pool, rank, round, unit }: DrawnRow, keys: KeyColumn): void => {
    put(sink, KEY);
    putKey(sink, keys, place);
    put(sink, NO);
    putCode(sink, roster.numbers, place);
    put(sink, POOL);
    put(sink, poolBytes(pool));
    put(sink, RANK);
    putNumber(sink, rank);
    put(sink, ROUND);
    putNumber(sink, round);
    if (unit >= 0) {
      put(sink, UNIT);
      putCode(sink, units.numbers, unit);
      put(sink, QUOTE);
    }
    put(sink, END);
    if (sink.end > PART_BYTES - LONGEST_ROW) end();
  };
  return { row, end };
}

interface Sink {
  readonly bytes: Uint8Array;
  end: number;
}

function put(sink: Sink, text: Uint8Array): void {
  const { bytes, end } = sink;
  for (let at = 0; at < text.length; at += 1) bytes[end + at] = text[at] ?? 0;
  sink.end = end + text.length;
}

function putCode(sink: Sink, codes: Codes, place: number): void {
  const { bytes, end } = sink;
  const from = codes.starts[place] ?? 0;
  const length = (codes.starts[place + 1] ?? 0) - from;
  for (let at = 0; at < length; at += 1) bytes[end + at] = codes.bytes[from + at] ?? 0;
  sink.end = end + length;
}

function putKey(sink: Sink, keys: KeyColumn, place: number): void {
  const { bytes, end } = sink;
  let at = end;
  for (let word = WORDS * place; word < WORDS * (place + 1); word += 1) {
    const value = keys[word] ?? 0;
    for (let shift = 28; shift >= 0; shift -= 4) {
      bytes[at] = DIGITS[(value >>> shift) & 15] ?? 0;
      at += 1;
    }
  }
  sink.end = at;
}

function putNumber(sink: Sink, value: number): void {
  const { bytes, end } = sink;
  let width = 1;
  for (let left = value; left >= 10; left = Math.floor(left / 10)) width += 1;
  let left = value;
  for (let at = end + width - 1; at >= end; at -= 1) {
    bytes[at] = ZERO + (left % 10);
    left = Math.floor(left / 10);
  }
  sink.end = end + width;
}
