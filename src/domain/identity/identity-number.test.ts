import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, plainDate } from '../../kernel/plain-date.ts';
import {
  birthDateOf,
  identityNumberFor,
  type IdentityNumber,
  lastFourOf,
  parseIdentityNumber,
  sexOf,
} from './identity-number.ts';

const today = plainDate('2026-06-15');

function parsed(text: string): IdentityNumber {
  const result = parseIdentityNumber(text, today);
  if (!result.ok) throw new Error(`${text}: ${result.error}`);
  return result.value;
}

const syntheticNumber = fc
  .tuple(fc.integer({ min: 110_000, max: 999_999 }), fc.nat(45_000), fc.nat(999))
  .map(([area, age, sequence]) => identityNumberFor(String(area), addDays(today, -age), sequence));

describe('parseIdentityNumber', () => {
  it.each(['11010519491231002X', '440524188001010014'])('takes the vector %s (ID-03)', (text) => {
    expect(parsed(text)).toBe(text);
  });

  it('turns a 15-digit number into its 18-digit form (ID-03)', () => {
    expect(parsed('110105491231002')).toBe('11010519491231002X');
  });

  it.each([
    '11010519491231002x',
    ' 110105 19491231 002X ',
    '１１０１０５１９４９１２３１００２Ｘ',
    '１１０１０５１９４９１２３１００２ｘ',
    '110105\u300019491231\u200b002X\ufeff',
  ])('normalises %j (ID-04)', (text) => {
    expect(parsed(text)).toBe('11010519491231002X');
  });

  it.each([
    ['', 'empty'],
    [' \u3000', 'empty'],
    ['1101051949123100', 'length'],
    ['11010519491231002X0', 'length'],
    ['11010519491231X02X', 'character'],
    ['11010549123100X', 'character'],
    ['11010519491231０0二X', 'character'],
    ['110105194902300027', 'birth-date'],
    ['110105490230002', 'birth-date'],
    ['110105202606160021', 'birth-in-future'],
    ['110105194912310021', 'checksum'],
    ['11010519491231003X', 'checksum'],
  ] as const)('refuses %j: %s', (text, problem) => {
    expect(parseIdentityNumber(text, today)).toEqual({ ok: false, error: problem });
  });

  it('takes somebody born today', () => {
    expect(birthDateOf(parsed(identityNumberFor('640104', today, 1)))).toBe(today);
    const tomorrow = identityNumberFor('640104', addDays(today, 1), 1);
    expect(parseIdentityNumber(tomorrow, today)).toEqual({ ok: false, error: 'birth-in-future' });
  });

  it.each(['000000', '999999', '810000', '820000', '830000', '932682'])(
    'never refuses for the area code %s (ID-05, ID-06)',
    (area) => {
      expect(parsed(identityNumberFor(area, plainDate('1980-03-04'), 8)).slice(0, 6)).toBe(area);
    },
  );

  it('takes every number that identityNumberFor makes, and reads back its parts', () => {
    fc.assert(
      fc.property(fc.nat(45_000), fc.nat(999), (age, sequence) => {
        const birth = addDays(today, -age);
        const number = parsed(identityNumberFor('630104', birth, sequence));
        expect(birthDateOf(number)).toBe(birth);
        expect(sexOf(number)).toBe(sequence % 2 === 1 ? 'male' : 'female');
        expect(lastFourOf(number)).toBe(String(sequence).padStart(3, '0') + number.charAt(17));
      }),
    );
  });

  it('refuses every single wrong digit and every swap of neighbours', () => {
    fc.assert(
      fc.property(syntheticNumber, fc.nat(16), fc.integer({ min: 1, max: 9 }), (number, at, shift) => {
        const digit = String((Number(number.charAt(at)) + shift) % 10);
        const wrong = number.slice(0, at) + digit + number.slice(at + 1);
        expect(parseIdentityNumber(wrong, today).ok).toBe(false);

        const left = number.charAt(at);
        const right = number.charAt(at + 1);
        fc.pre(left !== right);
        const swapped = number.slice(0, at) + right + left + number.slice(at + 2);
        expect(parseIdentityNumber(swapped, today).ok).toBe(false);
      }),
    );
  });

  it('never throws, whatever is typed, and gives back what it already normalised', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(parseIdentityNumber(text, today).ok).toBe(false);
      }),
    );
    fc.assert(fc.property(syntheticNumber, (number) => parsed(parsed(number)) === number));
  });
});

describe('identityNumberFor', () => {
  it.each([
    ['63010', 1],
    ['63010X', 1],
    ['630104', 1000],
    ['630104', -1],
    ['630104', 1.5],
  ])('is a bug for area %s and sequence %d', (area, sequence) => {
    expect(() => identityNumberFor(area, today, sequence)).toThrow();
  });
});
