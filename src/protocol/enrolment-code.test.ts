import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CODE_ALPHABET, CODE_LENGTH, certificateMark, codeWithMark, typedCode } from './enrolment-code.ts';

const codes = fc
  .array(fc.constantFrom(...Array.from(CODE_ALPHABET)), { minLength: CODE_LENGTH, maxLength: CODE_LENGTH })
  .map((letters) => (letters.join('').match(/.{4}/g) ?? []).join('-'));
const fingerprints = fc
  .uint8Array({ minLength: 32, maxLength: 32 })
  .map((bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0').toUpperCase()).join(':'));

describe('a code with the mark of a certificate', () => {
  it('reads as it was written, however it is typed', () => {
    fc.assert(
      fc.property(codes, fingerprints, (code, fingerprint) => {
        const long = codeWithMark(code, fingerprint);
        const expected = { code, mark: certificateMark(fingerprint) };
        expect(typedCode(long)).toEqual(expected);
        expect(typedCode(long.toLowerCase().replaceAll('-', ' '))).toEqual(expected);
        expect(long.length).toBeLessThanOrEqual(60);
      }),
    );
  });

  it('differs for certificates that differ', () => {
    fc.assert(
      fc.property(fingerprints, fc.nat(63), (fingerprint, at) => {
        const hex = [...fingerprint.replaceAll(':', '')];
        hex[at] = hex[at] === '0' ? '1' : '0';
        expect(certificateMark(hex.join(''))).not.toBe(certificateMark(fingerprint));
      }),
    );
  });

  it('is the code alone where the hub has no certificate', () => {
    expect(codeWithMark('ABCD-EFGH-JKMN-PQRS', null)).toBe('ABCD-EFGH-JKMN-PQRS');
    expect(typedCode('abcd efgh jkmn pqrs')).toEqual({ code: 'abcd efgh jkmn pqrs', mark: null });
  });
});
