import type { PolicyVersion } from '../policy/policy.ts';
import type { Fact } from './household-facts.ts';

/**
 * The income of a person whose earnings nothing proves: the minimum wage of the version (domain reference §2.3), fen a
 * month, marked as imputed. Whether nothing proves it is for an officer to say. Null where the version names no wage.
 */
export function imputedIncome(policy: PolicyVersion): Fact<number> | null {
  const wage = policy.income.minimumWage.value;
  if (wage === null) return null;
  return { value: wage, origin: { kind: 'imputed', source: null, asOf: policy.effectiveFrom, reference: policy.id } };
}
