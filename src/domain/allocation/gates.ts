/**
 * What keeps a roster from being frozen. Gates and not warnings: while one is open there is no freeze (domain reference
 * §3.3). Each names what it is about, so that a person can go there and put it right.
 */
import type { CaseId } from '../../kernel/ids.ts';
import type { DrawProblem } from '../lottery/plan-problems.ts';
import type { TierCount } from './events.ts';

export interface GateCase {
  readonly caseId: CaseId;
  readonly caseNo: string;
  readonly name: string;
}

/** How many cases a gate lists; the rest is counted. */
const MOST_GATE_CASES = 100;

export const caseGates = [
  /** Possible duplicates that nobody has decided on. */
  'open-duplicates',
  /** Publicity objections that nobody has answered. */
  'open-objections',
  /** A registry's answer on which the re-review stands counts no more. */
  'stale-checks',
  /** PRH-13: not reviewed again. */
  'review-unfinished',
  /** Reviewed, and not on the waiting list any longer, paused, banned, or flagged. */
  'left-the-list',
  /** The household changed after it was reviewed. */
  'changed-since-review',
  /** Somebody of the household stands in another household of the roster too. */
  'person-twice',
  /** Somebody works here, or is a relative of somebody who does, and the household declared nobody. */
  'staff-undeclared',
  /** No home of the plan in the named areas fits. */
  'no-fitting-pool',
] as const;

export type CaseGate = (typeof caseGates)[number];

export type Gate =
  | { readonly code: CaseGate; readonly count: number; readonly cases: readonly GateCase[] }
  | { readonly code: 'window-open' }
  | { readonly code: 'no-entries' }
  | { readonly code: 'no-units' }
  | { readonly code: 'units-not-vacant'; readonly count: number; readonly units: readonly string[] }
  | { readonly code: 'too-few-contributors'; readonly have: number; readonly need: number }
  | { readonly code: 'too-few-organisations'; readonly have: number; readonly need: number }
  /** Bits, rounded down; 128 are needed. */
  | { readonly code: 'too-little-entropy'; readonly bits: number }
  | { readonly code: 'roster-not-approved' }
  /** What two people approved is not what the roster is now. */
  | {
      readonly code: 'tiers-differ';
      readonly tiers: readonly { readonly tier: number; readonly approved: number; readonly now: number }[];
    }
  | { readonly code: 'roster-differs' }
  /** A contribution or number that the draw protocol does not take. */
  | { readonly code: 'protocol'; readonly problems: readonly DrawProblem[] };

/** Households in order, the first `MOST_GATE_CASES` by name; undefined where there are none. */
export function caseGate(code: CaseGate, cases: readonly GateCase[]): Gate | undefined {
  if (cases.length === 0) return undefined;
  return { code, count: cases.length, cases: cases.slice(0, MOST_GATE_CASES) };
}

/** The tiers whose numbers are not those that were approved. */
export function tierGate(approved: readonly TierCount[], now: readonly TierCount[]): Gate | undefined {
  const counts = new Map<number, { approved: number; now: number }>();
  for (const { tier, households } of approved) counts.set(tier, { approved: households, now: 0 });
  for (const { tier, households } of now) {
    counts.set(tier, { approved: counts.get(tier)?.approved ?? 0, now: households });
  }
  const tiers = [...counts]
    .filter(([, count]) => count.approved !== count.now)
    .map(([tier, count]) => ({ tier, ...count }))
    .sort((a, b) => a.tier - b.tier);
  return tiers.length === 0 ? undefined : { code: 'tiers-differ', tiers };
}

/** Gates that the signing of the roster itself waits for: all but what it brings about. */
export function isBeforeApproval({ code }: Pick<Gate, 'code'>): boolean {
  return code !== 'roster-not-approved' && code !== 'tiers-differ' && code !== 'roster-differs';
}
