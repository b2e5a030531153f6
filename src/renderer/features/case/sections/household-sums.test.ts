import { describe, expect, it } from 'vitest';
import type { HouseholdMember, MembershipFlags } from '../../../../domain/application/household.ts';
import { areaPerPerson, assetTotal, householdSums } from './household-sums.ts';

function member(monthlyIncome: number, flags: Partial<MembershipFlags> = {}): HouseholdMember {
  return {
    name: '某人',
    identityNumber: '630103197203154527',
    relation: '01',
    maritalStatus: '10',
    phone: '',
    employer: '',
    monthlyIncome,
    flags: { counted: true, income: true, ownership: true, residence: true, ...flags },
  };
}

describe('the household in numbers', () => {
  it('keeps the four sets apart', () => {
    const sums = householdSums([
      member(302_400),
      member(500_000, { income: false }),
      member(100_000, { counted: false, residence: false }),
    ]);
    expect(sums).toEqual({
      counted: 2,
      income: 2,
      ownership: 3,
      residence: 2,
      totalIncome: 402_400,
      incomePerPerson: 201_200,
    });
  });

  it('has no share per person where nobody counts', () => {
    expect(householdSums([member(1, { counted: false })]).incomePerPerson).toBeNull();
    expect(areaPerPerson([], 0)).toBeNull();
  });

  it('adds assets and shares out homes', () => {
    expect(
      assetTotal([
        { kind: 'deposit', note: '', value: 100 },
        { kind: 'vehicle', note: '', value: 250 },
      ]),
    ).toBe(350);
    const home = { address: '', owner: '', area: 550_000, nature: 'borrowed' } as const;
    expect(areaPerPerson([home, home], 4)).toBe(275_000);
  });
});
