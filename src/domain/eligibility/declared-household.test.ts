import { describe, expect, it } from 'vitest';
import { aContent, aMember } from '../../../tests/support/application/builders.ts';
import { identityNumberFor } from '../identity/identity-number.ts';
import { plainDate } from '../../kernel/plain-date.ts';
import { householdFactsOfContent } from './declared-household.ts';

const spouse = aMember({
  name: '马建国',
  relation: '11',
  identityNumber: identityNumberFor('630104', plainDate('1979-01-02'), 11),
  monthlyIncome: 0,
});
const members = [aMember(), spouse];

describe('a household by its application alone', () => {
  it('has declared facts with the day of signing, and a birth from the identity number', () => {
    const { programme, members: people } = householdFactsOfContent(aContent({ members }));
    const origin = { kind: 'declared', source: null, asOf: '2026-09-01', reference: '' };
    expect(programme).toBe('low-income');
    expect(people[0]).toMatchObject({
      key: members[0]?.identityNumber,
      birth: { value: '1980-03-04', origin },
      monthlyIncome: { value: 151_200, origin },
      registeredSince: { value: '2001-05-06', origin },
      employedSince: { value: null, origin },
      insuredMonths: { value: 0, origin },
      homes: { value: [], origin },
    });
  });

  it('leaves unknown what the form does not ask', () => {
    const [applicant, other] = householdFactsOfContent(aContent({ members })).members;
    expect([applicant?.welfare, applicant?.publicHousing, applicant?.disabilityGrade]).toEqual([null, null, null]);
    expect([other?.registeredSince, other?.employedSince, other?.insuredMonths]).toEqual([null, null, null]);
  });

  it('puts an own home to its owner, else to the applicant, and no home that is only lived in', () => {
    const home = { address: '甲', owner: spouse.name, area: 500_000, nature: 'private-owned' } as const;
    const homes = [
      home,
      { ...home, address: '乙', owner: '' },
      { ...home, address: '丙', nature: 'private-rented' as const },
    ];
    const people = householdFactsOfContent(aContent({ members, homes })).members;
    expect(people.map((person) => person.homes?.value.map(({ address }) => address))).toEqual([['乙'], ['甲']]);
    expect(people[1]?.homes?.value[0]?.share).toBe(1000);
  });

  it('puts assets to the applicant, vehicles apart', () => {
    const assets = [
      { kind: 'deposit' as const, note: '', value: 100 },
      { kind: 'vehicle' as const, note: '', value: 7 },
      { kind: 'insurance' as const, note: '', value: 20 },
    ];
    const [applicant, other] = householdFactsOfContent(aContent({ members, assets })).members;
    expect([applicant?.assets?.value, applicant?.vehicles?.value]).toEqual([120, [{ value: 7 }]]);
    expect([other?.assets?.value, other?.vehicles?.value]).toEqual([0, []]);
  });

  it('knows of work without a day, and of a degree without one, only that there is one', () => {
    const employment = { employer: '某校', creditCode: '', since: null, insuredMonths: 7 };
    const education = { level: '本科', school: '某大学', graduatedOn: null };
    const [applicant] = householdFactsOfContent(aContent({ employment, education })).members;
    expect([applicant?.employedSince, applicant?.graduatedOn, applicant?.insuredMonths?.value]).toEqual([
      null,
      null,
      7,
    ]);
  });
});
