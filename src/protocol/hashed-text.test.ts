import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../kernel/canonical-json.ts';
import { hashedText } from './hashed-text.ts';

const headers = fc.record({
  id: fc.uuid(),
  stream: fc.string({ unit: 'binary' }),
  streamVersion: fc.nat(),
  type: fc.string(),
  commandId: fc.string(),
  actor: fc.string({ unit: 'binary' }),
  device: fc.uuid(),
  deviceSequence: fc.nat(),
  wallTime: fc.integer(),
  office: fc.string(),
  previousHash: fc.string({ unit: fc.constantFrom(...'0123456789abcdef'.split('')), minLength: 64, maxLength: 64 }),
});

describe('hashedText', () => {
  it('is the canonical JSON of the whole envelope without its hash', () => {
    fc.assert(
      fc.property(headers, fc.dictionary(fc.string(), fc.jsonValue()), (header, payload) => {
        expect(hashedText(header, canonicalJson(payload))).toBe(canonicalJson({ ...header, payload }));
      }),
    );
  });
});
