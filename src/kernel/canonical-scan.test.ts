import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from './canonical-json.ts';
import { isPlainCanonicalObject } from './canonical-scan.ts';

/** What the scan has no word on must be told by parsing and writing again. */
function isCanonicalObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject && canonicalJson(value) === text && text.isWellFormed();
  } catch {
    return false;
  }
}

const names = fc.oneof(fc.constantFrom('', 'a', 'b', 'ab', 'abc', '__proto__', '0', '10', 'é', '受理'), fc.string());
const values = fc.letrec((tie) => ({
  any: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(null, true, false, 0, -1, 15, 1.5, 1e21, -0.25, 123456789012345, 1234567890123456),
    fc.string({ unit: 'binary' }),
    fc.constantFrom('受理', '"', '\\', '\n', '\ud800', '😀', '\u2028', ''),
    fc.array(tie('any'), { maxLength: 4 }),
    fc.dictionary(names, tie('any'), { maxKeys: 4 }),
  ),
})).any;
const objects = fc.dictionary(names, values, { maxKeys: 5 });

const edits = fc.record({
  at: fc.nat(),
  cut: fc.nat(2),
  put: fc.constantFrom(...Array.from('{}[]",:01-.e \\ab_\u0001'), '\ud800'),
});

describe('the scan of a text', () => {
  it('takes plain payloads', () => {
    for (const value of [
      {},
      { a: [], b: {}, c: '受理，7 号', n: -120, t: [true, null, { x: 0 }] },
      { a: 1, ab: 2, b: 3 },
    ]) {
      expect(isPlainCanonicalObject(canonicalJson(value))).toBe(true);
    }
  });

  it('takes nothing that is not the canonical text of an object', () => {
    fc.assert(
      fc.property(objects, edits, (value, { at, cut, put }) => {
        const text = canonicalJson(value);
        const place = at % (text.length + 1);
        for (const changed of [
          text,
          JSON.stringify(value),
          text.slice(0, place) + put + text.slice(place + cut),
          text.slice(0, place),
        ]) {
          if (isPlainCanonicalObject(changed)) expect(isCanonicalObject(changed)).toBe(true);
        }
      }),
      { numRuns: 3_000 },
    );
  });

  it.each([
    '',
    '{',
    '[]',
    '1',
    '{}x',
    '{} ',
    '{"a":01}',
    '{"a":-0}',
    '{"a":-}',
    '{"a":1,}',
    '{"a":1 }',
    '{"b":1,"a":2}',
    '{"a":1,"a":1}',
    '{"ab":1,"a":1}',
    '{"a":nul}',
    '{"a":"}',
    '{"a"}',
    '{"a":"\ud800"}',
    '{"a":"\u0007"}',
    `${'{"a":'.repeat(40)}1${'}'.repeat(40)}`,
  ])('has no word on %j', (text) => {
    expect(isPlainCanonicalObject(text)).toBe(false);
  });
});
