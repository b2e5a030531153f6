import type { CheckPolicy } from '../../domain/agency-check/check-policy.ts';
import type { PolicyVersion } from '../../domain/policy/policy.ts';

/**
 * What of a city's policy the checks go by. No city's text names how far an income may lie from the declared one: until
 * one does, every difference is shown to an officer.
 */
export function checkPolicyOf({ answerValidity }: PolicyVersion): CheckPolicy {
  const validityDays = Object.fromEntries(
    Object.entries(answerValidity).map(([source, { value }]) => [source, value]),
  ) as unknown as CheckPolicy['validityDays'];
  return { validityDays, incomeTolerance: 0 };
}
