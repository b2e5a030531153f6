import type { CheckPolicy } from '../../domain/agency-check/check-policy.ts';
import type { PolicyVersion } from '../../domain/policy/policy.ts';

/** What of a city's policy the checks go by. */
export function checkPolicyOf({ answerValidity, income }: PolicyVersion): CheckPolicy {
  const validityDays = Object.fromEntries(
    Object.entries(answerValidity).map(([source, { value }]) => [source, value]),
  ) as unknown as CheckPolicy['validityDays'];
  return { validityDays, incomeTolerance: income.tolerance.value };
}
