import type { UnitNo } from '../../kernel/ids.ts';
import type { UnitEvent } from './events.ts';
import type { UnitState } from './state.ts';

/** One household for each home, in the whole city: a stream like the other claims. */
export function homeClaimStream(unitNo: UnitNo): string {
  return `claim:home-${unitNo}`;
}

export type HomeClaimChange =
  | { readonly kind: 'take'; readonly holder: string; readonly label: string }
  | { readonly kind: 'release'; readonly holder: string };

/** What an event does to the claim on the home: taken by the offer, kept by the lease, let go by the release. */
export function homeClaimChange(before: UnitState, event: UnitEvent): HomeClaimChange | undefined {
  switch (event.type) {
    case 'unit.offered.v1':
    case 'unit.let.v1':
      return { kind: 'take', holder: event.payload.caseId, label: event.payload.caseNo };
    case 'unit.released.v1':
      return before.household === null ? undefined : { kind: 'release', holder: before.household.caseId };
    case 'unit.registered.v1':
    case 'unit.corrected.v1':
    case 'unit.rent-set.v1':
    case 'unit.repair-begun.v1':
    case 'unit.repair-ended.v1':
    case 'unit.sealed.v1':
    case 'unit.unsealed.v1':
    case 'unit.withdrawn.v1':
    case 'unit.reinstated.v1':
    case 'unit.reserved.v1':
      return undefined;
  }
}
