/**
 * The rules of an application from intake to decision: `decide(command, state, facts)` gives the events or the reason
 * why not. Pure; everything about the world comes in as facts.
 */
import { type Result, err, ok } from '../../kernel/result.ts';
import { rolesAllow } from '../staff/role.ts';
import { actionRules, mayAct } from './available-actions.ts';
import { pausedClock, resumedClock } from './clock-pause.ts';
import type { ApplicationCommand, CaseCommand } from './commands.ts';
import { copyDocument } from './document-copy.ts';
import { judgeDocument } from './document-verdict.ts';
import { keepLetter } from './keep-letter.ts';
import { acceptOnPromise, promiseAllows, recordPromised } from './promise.ts';
import { basis } from './basis.ts';
import { chainOf, chainOfCase, currentStep, decisionPlace, reviewBefore, reviewStepOf, stepAfter } from './chain.ts';
import { changeHousehold, memberNamedTwice, recordDeath } from './decide-household.ts';
import type { ApplicationEvent, Basis } from './events.ts';
import type { Assessment, Decision, Facts } from './facts.ts';
import { completeForAcceptance } from './possible-actions.ts';
import { registeredAt } from './publicity-steps.ts';
import type { Refusal } from './refusal.ts';
import { clockAt } from './step-clock.ts';
import { overrulesOf } from './overrule.ts';
import type { ApplicationState, ReviewStep } from './state.ts';
import { takeBack } from './take-back.ts';

export function decide(command: ApplicationCommand, state: ApplicationState | undefined, facts: Facts): Decision {
  if (command.type === 'submit') return submit(command, state, facts);
  if (state === undefined) return err({ code: 'not-now', status: 'submitted' });
  const allowed = mayAct(state, command.type, facts.actor);
  if (!allowed.ok) return allowed;
  const held = actionRules[command.type].at === 'step' ? (facts.heldBy?.(state) ?? null) : null;
  if (held !== null) return err(held);
  const kept = promiseAllows(state, command.type, facts.today);
  if (!kept.ok) return kept;
  return onCase(command, state, facts);
}

function onCase(command: CaseCommand, state: ApplicationState, facts: Facts): Decision {
  switch (command.type) {
    case 'accept':
      return accept(state, facts);
    case 'request-supplement':
      return requestSupplement(command, state, facts);
    case 'record-supplement':
      return recordSupplement(command, facts);
    case 'pass-review':
      return passReview(command, state, facts);
    case 'return-one-step':
      return returnOneStep(command, state, facts);
    case 'approve':
    case 'confirm-rejection':
    case 'overturn-rejection':
      return settle(command, state, facts);
    case 'reject':
      return reject(command, state, facts);
    case 'request-recheck':
      return requestRecheck(command, facts);
    case 'pause-clock':
      return pauseClock(command, state, facts);
    case 'resume-clock':
      return resumeClock(command, state, facts);
    case 'take-back-step':
      return takeBack(command, state, facts);
    case 'accept-on-promise':
      return acceptOnPromise(command, state, facts);
    case 'record-promised':
      return recordPromised(command, state, facts);
    case 'accept-document':
    case 'refuse-document':
      return judgeDocument(command, state, facts);
    case 'copy-document':
      return copyDocument(command, state, facts);
    case 'keep-letter':
      return keepLetter(command);
    case 'change-household':
      return changeHousehold(command, state, facts);
    case 'record-death':
      return recordDeath(command, state, facts);
    case 'withdraw':
      return one({
        type: 'application.withdrawn.v1',
        payload: {
          reason: command.reason,
          comment: command.comment,
          withdrawnOn: facts.today,
          basis: basis(facts, []),
        },
      });
  }
}

function submit(
  command: Extract<ApplicationCommand, { type: 'submit' }>,
  state: ApplicationState | undefined,
  facts: Facts,
): Decision {
  if (state !== undefined) return err({ code: 'exists-already' });
  const mayEnter = rolesAllow(facts.actor.roles, 'case.intake') || rolesAllow(facts.actor.roles, 'intake.import');
  if (!mayEnter) return err({ code: 'missing-permission', permission: 'case.intake' });
  const [applicant] = command.content.members;
  if (applicant?.relation !== '01') return err({ code: 'no-applicant' });
  const twice = memberNamedTwice(command.content.members);
  if (twice !== undefined) return err({ code: 'member-twice', name: twice });
  // PRH-48: what is not answered in time counts as accepted from the day it was received, so the clock runs from there.
  const receivedOn = command.receivedOn ?? facts.today;
  if (receivedOn > facts.today) return err({ code: 'received-in-future' });
  return one({
    type: 'application.submitted.v1',
    payload: {
      caseId: command.caseId,
      caseNo: facts.numbers.caseNo,
      externalId: command.externalId,
      channel: command.channel,
      street: command.street,
      receivedOn,
      content: command.content,
      documents: command.documents,
      clock: facts.startClock('intake', receivedOn),
      basis: basis(facts, ['PRH-04', 'PRH-48']),
    },
  });
}

