import type { IntakeForm } from './form-model.ts';
import { FEN_DECIMALS, parseScaled } from './scaled-number.ts';

export interface HouseholdSums {
  readonly size: number;
  readonly counted: number;
  readonly income: number;
  readonly ownership: number;
  readonly residence: number;
  /** Fen a month of the members who count for income. */
  readonly monthlyIncome: number;
  /** Fen a month a counted head, rounded down; null without a counted head. */
  readonly monthlyIncomeEach: number | null;
}

/** Shown beside the form as it is filled; what decides is computed by the rules, not here. */
export function householdSums(members: IntakeForm['members']): HouseholdSums {
  const having = (flag: keyof IntakeForm['members'][number]['flags']): number =>
    members.filter((member) => member.flags[flag]).length;
  const counted = having('counted');
  const monthlyIncome = members
    .filter((member) => member.flags.income)
    .reduce((sum, member) => sum + fenOf(member.monthlyIncome), 0);
  return {
    size: members.length,
    counted,
    income: having('income'),
    ownership: having('ownership'),
    residence: having('residence'),
    monthlyIncome,
    monthlyIncomeEach: counted === 0 ? null : Math.floor(monthlyIncome / counted),
  };
}

/** Fen of a typed amount, 0 while it does not read. */
export function fenOf(text: string): number {
  const parsed = parseScaled(text, FEN_DECIMALS);
  return parsed.ok ? parsed.value : 0;
}
