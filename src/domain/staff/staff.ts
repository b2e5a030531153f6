import type { OfficeId, StaffId } from '../../kernel/ids.ts';
import { invariant } from '../../kernel/invariant.ts';
import type { Role } from './role.ts';

/** A person whose cases this member of staff may not touch. */
export interface DeclaredRelative {
  readonly name: string;
  readonly identityNumber: string;
}

export interface StaffProfile {
  /** What one types to sign in; unique in the city. */
  readonly account: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly office: OfficeId;
  /** The member's own identity number, empty when not declared. */
  readonly identityNumber: string;
  readonly relatives: readonly DeclaredRelative[];
}

export type StaffEvent =
  | { readonly type: 'staff.registered.v1'; readonly payload: StaffProfile & { readonly staffId: StaffId } }
  | { readonly type: 'staff.changed.v1'; readonly payload: StaffProfile & { readonly reason: string } }
  /** The digest itself stays in the desk's credential table and never enters the log. */
  | { readonly type: 'staff.password-changed.v1'; readonly payload: { readonly by: 'self' | 'admin' } }
  | { readonly type: 'staff.deactivated.v1'; readonly payload: { readonly reason: string } }
  | { readonly type: 'staff.reactivated.v1'; readonly payload: { readonly reason: string } };

export interface StaffState extends StaffProfile {
  readonly staffId: StaffId;
  readonly active: boolean;
}

function evolveStaff(state: StaffState | undefined, event: StaffEvent): StaffState {
  if (event.type === 'staff.registered.v1') return { ...event.payload, active: true };
  invariant(state, `${event.type} before staff.registered.v1`);
  switch (event.type) {
    case 'staff.changed.v1': {
      const { account, name, roles, office, identityNumber, relatives } = event.payload;
      return { ...state, account, name, roles, office, identityNumber, relatives };
    }
    case 'staff.password-changed.v1':
      return state;
    case 'staff.deactivated.v1':
      return { ...state, active: false };
    case 'staff.reactivated.v1':
      return { ...state, active: true };
  }
}

export function foldStaff(events: Iterable<StaffEvent>): StaffState | undefined {
  let state: StaffState | undefined;
  for (const event of events) state = evolveStaff(state, event);
  return state;
}

/** The identity numbers on which this member of staff may not act. */
export function interestsOf(staff: StaffProfile): readonly string[] {
  const own = staff.identityNumber === '' ? [] : [staff.identityNumber];
  return [...own, ...staff.relatives.map((relative) => relative.identityNumber)];
}
