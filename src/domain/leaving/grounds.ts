import type { EndReason } from '../lease/state.ts';

export const leavingGrounds = [
  'voluntary',
  'not-renewed',
  'review-failed',
  'acquired-housing',
  'other-subsidised',
  'arrears',
  'vacant',
  'sublet',
  'change-of-use',
  'damage',
  'illegal',
  'deceit',
] as const;

/** Why a home is left (PRH-26 to PRH-32, PRH-34). */
export type LeavingGround = (typeof leavingGrounds)[number];

interface GroundRule {
  readonly rules: readonly string[];
  readonly endReason: EndReason;
  /** No new application from the day of the return (PRH-35, PRH-37); null where the ground has none. */
  readonly ban: 'breach' | 'deceit' | null;
  /**
   * From when the market rent is owed: from the day on which the breach began (PRH-36), for all the time in the home
   * (PRH-34), or after the time for moving out (PRH-32).
   */
  readonly marketRent: 'breach' | 'all' | 'afterwards';
  /** Whether the time for moving out is the policy's (PRH-32), or a day in an order (PRH-27, PRH-28). */
  readonly leaveBy: 'policy' | 'order';
}

const breach = (rules: readonly string[]): GroundRule => ({
  rules: [...rules, 'PRH-27', 'PRH-36', 'PRH-37'],
  endReason: 'breach',
  ban: 'breach',
  marketRent: 'breach',
  leaveBy: 'order',
});
const plain = (endReason: EndReason, rules: readonly string[]): GroundRule => ({
  rules,
  endReason,
  ban: null,
  marketRent: 'afterwards',
  leaveBy: 'policy',
});

export const groundRules: Readonly<Record<LeavingGround, GroundRule>> = {
  voluntary: plain('voluntary', []),
  'not-renewed': plain('expired', ['PRH-29', 'PRH-30']),
  'review-failed': plain('not-entitled', ['PRH-31']),
  'acquired-housing': plain('not-entitled', ['PRH-31']),
  'other-subsidised': plain('not-entitled', ['PRH-31']),
  // PRH-37 names the breaches of PRH-26 alone: who was in arrears may apply again.
  arrears: { ...plain('breach', ['PRH-28']), leaveBy: 'order' },
  vacant: breach(['PRH-26']),
  sublet: breach(['PRH-26']),
  'change-of-use': breach(['PRH-26']),
  damage: breach(['PRH-26']),
  illegal: breach(['PRH-26']),
  deceit: {
    rules: ['PRH-34', 'PRH-35'],
    endReason: 'breach',
    ban: 'deceit',
    marketRent: 'all',
    leaveBy: 'order',
  },
};

/** Whether the books prove the ground by themselves: ledger, review or term. All others need words. */
export function isProvedByBooks(ground: LeavingGround): boolean {
  return ground === 'arrears' || ground === 'review-failed' || ground === 'not-renewed';
}
