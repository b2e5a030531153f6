import type { OfficeId, StaffId } from '../../kernel/ids.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import { covers, levelOf } from '../office/office.ts';
import { type Role, worksOnCases } from './role.ts';
import type { StaffEvent, StaffProfile, StaffState } from './staff.ts';

export type StaffCommand =
  | { readonly type: 'register'; readonly staffId: StaffId; readonly profile: StaffProfile }
  | { readonly type: 'change'; readonly profile: StaffProfile; readonly reason: string }
  | { readonly type: 'password-changed' }
  | { readonly type: 'deactivate'; readonly reason: string }
  | { readonly type: 'reactivate'; readonly reason: string };

export type StaffRefusal =
  | { readonly code: 'exists-already' }
  | { readonly code: 'unknown-staff' }
  | { readonly code: 'outside-office'; readonly office: OfficeId }
  | { readonly code: 'no-role' }
  /** An auditor reads everything and changes nothing: the role does not go with another (等保: duties apart). */
  | { readonly code: 'auditor-alone' }
  /** A street has no administrator: devices, people and policy belong to district and city. */
  | { readonly code: 'role-not-here'; readonly role: Role }
  /** Who works on cases declares their own identity number: the rule on one's own case has nothing to go by else. */
  | { readonly code: 'identity-missing' }
  /** Nobody changes their own roles, shuts themselves out, or gets around the check of their old password. */
  | { readonly code: 'own-account' }
  | { readonly code: 'reason-missing' };

export interface StaffFacts {
  readonly actor: StaffId;
  /** The office whose subtree the actor administers. */
  readonly actorOffice: OfficeId;
}

/** Rules of staff accounts. Uniqueness of the account name is a claim of the store, not a rule here. */
export function decideStaff(
  command: StaffCommand,
  state: StaffState | undefined,
  facts: StaffFacts,
): Result<readonly StaffEvent[], StaffRefusal> {
  if (command.type === 'register') return register(command, state, facts);
  if (state === undefined) return err({ code: 'unknown-staff' });
  if (!covers(facts.actorOffice, state.office)) return err({ code: 'outside-office', office: state.office });
  if (state.staffId === facts.actor) return err({ code: 'own-account' });
  if (command.type === 'password-changed') {
    return ok([{ type: 'staff.password-changed.v1', payload: { by: 'admin' } }]);
  }
  if (command.reason.trim() === '') return err({ code: 'reason-missing' });
  switch (command.type) {
    case 'change': {
      const refusal = profileRefusal(command.profile, facts);
      if (refusal !== undefined) return err(refusal);
      return ok([{ type: 'staff.changed.v1', payload: { ...command.profile, reason: command.reason } }]);
    }
    case 'deactivate':
      return ok(state.active ? [{ type: 'staff.deactivated.v1', payload: { reason: command.reason } }] : []);
    case 'reactivate':
      return ok(state.active ? [] : [{ type: 'staff.reactivated.v1', payload: { reason: command.reason } }]);
  }
}

function register(
  command: Extract<StaffCommand, { type: 'register' }>,
  state: StaffState | undefined,
  facts: StaffFacts,
): Result<readonly StaffEvent[], StaffRefusal> {
  if (state !== undefined) return err({ code: 'exists-already' });
  const refusal = profileRefusal(command.profile, facts);
  if (refusal !== undefined) return err(refusal);
  return ok([{ type: 'staff.registered.v1', payload: { ...command.profile, staffId: command.staffId } }]);
}

function profileRefusal(profile: StaffProfile, facts: StaffFacts): StaffRefusal | undefined {
  if (!covers(facts.actorOffice, profile.office)) return { code: 'outside-office', office: profile.office };
  if (profile.roles.length === 0) return { code: 'no-role' };
  if (profile.roles.includes('auditor') && profile.roles.length > 1) return { code: 'auditor-alone' };
  if (levelOf(profile.office) === 'street' && profile.roles.includes('admin')) {
    return { code: 'role-not-here', role: 'admin' };
  }
  if (worksOnCases(profile.roles) && profile.identityNumber === '') return { code: 'identity-missing' };
  return undefined;
}
