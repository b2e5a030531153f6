import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aContent, aMember } from '../../../tests/support/application/builders.ts';
import { plainDate } from '../../kernel/plain-date.ts';
import type { ApplicationContent } from '../application/content.ts';
import type { HouseholdMember } from '../application/household.ts';
import { identityNumberFor } from '../identity/identity-number.ts';
import { pairReasons, pairScore } from './evidence.ts';
import { duplicateFactsOf } from './facts.ts';
import { duplicateKeys } from './keys.ts';

const soundOf = (character: string): string => ({ 连: '莲', 花: '华' })[character] ?? character;
const digest = (text: string): string => text;
const nothingCrowded = { soundOf, digest, isCrowded: () => false };
const TODAY = plainDate('2026-09-10');

const facts = (changes: Partial<ApplicationContent>) => duplicateFactsOf(aContent(changes), TODAY);
/** Somebody who shares nothing with anybody, but what is said. */
let people = 0;
function somebody(changes: Partial<HouseholdMember> = {}): Partial<ApplicationContent> {
  people += 1;
  return {
    members: [
      aMember({
        name: `甲${String(people)}`,
        identityNumber: number(`19${String(40 + people)}-05-20`, people),
        phone: '',
        ...changes,
      }),
    ],
    phone: `1990000${String(people).padStart(4, '0')}`,
    address: `昆仑巷${String(people)}号`,
    registrationAddress: '',
  };
}
const number = (born: string, sequence: number, area = '630104') =>
  identityNumberFor(area, plainDate(born), sequence % 1000);

const kinds = (one: Partial<ApplicationContent>, other: Partial<ApplicationContent>) =>
  pairReasons(facts(one), facts(other), nothingCrowded).map(({ kind }) => kind);

describe('why two applications may be one', () => {
  it('a number in any role, once, whatever the name beside it', () => {
    const other = {
      ...somebody(),
      members: [...(somebody().members ?? []), aMember({ name: '马秀连', relation: '12', phone: '' })],
    };
    expect(kinds({ ...somebody(), members: [aMember({ phone: '' })] }, other)).toEqual(['identity']);
  });

  it.each([
    ['name-birth', { name: '马秀莲' }, { name: '马秀莲', identityNumber: number('1980-03-04', 777, '620102') }],
    ['sound-birth', { name: '马秀莲' }, { name: '马秀连', identityNumber: number('1980-03-04', 777, '620102') }],
    ['shape-birth', { name: '王治国' }, { name: '王冶国', identityNumber: number('1980-03-04', 777, '620102') }],
    ['name-transposed', { name: '马秀莲' }, { name: '马秀连', identityNumber: number('1980-04-03', 777) }],
  ] as const)('%s', (kind, one, other) => {
    const isSwap = kind === 'name-transposed';
    const mine = { ...one, identityNumber: number('1980-03-04', 2) };
    const theirs = isSwap ? { ...other, identityNumber: number('1908-03-04', 4) } : other;
    expect(kinds(somebody(mine), somebody(theirs))).toEqual([kind]);
  });

  it('a slip in the name only where area, day and sex of the numbers agree', () => {
    const one = somebody({ name: '马秀莲', identityNumber: number('1980-03-04', 12) });
    expect(kinds(one, somebody({ name: '马秀兰', identityNumber: number('1980-03-04', 14) }))).toEqual([
      'letter-birth',
    ]);
    expect(kinds(one, somebody({ name: '马秀兰', identityNumber: number('1980-03-04', 15) }))).toEqual([]);
    expect(kinds(one, somebody({ name: '马秀兰', identityNumber: number('1980-03-04', 14, '620102') }))).toEqual([]);
  });

  it('a telephone of a member, an address written another way, a card; none of them where a crowd shares it', () => {
    const one = { ...somebody({ phone: '13900000001' }), address: '城西区五四西路12号3号楼', bankCard: '6222 0000' };
    const other = { ...somebody(), phone: '139-0000-0001', address: '五四西路１２号3栋', bankCard: '62220000' };
    expect(kinds(one, other)).toEqual(['phone', 'address', 'card']);
    expect(pairReasons(facts(one), facts(other), { soundOf, digest, isCrowded: () => true })).toEqual([]);
  });

  it('weighs less where one has ended, and a kind counts once', () => {
    const reasons = pairReasons(facts({}), facts({}), nothingCrowded);
    expect(pairScore(reasons, false)).toBe(100);
    expect(pairScore(reasons, true)).toBe(50);
    const [first] = reasons;
    expect(first && pairScore([first, first], false)).toBe(90);
  });
});

const names = fc.array(fc.constantFrom('马', '王', '秀', '莲', '连', '治', '冶', '兰'), { minLength: 2, maxLength: 4 });
const households = fc
  .array(
    fc.record({
      name: names.map((characters) => characters.join('')),
      born: fc.constantFrom('1980-03-04', '1908-03-04', '1980-03-05'),
      sequence: fc.integer({ min: 1, max: 6 }),
      area: fc.constantFrom('630104', '630102'),
    }),
    { minLength: 1, maxLength: 3 },
  )
  .map((members) =>
    members.map(({ name, born, sequence, area }) => aMember({ name, identityNumber: number(born, sequence, area) })),
  );

it('is the same from both sides, and never between two that share no key', () => {
  fc.assert(
    fc.property(households, households, fc.boolean(), (one, other, isApart) => {
      const a = facts({ members: one, ...(isApart ? { address: '远路1号', phone: '18800000000' } : {}) });
      const b = facts({ members: other });
      const reasons = pairReasons(a, b, nothingCrowded);
      const back = pairReasons(b, a, nothingCrowded);
      expect(back.map(({ fact }) => fact).sort()).toEqual(reasons.map(({ fact }) => fact).sort());
      if (reasons.length === 0) return;
      const keys = new Set(duplicateKeys(a, soundOf).map(({ kind, text }) => `${kind} ${text}`));
      expect(duplicateKeys(b, soundOf).some(({ kind, text }) => keys.has(`${kind} ${text}`))).toBe(true);
    }),
    { numRuns: 1_000 },
  );
});
