import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { utf8Of } from './utf8.ts';

describe('utf8Of', () => {
  it('gives the bytes that the engine would write, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '"', '\n', 'é', '中', '😀', '\ud800', '\udc00') }), (text) => {
        expect(utf8Of(text).equals(Buffer.from(text))).toBe(true);
      }),
    );
    expect(utf8Of('')).toHaveLength(0);
  });
});
