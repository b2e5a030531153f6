/**
 * Who holds a case: one person at a time, for the step in which it stands, for some hours. Held means that nobody else
 * takes a step of it; a supervisor of an office above gives it to somebody else first. What is over is free for all.
 */
import { covers } from '../office/office.ts';
import { rolesAllow } from '../staff/role.ts';
import { type Actor, stepRefusal } from '../application/available-actions.ts';
import { queueOf } from '../application/queue.ts';
import type { Refusal } from '../application/refusal.ts';
import type { ApplicationState } from '../application/state.ts';
import type { StaffId } from '../../kernel/ids.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import type { HoldCommand } from './commands.ts';
import type { HoldEvent, HoldTerm } from './events.ts';
import type { HoldRefusal } from './refusal.ts';
import { type Hold, type HoldState, liveHold } from './state.ts';

export interface HoldFacts {
  /** UTC milliseconds. */
  readonly now: number;
  readonly actor: Actor;
  readonly application: ApplicationState;
  readonly applicationVersion: number;
  /** How long a hold lasts. */
  readonly hours: number;
  /** Somebody else as they are now; undefined when nobody active has the id. */
  readonly colleague: (staffId: StaffId) => Actor | undefined;
  /** For the words of a refusal. */
  readonly nameOf: (staffId: StaffId) => string;
}

export type HoldDecision = Result<readonly HoldEvent[], HoldRefusal>;

export function decideHold(command: HoldCommand, state: HoldState, facts: HoldFacts): HoldDecision {
  switch (command.type) {
    case 'take':
      return take(state, facts);
    case 'release':
      return release(command, state, facts);
    case 'assign':
      return assign(command, state, facts);
    case 'see-notice':
      return seeNotice(state, facts);
  }
}

/** Whoever could take a step of the case may hold it: role, office, own case and four eyes are asked as for the step. */
function take(state: HoldState, facts: HoldFacts): HoldDecision {
  const { actor, application, now } = facts;
  if (!rolesAllow(actor.roles, 'case.hold')) return err({ code: 'missing-permission', permission: 'case.hold' });
  const refusal = stepRefusal(application, actor);
  if (refusal !== null) return err(refusal);
  const live = liveHold(state, application, now);
  if (live?.holder === actor.staffId) return err({ code: 'nothing-to-do' });
  if (live !== null) return err(heldBy(live, facts));
  return ok([taken(actor.staffId, facts)]);
}

/** One's own at any time; another's as a supervisor, who says why. */
function release(
  { reason, mass }: Extract<HoldCommand, { readonly type: 'release' }>,
  { hold }: HoldState,
  facts: HoldFacts,
): HoldDecision {
  const { actor } = facts;
  const isOwn = hold?.holder === actor.staffId;
  const refusal = isOwn ? null : supervisorRefusal(facts);
  if (refusal !== null) return err(refusal);
  if (hold === null) return err({ code: 'nothing-to-do' });
  if (!isOwn && reason.trim() === '') return err({ code: 'reason-missing' });
  const payload = { holder: hold.holder, reason: isOwn ? '' : reason, ...(mass === undefined ? {} : { mass }) };
  return ok([{ type: 'hold.released.v1', payload }]);
}

function assign(
  { to, reason, mass }: Extract<HoldCommand, { readonly type: 'assign' }>,
  state: HoldState,
  facts: HoldFacts,
): HoldDecision {
  const { actor, application, now } = facts;
  const refusal = supervisorRefusal(facts);
  if (refusal !== null) return err(refusal);
  const person = to === actor.staffId ? actor : facts.colleague(to);
  if (person === undefined) return err({ code: 'unknown-staff' });
  const unfit = rolesAllow(person.roles, 'case.hold') ? stepRefusal(application, person)?.code : 'missing-permission';
  if (unfit !== undefined) return err({ code: 'cannot-hold', name: facts.nameOf(to), because: unfit });
  const live = liveHold(state, application, now);
  if (live?.holder === to) return err({ code: 'nothing-to-do' });
  const extra = mass === undefined ? {} : { mass };
  if (live === null) return ok([taken(to, facts, extra)]);
  if (reason.trim() === '') return err({ code: 'reason-missing' });
  return ok([{ type: 'hold.handed-over.v1', payload: { ...term(to, facts), from: live.holder, reason, ...extra } }]);
}

function seeNotice({ notices }: HoldState, { actor: { staffId } }: HoldFacts): HoldDecision {
  if (!notices.some((notice) => notice.staffId === staffId)) return err({ code: 'nothing-to-do' });
  return ok([{ type: 'hold.notice-seen.v1', payload: { staffId } }]);
}

/** A supervisor of the case's own office or of one above it. */
function supervisorRefusal({ actor, application }: HoldFacts): Refusal | null {
  if (!rolesAllow(actor.roles, 'case.assign')) return { code: 'missing-permission', permission: 'case.assign' };
  return covers(actor.office, application.street) ? null : { code: 'wrong-office', office: application.street };
}

function taken(
  holder: StaffId,
  facts: HoldFacts,
  extra: Pick<Extract<HoldEvent, { type: 'hold.taken.v1' }>['payload'], 'mass'> = {},
): HoldEvent {
  const { caseId, street } = facts.application;
  return { type: 'hold.taken.v1', payload: { caseId, street, ...term(holder, facts), ...extra } };
}

function term(holder: StaffId, { application, applicationVersion, now, hours }: HoldFacts): HoldTerm {
  return {
    holder,
    step: queueOf(application.status),
    caseVersion: applicationVersion,
    until: now + hours * 3_600_000,
  };
}

export function heldBy({ holder, until }: Hold, { nameOf }: Pick<HoldFacts, 'nameOf'>): Refusal {
  return { code: 'held-by', name: nameOf(holder), until };
}
