import type { ApplicationEvent } from './events.ts';
import type { ApplicationState } from './state.ts';

export interface ClaimChange {
  readonly kind: 'take' | 'release';
  /** Identity numbers; the store of the claim is keyed by a digest of each. */
  readonly identityNumbers: readonly string[];
}

/**
 * One live application per identity number in the city, in whatever role the person appears (decisions/0013):
 * acceptance takes the number of every member, an end without a home releases them. A second application may be
 * submitted (the officer must see it), but not accepted. Who leaves a household is free, who joins it is taken. A case that was accepted by an older program holds the numbers
 * of its counted members only, and goes on with those.
 */
export function identityClaims(state: ApplicationState, event: ApplicationEvent): readonly ClaimChange[] {
  const identityNumbers = state.content.members.map((member) => member.identityNumber);
  switch (event.type) {
    case 'application.accepted.v1':
    case 'application.recheck-requested.v1':
      return [{ kind: 'take', identityNumbers }];
    case 'application.rejected.v1':
    case 'application.rejection-confirmed.v1':
      return [{ kind: 'release', identityNumbers }];
    // The acceptance that took them never was.
    case 'application.step-taken-back.v1':
      return event.payload.step === 'acceptance' ? [{ kind: 'release', identityNumbers }] : [];
    case 'application.withdrawn.v1':
    case 'application.closed-for-another.v1':
      return state.acceptedOn === null ? [] : [{ kind: 'release', identityNumbers }];
    case 'application.household-changed.v1': {
      if (state.acceptedOn === null) return [];
      const { left, joined } = event.payload;
      return [
        { kind: 'release', identityNumbers: left },
        { kind: 'take', identityNumbers: joined },
      ];
    }
    case 'application.household-merged.v1': {
      const joining = event.payload.members.map((member) => member.identityNumber);
      return state.acceptedOn === null ? [] : [{ kind: 'take', identityNumbers: joining }];
    }
    case 'application.submitted.v1':
    case 'application.supplement-requested.v1':
    case 'application.supplemented.v1':
    case 'application.review-passed.v1':
    case 'application.returned.v1':
    case 'application.approved.v1':
    case 'application.rejection-overturned.v1':
    case 'application.clock-paused.v1':
    case 'application.clock-resumed.v1':
    case 'application.document-accepted.v1':
    case 'application.document-refused.v1':
    case 'application.document-copied.v1':
    case 'application.promised-documents-received.v1':
    case 'application.letter-kept.v1':
    case 'application.publicised.v1':
    case 'application.publicity-held.v1':
    case 'application.publicity-released.v1':
    case 'application.publicity-failed.v1':
    case 'application.publicity-barred.v1':
    case 'application.publicity-passed.v1':
    case 'application.registered.v1':
    case 'application.conflict-settled.v1':
      return [];
  }
}
