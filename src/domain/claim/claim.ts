/**
 * A claim is a stream of its own that says who holds something of which there is only one: an identity number's live
 * application, later a unit or a year's review. It is appended in the same unit of work as the event that needs it,
 * so a stream version settles the race, on one desk and, through the hub's order, in the whole city.
 */
export type ClaimEvent =
  | { readonly type: 'claim.taken.v1'; readonly payload: TakenPayload }
  | { readonly type: 'claim.released.v1'; readonly payload: { readonly holder: string } };

interface TakenPayload {
  readonly holder: string;
  readonly label: string;
  /** As what the person appears there, a GB/T 4761 code; older events do not say. */
  readonly role?: string;
}

export interface ClaimState {
  /** The case that holds it, null when free. */
  readonly holder: string | null;
  /** What people call the holder: its case number. */
  readonly label: string;
  /** Empty where it is not known or means nothing. */
  readonly role: string;
}

export const FREE_CLAIM: ClaimState = { holder: null, label: '', role: '' };

export function evolveClaim(_state: ClaimState, event: ClaimEvent): ClaimState {
  if (event.type === 'claim.released.v1') return FREE_CLAIM;
  const { holder, label, role = '' } = event.payload;
  return { holder, label, role };
}

/** Whether someone other than `holder` has it. */
export function isTakenByOther(state: ClaimState, holder: string): boolean {
  return state.holder !== null && state.holder !== holder;
}
