import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aContent, aMember } from '../../../tests/support/application/builders.ts';
import { addYears, plainDate } from '../../kernel/plain-date.ts';
import { identityNumberFor } from '../identity/identity-number.ts';
import { relationCodes, sexOfRelation } from '../identity/relation.ts';
import type { HouseholdMember } from './household.ts';
import { householdFindings } from './household-findings.ts';

const today = plainDate('2026-09-02');
const applicant = aMember({ identityNumber: identityNumberFor('630104', plainDate('1980-03-04'), 12) });

type Born = readonly [relation: string, born: string, sequence: number];

function member([relation, born, sequence]: Born, more: Partial<HouseholdMember> = {}) {
  const identityNumber = identityNumberFor('630104', plainDate(born), sequence);
  return aMember({ name: '某', relation, identityNumber, ...more });
}

function findings(...others: readonly HouseholdMember[]) {
  const content = aContent({ members: [applicant, ...others] });
  return householdFindings(content, today);
}

describe('householdFindings', () => {
  it('finds nothing in a household that goes together', () => {
    const family = [
      member(['10', '1979-01-02', 11]),
      member(['20', '2005-06-07', 21]),
      member(['32', '2008-06-07', 22]),
      member(['51', '1952-03-01', 31]),
      member(['62', '1930-03-01', 32]),
      member(['38', '1961-03-01', 42]),
    ];
    expect(findings(...family)).toEqual([]);
  });

  it.each([
    ['20', '2005-06-07', 22, 'relation-sex'],
    ['30', '2005-06-07', 21, 'relation-sex'],
    ['52', '1952-03-01', 31, 'relation-sex'],
    // Born in 1980 herself, the applicant has no child of 1985 and no mother of 1970.
    ['20', '1985-06-07', 21, 'age-order'],
    ['20', '1975-06-07', 21, 'age-order'],
    ['52', '1970-03-01', 32, 'age-order'],
    ['40', '2005-03-01', 32, 'age-order'],
    ['61', '1955-03-01', 31, 'age-order'],
  ])('of relation %s born %s with sequence %i: %s', (...[relation, born, sequence, code]) => {
    expect(findings(member([relation, born, sequence]))).toEqual([{ code, index: 1 }]);
  });

  it('compares sex and birth with what was declared; unknown and unstated say nothing (ID-11)', () => {
    const child = (more: Partial<HouseholdMember>) => findings(member(['20', '2005-06-07', 21], more));
    expect(child({ sex: '2' })).toEqual([{ code: 'sex-differs', index: 1 }]);
    expect(child({ sex: '0' })).toEqual([]);
    expect(child({ sex: '9' })).toEqual([]);
    expect(child({ sex: '1', birthDate: plainDate('2005-06-07') })).toEqual([]);
    expect(child({ birthDate: plainDate('2005-07-06') })).toEqual([{ code: 'birth-differs', index: 1 }]);
  });

  it('takes sex and birth of a foreign card as declared', () => {
    const card = { identityNumber: 'CAN110059100121', documentKind: 'foreign-permanent-residence' } as const;
    expect(findings(aMember({ ...card, relation: '11', sex: '2' }))).toEqual([{ code: 'relation-sex', index: 1 }]);
    expect(findings(aMember({ ...card, relation: '11' }))).toEqual([]);
  });

  it('doubts the employer’s code and does not refuse it (ID-08, ID-09)', () => {
    const employment = { employer: '某厂', since: null, insuredMonths: 12 };
    const of = (creditCode: string) =>
      householdFindings(aContent({ employment: { ...employment, creditCode } }), today);
    expect(of('')).toEqual([]);
    for (const code of ['91350100M000100Y43', '91512081MA62K0260E', '9131000063159284XQ']) expect(of(code)).toEqual([]);
    expect(of('91350211M0000XUF46')).toMatchObject([{ code: 'credit-code-checksum' }]);
    expect(of('12345')).toEqual([{ code: 'credit-code-malformed', expected: '' }]);
  });

  it('never doubts the sex of whom the number fits the relation, whatever the code', () => {
    const codes = relationCodes.map(({ code }) => code);
    fc.assert(
      fc.property(fc.constantFrom(...codes), fc.integer({ min: 1, max: 998 }), (relation, sequence) => {
        const told = sexOfRelation(relation);
        const fits = told === null || (told === 'male') === (sequence % 2 === 1);
        const found = findings(member([relation, addYears(plainDate('1980-03-04'), 1), sequence]));
        expect(found.some(({ code }) => code === 'relation-sex')).toBe(!fits);
      }),
    );
  });
});