/** PRH-04: a complete file must be accepted, with a written receipt; PRH-03: only with written consent. */
function accept(state: ApplicationState, facts: Facts): Decision {
  const complete = completeForAcceptance(state, facts.policy, facts.answered(state));
  if (!complete.ok) return complete;
  const chain = chainOf(facts.policy, state.content.programme);
  if (!chain.ok) return err({ code: 'chain-unusable', problem: chain.error });
  return one({
    type: 'application.accepted.v1',
    payload: {
      receiptNo: facts.numbers.receiptNo,
      acceptedOn: facts.today,
      clock: clockAt({ chain: chain.value }, 0, facts),
      chain: chain.value,
      basis: basis(facts, ['PRH-03', 'PRH-04'], seen(state)),
    },
  });
}

/** PRH-05: one written notice that lists everything. A second one is a supervisor's exception with a reason. */
function requestSupplement(
  command: Extract<CaseCommand, { type: 'request-supplement' }>,
  state: ApplicationState,
  facts: Facts,
): Decision {
  if (command.items.length === 0) return err({ code: 'supplement-empty' });
  if (state.supplementNotices > 0 && command.exceptionReason.trim() === '') return err({ code: 'comment-missing' });
  return one({
    type: 'application.supplement-requested.v1',
    payload: {
      noticeNo: facts.numbers.noticeNo,
      items: command.items,
      requestedOn: facts.today,
      clock: facts.startClock('supplement'),
      exceptionReason: state.supplementNotices > 0 ? command.exceptionReason : '',
      basis: basis(facts, ['PRH-05']),
    },
  });
}

function recordSupplement(command: Extract<CaseCommand, { type: 'record-supplement' }>, facts: Facts): Decision {
  const empty = command.documents.length === 0 && command.note.trim() === '' && !command.consentGiven;
  if (empty) return err({ code: 'supplement-empty' });
  return one({
    type: 'application.supplemented.v1',
    payload: {
      documents: command.documents,
      note: command.note,
      consentGiven: command.consentGiven,
      receivedOn: facts.today,
      clock: facts.startClock('intake'),
      basis: basis(facts, ['PRH-05']),
    },
  });
}

function passReview(
  command: Extract<CaseCommand, { type: 'pass-review' }>,
  state: ApplicationState,
  facts: Facts,
): Decision {
  if (command.recommendation === 'reject' && command.comment.trim() === '') return err({ code: 'comment-missing' });
  const step = reviewStepNow(state);
  if (step === null) return err({ code: 'not-now', status: state.status });
  const next = stepAfter(state, state.step);
  const passed: ApplicationEvent = {
    type: 'application.review-passed.v1',
    payload: {
      step,
      recommendation: command.recommendation,
      comment: command.comment,
      passedOn: facts.today,
      clock: clockAt(state, next, facts),
      basis: basis(facts, ['PRH-07'], assessed(facts.assess(state))),
    },
  };
  return ok([passed, ...registeredAt(state, next, facts)]);
}

function reviewStepNow(state: ApplicationState): ReviewStep | null {
  const step = currentStep(state);
  return step === undefined ? null : reviewStepOf(step);
}

function returnOneStep(
  command: Extract<CaseCommand, { type: 'return-one-step' }>,
  state: ApplicationState,
  facts: Facts,
): Decision {
  if (command.comment.trim() === '') return err({ code: 'comment-missing' });
  const before = reviewBefore(state);
  const step = chainOfCase(state)[before];
  const to = step === undefined ? null : reviewStepOf(step);
  if (to === null) return err({ code: 'not-now', status: state.status });
  return one({
    type: 'application.returned.v1',
    payload: {
      to,
      reason: command.reason,
      comment: command.comment,
      returnedOn: facts.today,
      clock: clockAt(state, before, facts),
      basis: basis(facts, ['PRH-07']),
    },
  });
}

