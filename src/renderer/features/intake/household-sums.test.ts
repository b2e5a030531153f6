import { describe, expect, it } from 'vitest';
import { emptyMember } from './form-model.ts';
import { householdSums } from './household-sums.ts';

const flags = { counted: true, income: true, ownership: true, residence: true };

describe('sums of a household', () => {
  it('adds the income of those who count for it over those who count as heads', () => {
    const members = [
      { ...emptyMember(), monthlyIncome: '1512.10' },
      { ...emptyMember(), monthlyIncome: '1000', flags: { ...flags, counted: false } },
      { ...emptyMember(), monthlyIncome: '9999', flags: { ...flags, income: false, residence: false } },
      { ...emptyMember(), monthlyIncome: '未填' },
    ];
    expect(householdSums(members)).toEqual({
      size: 4,
      counted: 3,
      income: 3,
      ownership: 4,
      residence: 3,
      monthlyIncome: 251210,
      monthlyIncomeEach: 83736,
    });
  });

  it('gives no share without a counted head', () => {
    expect(householdSums([{ ...emptyMember(), flags: { ...flags, counted: false } }]).monthlyIncomeEach).toBeNull();
  });
});
