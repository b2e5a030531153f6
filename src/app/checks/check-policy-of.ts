import type { CheckPolicy } from '../../domain/agency-check/check-policy.ts';
import { type CheckSource, checkSources } from '../../domain/agency-check/source.ts';
import type { PolicyVersion } from '../../domain/policy/policy.ts';

/** What of a city's policy the checks go by. */
export function checkPolicyOf(_policy: PolicyVersion): CheckPolicy {
  const validityDays = Object.fromEntries(checkSources.map((source) => [source, 90])) as Record<CheckSource, number>;
  return { validityDays, incomeTolerance: 50 };
}
