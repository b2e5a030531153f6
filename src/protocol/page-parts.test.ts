import { expect, it } from 'vitest';
import { joinParts, splitParts } from './page-parts.ts';

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);

it('gives back the parts that were joined, empty ones too', () => {
  const parts = [bytes(1, 2, 3), bytes(), bytes(255)];
  expect(splitParts(joinParts(parts))).toEqual(parts);
});

it('reads a part of a larger buffer by its own bytes', () => {
  const joined = joinParts([bytes(7, 8)]);
  const larger = new Uint8Array([9, 9, ...joined, 9]);
  expect(splitParts(larger.subarray(2, 2 + joined.length))).toEqual([bytes(7, 8)]);
});

it.each([
  ['nothing', bytes()],
  ['half a length', bytes(0, 0, 0)],
  ['a length beyond the end', bytes(0, 0, 0, 2, 1)],
  ['the largest length', bytes(255, 255, 255, 255, 1)],
  ['a byte behind the last part', new Uint8Array([...joinParts([bytes(1)]), 0])],
])('refuses %s', (_what, joined) => {
  expect(splitParts(joined)).toBeUndefined();
});
