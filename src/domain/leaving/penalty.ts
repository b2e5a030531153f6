/** Fines of a leaving (PRH-34, PRH-36), and what goes to court or is enforced about it (PRH-27, PRH-28, PRH-32). */
import type { PlainDate } from '../../kernel/plain-date.ts';
import { groundRules, type LeavingGround } from './grounds.ts';

/** What the rules allow, of the policy's dated text; null where it names no number. */
export interface FineLimits {
  /** PRH-34: after deceit, at most so many fen. */
  readonly deceitFen: number | null;
  /** PRH-36: after a breach without gain, at most so many fen. */
  readonly breachFen: number | null;
  /** PRH-36: with illegal gain, at most so many times of it, and at most so many fen. */
  readonly gainTimes: number | null;
  readonly gainFen: number | null;
}

/** The limits of one version of the policy, and the day from which they hold. */
export interface FineLimitsFrom {
  readonly from: PlainDate;
  readonly policy: string;
  readonly limits: FineLimits;
}

/** What held on the day on which a fine was decided; undefined before the first version. The versions are by their days. */
export function fineLimitsOn(versions: readonly FineLimitsFrom[], decidedOn: PlainDate): FineLimitsFrom | undefined {
  return versions.findLast(({ from }) => from <= decidedOn);
}

/** A fine goes to the treasury: it is no entry of the rent's ledger, and the deposit does not meet it. */
export interface Fine {
  readonly fineId: string;
  readonly documentNo: string;
  readonly decidedOn: PlainDate;
  readonly fen: number;
  /** What the tenant had of the breach unlawfully, fen; 0 without one. */
  readonly gainFen: number;
  /** Null until it is paid. */
  readonly paid: { readonly paidOn: PlainDate; readonly voucherNo: string } | null;
}

export const suitKinds = ['lawsuit', 'enforcement'] as const;

/** A lawsuit, or an application for enforcement of the office's own order. */
export type SuitKind = (typeof suitKinds)[number];

export const judgments = ['granted', 'partly', 'dismissed', 'settled'] as const;

export type Judgment = (typeof judgments)[number];

export interface Suit {
  readonly suitId: string;
  readonly kind: SuitKind;
  readonly court: string;
  readonly caseNo: string;
  readonly filedOn: PlainDate;
  readonly judged: { readonly on: PlainDate; readonly outcome: Judgment; readonly note: string } | null;
  readonly enforced: { readonly on: PlainDate; readonly note: string } | null;
}

/**
 * The most that a fine may come to, fen; null where the rules have no fine for the ground, or the policy no number. With
 * illegal gain it is the multiple of it, and never more than the sum named for that (PRH-36); deceit knows no gain (PRH-34).
 */
export function mostFine(ground: LeavingGround, gainFen: number, limits: FineLimits): number | null {
  const { ban } = groundRules[ground];
  if (ban === null) return null;
  if (ban === 'deceit') return gainFen === 0 ? limits.deceitFen : null;
  if (gainFen === 0) return limits.breachFen;
  if (limits.gainTimes === null || limits.gainFen === null) return null;
  return Math.min(gainFen * limits.gainTimes, limits.gainFen);
}

export const pursuits = ['none', 'filed', 'judged', 'enforced'] as const;

/** How far it is pursued that a household leaves: by the suit that got furthest. */
export function pursuitOf(suits: readonly Suit[]): (typeof pursuits)[number] {
  if (suits.some(({ enforced }) => enforced !== null)) return 'enforced';
  if (suits.some(({ judged }) => judged !== null)) return 'judged';
  return suits.length > 0 ? 'filed' : 'none';
}
