/** What the rules allow a person on the thing of a conflict as it is now, under the full names of commands. */
import type { ConflictAction } from '../../../contract/conflicts.ts';
import type { AnyRefusal } from '../../../contract/errors.ts';
import { availableOnPlan } from '../../../domain/allocation/available-actions.ts';
import { availableReview } from '../../../domain/annual-review/available-actions.ts';
import type { Actor } from '../../../domain/application/available-actions.ts';
import { possibleActions } from '../../../domain/application/possible-actions.ts';
import { availableOnDraw } from '../../../domain/draw/available-actions.ts';
import { availableLease, householdOf } from '../../../domain/lease/available-actions.ts';
import { availableLeaving } from '../../../domain/leaving/available-actions.ts';
import { availableRenewal } from '../../../domain/renewal/available-actions.ts';
import { availableRent } from '../../../domain/rent/available-actions.ts';
import { availableOnTicket } from '../../../domain/ticket/available-actions.ts';
import { availableUnitActions } from '../../../domain/unit/available-actions.ts';
import type { CaseId, UnitNo } from '../../../kernel/ids.ts';
import { parsePlainDate } from '../../../kernel/plain-date.ts';
import { loadPlan } from '../../allocation/plan-stream.ts';
import { loadReview } from '../../annual-review/review-stream.ts';
import { loadApplication } from '../../application/application-stream.ts';
import { loadDraw } from '../../draw/draw-stream.ts';
import { loadLease, loadLedger } from '../../lease/lease-stream.ts';
import { loadLeaving } from '../../leaving/leaving-stream.ts';
import { type OpenDesk, currentPolicy } from '../../open-desk.ts';
import { loadRenewal } from '../../renewal/renewal-stream.ts';
import { loadTicket } from '../../ticket/ticket-stream.ts';
import { loadEstate, loadUnit } from '../../units/unit-stream.ts';
import type { ConflictSubject } from './conflict-subject.ts';

interface Available {
  readonly command: string;
  readonly refusal: AnyRefusal | null;
}

interface Asked {
  readonly desk: OpenDesk;
  readonly actor: Actor;
  /** The stream without its kind. */
  readonly id: string;
}

const actionsOf: Readonly<Record<string, (asked: Asked) => readonly Available[]>> = {
  ticket: ({ desk, actor, id }) => {
    const ticket = loadTicket(desk.file, id);
    return ticket === undefined ? [] : availableOnTicket(ticket.state, actor);
  },
  draw: ({ desk, actor, id }) => {
    const draw = loadDraw(desk.file, id);
    return draw === undefined ? [] : availableOnDraw(draw.state, actor);
  },
  plan: ({ desk, actor, id }) => {
    const plan = loadPlan(desk.file, id);
    return plan === undefined ? [] : availableOnPlan(plan.state, actor);
  },
  unit: ({ desk, actor, id }) => {
    const { state } = loadUnit(desk.file, id as UnitNo);
    const estate = state === undefined ? undefined : loadEstate(desk.file, state.estateId).state;
    return state === undefined || estate === undefined ? [] : availableUnitActions(state, actor, estate.office);
  },
  lease: ({ desk, actor, id }) => {
    const { state } = loadLease(desk.file, id);
    return state === undefined ? [] : availableLease(state, actor);
  },
  rent: ({ desk, actor, id }) => {
    const { state } = loadLedger(desk.file, id);
    const lease = loadLease(desk.file, id).state;
    if (state === undefined || lease === undefined) return [];
    return availableRent(state, { actor, household: householdOf(lease.content) });
  },
  review: onTenancy(({ desk, id }, standing) => {
    const [leaseId = '', year = ''] = id.split('.');
    return availableReview(loadReview(desk.file, leaseId, Number(year)).state, standing);
  }),
  renewal: onTenancy(({ desk, id }, standing) => {
    const [leaseId = '', day = ''] = id.split('.');
    const until = parsePlainDate(day);
    return until === undefined ? [] : availableRenewal(loadRenewal(desk.file, leaseId, until).state, standing);
  }),
  leaving: onTenancy(({ desk, id }, standing) => availableLeaving(loadLeaving(desk.file, id).state, standing)),
};

type Standing = Parameters<typeof availableReview>[1];

/** Of the household of a lease: office and members are the lease's. */
function onTenancy(available: (asked: Asked, standing: Standing) => readonly Available[]) {
  return (asked: Asked): readonly Available[] => {
    const [leaseId = ''] = asked.id.split('.');
    const content = loadLease(asked.desk.file, leaseId).state?.content;
    if (content === undefined) return [];
    return available(asked, { actor: asked.actor, office: content.office, members: householdOf(content) });
  };
}

export function possibleNow(desk: OpenDesk, subject: ConflictSubject, actor: Actor): readonly ConflictAction[] {
  const { caseId, stream } = subject;
  if (caseId !== null) return onCase(desk, caseId, actor);
  const colon = stream.indexOf(':');
  const kind = stream.slice(0, colon);
  const available = actionsOf[kind]?.({ desk, actor, id: stream.slice(colon + 1) }) ?? [];
  return available.map(({ command, refusal }) => ({ command: `${kind}.${command}`, refusal }));
}

function onCase(desk: OpenDesk, caseId: CaseId, actor: Actor): readonly ConflictAction[] {
  const now = loadApplication(desk.file, caseId);
  if (now === undefined) return [];
  return possibleActions(now.state, actor, { policy: currentPolicy(desk) }).map(({ command, refusal }) => ({
    command: `application.${command}`,
    refusal,
  }));
}
