import type { Actor } from '../../domain/application/available-actions.ts';
import type { ApplicationState } from '../../domain/application/state.ts';
import { deadline } from '../../domain/calendar/deadline.ts';
import type { PolicyVersion } from '../../domain/policy/policy.ts';
import type { WaitingAssessment, WaitingFacts, WaitingPolicy } from '../../domain/waitlist/facts.ts';
import { standingOf } from '../../domain/waitlist/standing.ts';
import { assess } from '../checks/assess.ts';
import { loadChecks } from '../checks/check-stream.ts';
import { type OpenDesk, todayOf } from '../open-desk.ts';
import { activeActor } from '../staff/active-actor.ts';
import { bannedMember } from './banned-member.ts';
import { banStream } from './waiting-stream.ts';

export interface WaitingWorld {
  readonly actor: Actor;
  readonly policy: PolicyVersion;
  readonly numbers: { readonly waitingNo: string };
}

/** What the rules of the waiting list are told about the world. */
export function waitingFactsOf(
  desk: OpenDesk,
  application: ApplicationState,
  { actor, policy, numbers }: WaitingWorld,
): WaitingFacts {
  const today = todayOf(desk);
  return {
    today,
    actor,
    application,
    policy: waitingPolicyOf(policy),
    assess: () => assessWaiting(desk, application, policy),
    numbers,
    deadline: (from, limit) => deadline(desk.calendar, from, limit).date,
    colleague: (staffId) => activeActor(desk, staffId),
    banned: () => bannedMember(desk, application.content.members),
    banStream,
  };
}

function waitingPolicyOf({ id, waiting, allocation, bans }: PolicyVersion): WaitingPolicy {
  return {
    id,
    most: waiting.most.value,
    reconfirm: waiting.reconfirm.value,
    remindBefore: waiting.remindBefore.value,
    grace: waiting.grace.value,
    givingUp: allocation.givingUp.value,
    bans: { deceit: bans.deceit.value.lasts, breach: bans.breach.value.lasts },
  };
}

/** By declaration and checks as they are today. What is not known any longer flags nobody: only what is not met does. */
function assessWaiting(desk: OpenDesk, application: ApplicationState, policy: PolicyVersion): WaitingAssessment {
  const on = todayOf(desk);
  const checks = loadChecks(desk.file, application.caseId).state;
  const { household, evaluation } = assess({ application, checks, policy, on });
  return {
    standing: standingOf(application.content, household, on),
    unmet: evaluation.conditions.flatMap(({ id, verdict }) => (verdict === 'unmet' ? [id] : [])),
  };
}
