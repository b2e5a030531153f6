import type { ApplicationEvent } from './events.ts';
import type { ApplicationState } from './state.ts';

export interface ClaimChange {
  readonly kind: 'take' | 'release';
  /** Identity numbers; the store of the claim is keyed by a digest of each. */
  readonly identityNumbers: readonly string[];
}

/**
 * One live application per identity number: acceptance takes the number of every counted member, an end without a
 * home releases them. A second application may be submitted (the officer must see it), but not accepted.
 */
export function identityClaims(state: ApplicationState, event: ApplicationEvent): ClaimChange | undefined {
  const identityNumbers = state.content.members.filter((m) => m.flags.counted).map((m) => m.identityNumber);
  switch (event.type) {
    case 'application.accepted.v1':
    case 'application.recheck-requested.v1':
      return { kind: 'take', identityNumbers };
    case 'application.rejected.v1':
    case 'application.rejection-confirmed.v1':
      return { kind: 'release', identityNumbers };
    case 'application.withdrawn.v1':
      return state.acceptedOn === null ? undefined : { kind: 'release', identityNumbers };
    case 'application.submitted.v1':
    case 'application.supplement-requested.v1':
    case 'application.supplemented.v1':
    case 'application.review-passed.v1':
    case 'application.returned.v1':
    case 'application.approved.v1':
    case 'application.rejection-overturned.v1':
    case 'application.clock-paused.v1':
    case 'application.clock-resumed.v1':
    case 'application.conflict-settled.v1':
      return undefined;
  }
}
