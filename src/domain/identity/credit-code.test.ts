import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkCreditCode } from './credit-code.ts';

const alphabet = Array.from('0123456789ABCDEFGHJKLMNPQRTUWXY');

describe('checkCreditCode', () => {
  it.each(['91350100M000100Y43', '91512081MA62K0260E', '9131000063159284XQ'])('%s is valid (ID-08)', (code) => {
    expect(checkCreditCode(code)).toEqual({ kind: 'valid', code });
  });

  it('normalises blanks, full width and lower case', () => {
    expect(checkCreditCode(' ９1350100m 000100y43 ')).toEqual({ kind: 'valid', code: '91350100M000100Y43' });
  });

  it.each(['91350211M0000XUF46', '91350100M0001TGQXM'])('%s, a real-looking early code, only warns (ID-09)', (code) => {
    expect(checkCreditCode(code)).toMatchObject({ kind: 'warning', code });
  });

  it.each(['', '91350100M000100Y4', '91350100M000100Y433', '91350100I000100Y43', '91350100M000100Y4O', '张三'])(
    '%j is malformed (ID-07)',
    (code) => {
      expect(checkCreditCode(code)).toEqual({ kind: 'malformed' });
    },
  );

  it('is valid exactly for the check character that it names', () => {
    const body = fc.string({
      unit: fc.constantFrom(...alphabet),
      minLength: 17,
      maxLength: 17,
    });
    fc.assert(
      fc.property(body, (text) => {
        const answers = alphabet.map((last) => checkCreditCode(text + last));
        const valid = answers.filter((answer) => answer.kind === 'valid');
        expect(valid).toHaveLength(1);
        for (const answer of answers) {
          if (answer.kind === 'warning') expect(valid[0]?.code).toBe(text + answer.expected);
        }
      }),
    );
  });
});
