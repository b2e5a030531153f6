import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { PolicyEvent } from './events.ts';
import type { JsonObject } from './value-tree.ts';

export interface Proposal {
  readonly proposalId: string;
  readonly effectiveFrom: PlainDate;
  readonly version: JsonObject;
  readonly base: string;
  readonly reason: string;
  readonly by: string;
  readonly at: number;
}

export interface IssuedVersion {
  /** `<pack>@<effective date>`. */
  readonly id: string;
  readonly proposal: Proposal;
  readonly by: string;
  readonly at: number;
}

/** What a city did with a pack: at most one proposal waits at a time. */
export interface PackState {
  readonly proposal: Proposal | null;
  readonly issued: readonly IssuedVersion[];
}

export type RecordedPolicyEvent = PolicyEvent & { readonly actor: string; readonly wallTime: number };

const UNTOUCHED: PackState = { proposal: null, issued: [] };

export function foldPack(events: Iterable<RecordedPolicyEvent>): PackState {
  let state = UNTOUCHED;
  for (const event of events) state = evolve(state, event);
  return state;
}

function evolve(state: PackState, event: RecordedPolicyEvent): PackState {
  const { proposal } = state;
  switch (event.type) {
    case 'policy.version-proposed.v1': {
      const { pack: _pack, ...proposed } = event.payload;
      return { ...state, proposal: { ...proposed, by: event.actor, at: event.wallTime } };
    }
    case 'policy.version-issued.v1': {
      // Whatever a desk may have written: nobody issues their own proposal, and only what waits is issued.
      if (proposal?.proposalId !== event.payload.proposalId || proposal.by === event.actor) return state;
      const issued = { id: event.payload.versionId, proposal, by: event.actor, at: event.wallTime };
      return { proposal: null, issued: [...state.issued, issued] };
    }
    case 'policy.proposal-withdrawn.v1':
    case 'policy.proposal-refused.v1':
      return proposal?.proposalId === event.payload.proposalId ? { ...state, proposal: null } : state;
  }
}
