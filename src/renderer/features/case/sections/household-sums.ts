import type { Asset, Home, HouseholdMember } from '../../../../domain/application/household.ts';

/** The household in numbers as declared: each of the four sets counts for itself (domain reference §2.4). */
export interface HouseholdSums {
  readonly counted: number;
  readonly income: number;
  readonly ownership: number;
  readonly residence: number;
  /** Fen a month of the members that count for income. */
  readonly totalIncome: number;
  /** Fen a month; null when nobody counts as a person. */
  readonly incomePerPerson: number | null;
}

export function householdSums(members: readonly HouseholdMember[]): HouseholdSums {
  const count = (flag: keyof HouseholdMember['flags']): number => members.filter((member) => member.flags[flag]).length;
  const counted = count('counted');
  const totalIncome = members.reduce((sum, { flags, monthlyIncome }) => sum + (flags.income ? monthlyIncome : 0), 0);
  return {
    counted,
    income: count('income'),
    ownership: count('ownership'),
    residence: count('residence'),
    totalIncome,
    incomePerPerson: counted === 0 ? null : Math.round(totalIncome / counted),
  };
}

/** Fen. */
export function assetTotal(assets: readonly Asset[]): number {
  return assets.reduce((sum, asset) => sum + asset.value, 0);
}

/** cm² of all homes for each person that counts; null when nobody does. */
export function areaPerPerson(homes: readonly Home[], counted: number): number | null {
  return counted === 0 ? null : Math.round(homes.reduce((sum, home) => sum + home.area, 0) / counted);
}
