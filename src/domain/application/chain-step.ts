import type { PublicityRule, ReviewStep } from '../policy/review-chain.ts';

/** One step on a case's way, as the policy had it when the case was accepted. */
export interface ChainStep extends Pick<ReviewStep, 'office' | 'does' | 'limit' | 'clock' | 'signs'> {
  /** What the notice of a publicity step shows of a household. */
  readonly shows?: PublicityRule['shows'];
}

export type Chain = readonly ChainStep[];
