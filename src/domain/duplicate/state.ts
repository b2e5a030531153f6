import type { StaffId } from '../../kernel/ids.ts';
import type { CaseId } from '../../kernel/ids.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { PairReason } from './evidence.ts';
import type { PairEvent } from './events.ts';
import type { DifferenceReason } from './reasons.ts';

export type PairOutcome = 'duplicate' | 'same-household' | 'different';

export interface PairDecision {
  readonly outcome: PairOutcome;
  /** Null where nothing was closed. */
  readonly closed: CaseId | null;
  readonly reason: DifferenceReason | null;
  readonly comment: string;
  readonly decidedOn: PlainDate;
  readonly by: StaffId;
  readonly secondBy: StaffId | null;
  readonly facts: readonly string[];
}

export interface PairState {
  /** The last one; null while nobody has decided. */
  readonly decision: PairDecision | null;
}

export const UNDECIDED: PairState = { decision: null };

export type RecordedPairEvent = PairEvent & { readonly actor: StaffId };

export function evolvePair(_state: PairState, event: RecordedPairEvent): PairState {
  const { comment, decidedOn, facts } = event.payload;
  const decided = { comment, decidedOn, facts, by: event.actor };
  switch (event.type) {
    case 'pair.found-duplicate.v1':
    case 'pair.joined.v1': {
      const { closed, secondBy } = event.payload;
      const outcome = event.type === 'pair.joined.v1' ? 'same-household' : 'duplicate';
      return { decision: { ...decided, outcome, closed, secondBy, reason: null } };
    }
    case 'pair.told-apart.v1':
      return {
        decision: { ...decided, outcome: 'different', closed: null, secondBy: null, reason: event.payload.reason },
      };
  }
}

export function foldPair(events: Iterable<RecordedPairEvent>): PairState {
  let state = UNDECIDED;
  for (const event of events) state = evolvePair(state, event);
  return state;
}

/** Nobody is asked again unless something is shared now that was not before the person who decided. */
export function isSettled(
  { decision }: { readonly decision: Pick<PairDecision, 'facts'> | null },
  reasons: readonly Pick<PairReason, 'fact'>[],
): boolean {
  return decision !== null && reasons.every(({ fact }) => decision.facts.includes(fact));
}