/** Approval, and the two ends of a re-check (PRH-09: the result is given in writing, so each has a notice number). */
function settle(
  command: Extract<CaseCommand, { type: 'approve' | 'confirm-rejection' | 'overturn-rejection' }>,
  state: ApplicationState,
  facts: Facts,
): Decision {
  if (command.type !== 'approve' && command.comment.trim() === '') return err({ code: 'comment-missing' });
  const assessment = command.type === 'confirm-rejection' ? ok(facts.assess(state)) : entitled(command, state, facts);
  if (!assessment.ok) return assessment;
  const payload = {
    noticeNo: facts.numbers.noticeNo,
    comment: command.comment,
    decidedOn: facts.today,
    basis: basis(facts, command.type === 'approve' ? ['PRH-02', 'PRH-07'] : ['PRH-09'], {
      ...seen(state),
      ...assessed(assessment.value),
    }),
  };
  if (command.type === 'confirm-rejection') return one({ type: 'application.rejection-confirmed.v1', payload });
  const next = stepAfter(state, decisionPlace(state));
  const type = command.type === 'approve' ? 'application.approved.v1' : 'application.rejection-overturned.v1';
  const clock = clockAt(state, next, facts);
  const approved: ApplicationEvent = { type, payload: clock === null ? payload : { ...payload, clock } };
  return ok([approved, ...registeredAt(state, next, facts)]);
}

/**
 * PRH-02: all conditions must hold. One that does not, or that nobody knows, takes an overruling with a reason and a
 * second person; it becomes part of the evaluation that the event carries.
 */
function entitled(
  command: Extract<CaseCommand, { type: 'approve' | 'overturn-rejection' }>,
  state: ApplicationState,
  facts: Facts,
): Result<Assessment, Refusal> {
  const overrules = overrulesOf(command, state, facts);
  if (!overrules.ok) return overrules;
  const assessment = facts.assess(state, overrules.value);
  const { outcome, conditions } = assessment.evaluation;
  if (outcome === 'eligible') return ok(assessment);
  const failing = conditions.flatMap(({ id, verdict }) => (verdict === 'met' ? [] : [{ id, verdict }]));
  return err({ code: 'not-entitled', outcome, conditions: failing });
}

/** PRH-08: those who fail get a written notice with reasons. */
function reject(command: Extract<CaseCommand, { type: 'reject' }>, state: ApplicationState, facts: Facts): Decision {
  if (command.reasons.length === 0) return err({ code: 'reasons-missing' });
  if (command.reasons.includes('other') && command.comment.trim() === '') return err({ code: 'comment-missing' });
  return one({
    type: 'application.rejected.v1',
    payload: {
      noticeNo: facts.numbers.noticeNo,
      reasons: command.reasons,
      comment: command.comment,
      decidedOn: facts.today,
      basis: basis(facts, ['PRH-08', 'PRH-47'], { ...seen(state), ...assessed(facts.assess(state)) }),
    },
  });
}

function requestRecheck(command: Extract<CaseCommand, { type: 'request-recheck' }>, facts: Facts): Decision {
  if (command.grounds.trim() === '') return err({ code: 'comment-missing' });
  return one({
    type: 'application.recheck-requested.v1',
    payload: {
      grounds: command.grounds,
      requestedOn: facts.today,
      clock: facts.startClock('recheck'),
      basis: basis(facts, ['PRH-09']),
    },
  });
}

/** Why the clock stands is written down: it is the applicant's time as well. */
function pauseClock(
  command: Extract<CaseCommand, { type: 'pause-clock' }>,
  state: ApplicationState,
  facts: Facts,
): Decision {
  if (command.comment.trim() === '') return err({ code: 'comment-missing' });
  const clock = pausedClock(state, command.reason, facts.today);
  if (!clock.ok) return clock;
  return one({
    type: 'application.clock-paused.v1',
    payload: {
      reason: command.reason,
      comment: command.comment,
      pausedOn: facts.today,
      clock: facts.timed(clock.value),
      basis: basis(facts, ['DAY-05']),
    },
  });
}

function resumeClock(
  command: Extract<CaseCommand, { type: 'resume-clock' }>,
  state: ApplicationState,
  facts: Facts,
): Decision {
  const resumed = resumedClock(state, facts.today);
  if (!resumed.ok) return resumed;
  return one({
    type: 'application.clock-resumed.v1',
    payload: {
      reason: resumed.value.reason,
      comment: command.comment,
      resumedOn: facts.today,
      clock: facts.timed(resumed.value.clock),
      basis: basis(facts, ['DAY-05']),
    },
  });
}

/** The whole household and every condition: the decision can be reckoned again from its event alone. */
function assessed({ household, evaluation }: Assessment): Basis['values'] {
  return { household, evaluation };
}

/** What lay before the person who decided: the decision can be explained from its event alone. */
function seen(state: ApplicationState): Basis['values'] {
  const { consent } = state.content;
  return {
    documents: state.documents.map((document) => document.type),
    consent: { verification: consent.verification, publicity: consent.publicity, truthfulness: consent.truthfulness },
    opinions: state.opinions.map(({ step, recommendation }) => ({ step, recommendation })),
  };
}

function one(event: ApplicationEvent): Decision {
  return ok([event]);
}
