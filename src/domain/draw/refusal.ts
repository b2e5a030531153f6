import type { PlainDate } from '../../kernel/plain-date.ts';
import type { Gate } from '../allocation/gates.ts';
import type { Refusal } from '../application/refusal.ts';
import type { ValueProblem } from '../lottery/seed.ts';
import type { SignerRole } from './events.ts';
import type { DrawStatus } from './state.ts';

/** Which part of what was prepared does not hold together. */
export type UnfitPart = 'file' | 'line' | 'plan' | 'roster' | 'units' | 'root' | 'plan-hash' | 'counts' | 'draw-id';

/** Why a command on a draw is not carried out. */
export type DrawRefusal =
  | Refusal
  | { readonly code: 'unknown-draw' }
  | { readonly code: 'draw-not-now'; readonly status: DrawStatus }
  /** Nothing of a frozen draw is changed: a change voids it, and a new plan names it. */
  | { readonly code: 'draw-frozen-already'; readonly status: DrawStatus }
  /** There is one result, and it stands. */
  | { readonly code: 'drawn-already' }
  | { readonly code: 'roster-gated'; readonly gates: readonly Gate[] }
  | { readonly code: 'bundle-unfit'; readonly part: UnfitPart }
  /** The plan names a draw that was not voided, or that this desk does not know. */
  | { readonly code: 'previous-not-voided' }
  | { readonly code: 'unknown-contribution' }
  /** A first typing waits for the second, or the value stands already. */
  | { readonly code: 'contribution-entered' }
  | { readonly code: 'contribution-not-entered' }
  | { readonly code: 'contribution-unfit'; readonly problem: ValueProblem['problem'] }
  /** Whoever typed it first cannot type it the second time. */
  | { readonly code: 'contribution-same-person' }
  | { readonly code: 'figure-source-missing' }
  | { readonly code: 'contributions-open'; readonly ids: readonly string[] }
  /** What was computed is not what another desk recorded, or there is nothing computed. */
  | { readonly code: 'result-differs' }
  | { readonly code: 'signer-missing' }
  | { readonly code: 'strokes-missing' }
  | { readonly code: 'signed-already' }
  | { readonly code: 'signatures-open'; readonly roles: readonly SignerRole[] }
  /** A 演练 is never published as a result, nor objected to or settled. */
  | { readonly code: 'rehearsal-never-counts' }
  | { readonly code: 'draw-notice-running'; readonly until: PlainDate }
  | { readonly code: 'draw-objections-open'; readonly count: number }
  | { readonly code: 'unknown-objection' }
  | { readonly code: 'objection-answered' }
  | { readonly code: 'objection-written' }
  | { readonly code: 'objection-late'; readonly until: PlainDate }
  | { readonly code: 'number-not-drawn'; readonly numbers: readonly string[] };

/**
 * Refusals that are told to everybody who reads the draw's log: somebody with the right to conduct it asked for what
 * would harm trust in it. A slip of the keyboard is none.
 */
const TOLD: ReadonlySet<DrawRefusal['code']> = new Set([
  'draw-frozen-already',
  'roster-gated',
  'drawn-already',
  'second-person',
  'four-eyes',
  'contribution-same-person',
  'contribution-entered',
  'contributions-open',
  'rehearsal-never-counts',
  'result-differs',
  'signatures-open',
  'draw-notice-running',
  'draw-objections-open',
]);

export function isTold(refusal: { readonly code: string }): boolean {
  return (TOLD as ReadonlySet<string>).has(refusal.code);
}
