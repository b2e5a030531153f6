import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainDate } from '../../kernel/plain-date.ts';
import { identityFactsOf, numberDoubts, parseDocumentNumber, parseNumberOfKind } from './identity-document.ts';
import { identityNumberFor } from './identity-number.ts';

const today = plainDate('2026-06-15');
const born = plainDate('1985-01-01');
/** Invented holders; the older number is built by the rule in the header. */
const permit = identityNumberFor('810000', born, 1);
const newCard = identityNumberFor('932682', born, 1);
const oldCard = 'CAN110059100121';

describe('numbers of other documents (ID-06)', () => {
  it('are read with blanks, full width and lower case', () => {
    expect(parseDocumentNumber(' ｃａｎ1100 591001 21', today)).toEqual({ ok: true, value: oldCard });
    expect(parseDocumentNumber('11010519491231002x', today)).toEqual({ ok: true, value: '11010519491231002X' });
    expect(parseDocumentNumber('110105491231002', today)).toEqual({ ok: true, value: '11010519491231002X' });
  });

  it.each([
    ['resident-id', oldCard, 'character'],
    ['hmt-residence-permit', oldCard, 'character'],
    ['hmt-residence-permit', '110105491231002', 'length'],
    ['foreign-permanent-residence', 'CA1110059100121', 'character'],
    ['foreign-permanent-residence', 'CAN1100591001', 'length'],
    ['foreign-permanent-residence', '', 'empty'],
    ['foreign-permanent-residence', `${newCard.slice(0, 17)}${newCard.endsWith('1') ? '2' : '1'}`, 'checksum'],
    ['hmt-residence-permit', `${permit.slice(0, 17)}${permit.endsWith('1') ? '2' : '1'}`, 'checksum'],
  ] as const)('as %s %j is refused: %s', (kind, text, problem) => {
    const result = parseNumberOfKind(kind, text, today);
    const refusals = kind === 'foreign-permanent-residence' && text.length === 15 ? ['length', problem] : [problem];
    expect(!result.ok && refusals).toContain(result.ok ? '' : result.error);
  });

  it.each([
    ['resident-id', '11010519491231002X', []],
    ['hmt-residence-permit', permit, []],
    ['foreign-permanent-residence', newCard, []],
    ['foreign-permanent-residence', oldCard, []],
    // What is said to be another document, and a province that never was, are doubts and no more.
    ['resident-id', permit, ['other-kind']],
    ['resident-id', newCard, ['other-kind']],
    ['hmt-residence-permit', '11010519491231002X', ['other-kind']],
    ['resident-id', identityNumberFor('190000', born, 1), ['area-unknown']],
    ['foreign-permanent-residence', 'CAN110059100122', ['check-digit']],
  ] as const)('as %s %s leave the doubts %j', (kind, number, doubts) => {
    expect(parseNumberOfKind(kind, number, today).ok).toBe(true);
    expect(numberDoubts(kind, number)).toEqual(doubts);
  });

  it('say birth and sex as far as they hold them', () => {
    expect(identityFactsOf('11010519491231002X', today)).toEqual({ birth: '1949-12-31', sex: 'female' });
    expect(identityFactsOf(permit, today)).toEqual({ birth: born, sex: 'male' });
    expect(identityFactsOf(newCard, today)).toEqual({ birth: born, sex: null });
    expect(identityFactsOf(oldCard, today)).toEqual({ birth: '1959-10-01', sex: null });
    // Two digits of a year: the latest that has been.
    expect(identityFactsOf('CAN110026061411', today).birth).toBe('2026-06-14');
    expect(identityFactsOf('CAN110026061611', today).birth).toBe('1926-06-16');
    expect(identityFactsOf('CAN110099999911', today)).toEqual({ birth: null, sex: null });
  });

  it('of any text never throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(parseDocumentNumber(text, today).ok).toBe(false);
        expect(identityFactsOf(text, today)).toEqual({ birth: null, sex: null });
      }),
    );
  });
});
