import { z } from 'zod';
import type { LimitValues } from '../../../domain/policy/limits.ts';
import { kinships, type MembershipSets } from '../../../domain/policy/membership.ts';
import type { IncomeFormula } from '../../../domain/policy/income-formula.ts';
import { count, permille, periodSchema, sourced } from './sourced-schema.ts';

const comparison = z.enum(['<=', '<']);
const years = z.strictObject({ years: z.int().min(0).max(150) });
const months = z.strictObject({ months: z.int().min(0).max(1200) });
const ceiling = z.strictObject({ ceiling: count, comparison });

/** Null: not asked for, or no number found; the source says which. */
function limit<T extends z.ZodType>(value: T) {
  return sourced(value.nullable());
}

export const programmeLimitsSchema = z.strictObject({
  programme: limit(z.strictObject({ offered: z.boolean() }) satisfies z.ZodType<LimitValues['programme']>),
  'applicant-age': limit(years),
  'sole-applicant-age': limit(years),
  registration: limit(periodSchema),
  residence: limit(periodSchema),
  graduation: limit(months),
  employment: limit(periodSchema),
  insurance: limit(months),
  welfare: limit(
    z.strictObject({
      kinds: z.array(z.enum(['minimum-living', 'extreme-poverty', 'near-poor'])).min(1),
      held: periodSchema,
    }) satisfies z.ZodType<LimitValues['welfare']>,
  ),
  income: limit(ceiling),
  assets: limit(
    z.strictObject({ ceiling: count, per: z.enum(['household', 'person']), comparison }) satisfies z.ZodType<
      LimitValues['assets']
    >,
  ),
  'housing-area': limit(ceiling),
  'no-home': limit(z.strictObject({ most: z.int().min(0).max(10) })),
  'not-housed': limit(z.strictObject({ refuses: z.array(z.enum(['tenant', 'subsidy'])).min(1) })),
});

const kin = z.array(z.enum(kinships)).min(1);

export const membershipSchema = sourced(
  z.strictObject({ persons: kin, income: kin, ownership: kin, residence: kin }) satisfies z.ZodType<MembershipSets>,
);

export const incomeSchema = z.strictObject({
  minimumWage: sourced(count.nullable()),
  formula: sourced(
    z
      .strictObject({ lastYearIncome: count.nullable(), allocationPermille: permille, subsidyPermille: permille })
      .nullable() satisfies z.ZodType<IncomeFormula | null>,
  ),
  tolerance: sourced(permille.max(1_000)),
});
