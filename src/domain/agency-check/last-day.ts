import { type PlainDate, addDays } from '../../kernel/plain-date.ts';
import type { CheckPolicy } from './check-policy.ts';
import type { CheckEvidence } from './state.ts';

/** The last day on which evidence counts: the policy's period or the registry's own limit, whichever ends first. */
export function lastDayOf(
  evidence: Pick<CheckEvidence, 'source' | 'asOf' | 'validUntil'>,
  policy: CheckPolicy,
): PlainDate {
  const byPolicy = addDays(evidence.asOf, policy.validityDays[evidence.source]);
  return evidence.validUntil !== null && evidence.validUntil < byPolicy ? evidence.validUntil : byPolicy;
}

export interface Validity {
  readonly policy: CheckPolicy;
  /** The day on which the household changed; null or left out while it did not. */
  readonly changedOn?: PlainDate | null;
}

/** Evidence of before the household changed counts until the day before. */
export function validUntilOf(evidence: CheckEvidence, { policy, changedOn = null }: Validity): PlainDate {
  const byBoth = lastDayOf(evidence, policy);
  if (changedOn === null || evidence.asOf >= changedOn || byBoth < changedOn) return byBoth;
  return addDays(changedOn, -1);
}
