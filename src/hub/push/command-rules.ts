/**
 * What the hub asks of every command before it counts. It does not decide again: it asks who may write where. The
 * device is proven by its seal; the actor is whom the device names, within what the city's history gives that person.
 */
import { cityOf, covers, parseOfficeId } from '../../domain/office/office.ts';
import { permissionsToWrite } from '../../domain/staff/may-write.ts';
import { rolesAllow } from '../../domain/staff/role.ts';
import type { OfficeId } from '../../kernel/ids.ts';
import type { Envelope } from '../../protocol/envelope.ts';
import type { PushAnswer } from '../../protocol/messages.ts';
import { isCityWide } from '../../protocol/scope.ts';
import type { StaffRights } from '../log/push-facts.ts';
import { mayChangeStaff, rightsAfter, staffIdOf } from './staff-view.ts';

export type RefusalReason = Extract<PushAnswer, { kind: 'refused' }>['reason'];

export interface RuleFacts {
  readonly city: OfficeId;
  /** Whether the device that sealed the events, or the one that brings them, may write what has this scope. */
  readonly isInReach: (scope: OfficeId) => boolean;
  /** Rights after all commands before this one. */
  readonly staff: Map<string, StaffRights>;
  /** Whether the city has anybody yet. */
  hasStaff: boolean;
  readonly scopeOf: (event: Envelope) => OfficeId | undefined;
}

/** Why a command must not count; undefined when it may. Enters what its events change about staff into `facts`. */
export function refusalOf(events: readonly Envelope[], facts: RuleFacts): RefusalReason | undefined {
  const [first] = events;
  if (first === undefined) return undefined;
  const office = parseOfficeId(first.office);
  if (office === undefined || cityOf(office) !== facts.city) return 'foreign-scope';
  const founder = facts.hasStaff ? undefined : founderOf(events);
  const actor = founder ?? facts.staff.get(first.actor);
  if (actor === undefined) return 'unknown-actor';
  if (!actor.active) return 'inactive-actor';
  if (!covers(actor.office, office)) return 'foreign-scope';
  for (const event of events) {
    const refusal = eventRefusal(event, { actor, isFounding: founder !== undefined }, facts);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}

interface Writer {
  readonly actor: StaffRights;
  readonly isFounding: boolean;
}

function eventRefusal(event: Envelope, { actor, isFounding }: Writer, facts: RuleFacts): RefusalReason | undefined {
  const staffId = staffIdOf(event.stream);
  if (staffId !== undefined) {
    const before = facts.staff.get(staffId);
    const after = rightsAfter(before, event);
    if (after === undefined) return 'role-missing';
    const isOwnPassword = staffId === actor.staffId && event.type === 'staff.password-changed.v1';
    if (!isOwnPassword && !mayWrite(actor, event)) return 'role-missing';
    if (!isFounding && !mayChangeStaff(actor, event, { before, after })) return 'role-missing';
    facts.staff.set(staffId, after);
    return undefined;
  }
  if (!mayWrite(actor, event)) return 'role-missing';
  // What holds for the whole city is said by the city's office alone, not by an administrator of one district
  // (which days are worked, ADR 0011).
  if (event.stream.startsWith('calendar:') || event.stream.startsWith('policy:')) {
    return actor.office === facts.city ? undefined : 'foreign-scope';
  }
  if (event.type === 'waiting.registered.v1') return registrationRefusal(event, actor, facts);
  // A plan is known in the whole city, and is its own office's to make.
  if (event.type === 'plan.drafted.v1') {
    return event.payload['office'] === event.office && facts.scopeOf(event) !== undefined ? undefined : 'foreign-scope';
  }
  if (isCityWide(event.stream)) {
    const target = event.stream.startsWith('office:') ? parseOfficeId(event.stream.slice('office:'.length)) : undefined;
    const isInReach = !event.stream.startsWith('office:') || (target !== undefined && covers(actor.office, target));
    return isInReach ? undefined : 'foreign-scope';
  }
  const scope = facts.scopeOf(event);
  const isInReach = scope !== undefined && facts.isInReach(scope) && covers(actor.office, scope);
  return isInReach ? undefined : 'foreign-scope';
}

/** The list is everybody's to read; a household is put on it by an office that its street belongs to. */
function registrationRefusal(event: Envelope, actor: StaffRights, facts: RuleFacts): RefusalReason | undefined {
  const { street } = event.payload;
  const office = typeof street === 'string' ? parseOfficeId(street) : undefined;
  const isInReach = office !== undefined && facts.isInReach(office) && covers(actor.office, office);
  return isInReach && facts.scopeOf(event) !== undefined ? undefined : 'foreign-scope';
}

function mayWrite(actor: StaffRights, event: Envelope): boolean {
  return permissionsToWrite(event).some((permission) => rolesAllow(actor.roles, permission));
}

const FOUNDING = new Set(['office.registered.v1', 'staff.registered.v1', 'claim.taken.v1', 'settings.changed.v1']);

/**
 * A city without anybody takes one command on trust, from a device that its operator gave a code: offices, settings and
 * the first administrator, who is the actor.
 */
function founderOf(events: readonly Envelope[]): StaffRights | undefined {
  if (!events.every((event) => FOUNDING.has(event.type))) return undefined;
  const registrations = events.filter((event) => event.type === 'staff.registered.v1');
  const [registration] = registrations;
  if (registration === undefined || registrations.length > 1) return undefined;
  const rights = rightsAfter(undefined, registration);
  const isAdministrator = rights?.roles.length === 1 && rights.roles[0] === 'admin';
  return isAdministrator && rights.staffId === registration.actor ? rights : undefined;
}
