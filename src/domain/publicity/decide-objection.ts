/** Objections to a notice: received, looked into within the policy's days, answered in writing. */
import { type Result, err, ok } from '../../kernel/result.ts';
import { basis } from '../application/basis.ts';
import { pausedClock, resumedClock } from '../application/clock-pause.ts';
import type { ApplicationEvent } from '../application/events.ts';
import { failed, held, passed, released } from '../application/publicity-steps.ts';
import { evolve } from '../application/evolve.ts';
import type { ApplicationState } from '../application/state.ts';
import type { PublicityCommand } from './commands.ts';
import type { CaseEvents, PublicityDecision, PublicityFacts } from './facts.ts';
import type { PublicityRefusal } from './refusal.ts';
import type { NoticeState, Objection } from './state.ts';

type ObjectionCommand = Extract<
  PublicityCommand,
  { type: 'raise-objection' | 'pause-objection' | 'resume-objection' | 'answer-objection' }
>;
type Of<Type extends ObjectionCommand['type']> = Extract<ObjectionCommand, { type: Type }>;

export function decideObjection(
  command: ObjectionCommand,
  state: NoticeState,
  facts: PublicityFacts,
): PublicityDecision {
  if (command.type === 'raise-objection') return raise(command, state, facts);
  const objection = state.objections.find(({ objectionId }) => objectionId === command.objectionId);
  if (objection === undefined) return err({ code: 'unknown-objection' });
  if (objection.answer !== null) return err({ code: 'objection-answered' });
  switch (command.type) {
    case 'pause-objection':
      return pause(command, objection, { state, facts });
    case 'resume-objection':
      return resume(command, objection, { state, facts });
    case 'answer-objection':
      return answer(command, objection, { state, facts });
  }
}

/** It holds exactly those whom it concerns. Late, or by word of mouth where the city asks for writing: refused. */
function raise(command: Of<'raise-objection'>, state: NoticeState, facts: PublicityFacts): PublicityDecision {
  const { written, answerWithin } = facts.policy.objection.rule.value;
  const { objectionId, objector, channel, text, receivedOn } = command;
  if (state.objections.some((one) => one.objectionId === objectionId)) return err({ code: 'exists-already' });
  if (text.trim() === '') return err({ code: 'comment-missing' });
  if (written && channel === 'phone') return err({ code: 'objection-written' });
  const until = state.period === null ? facts.today : facts.timed(state.period).dueOn;
  const isBefore = state.publishedOn !== null && receivedOn < state.publishedOn;
  if (receivedOn > until || receivedOn > facts.today || isBefore) return err({ code: 'objection-late', until });
  const concerned = casesOf(command.caseIds, { state, facts });
  if (concerned.length === 0) return err({ code: 'objection-nobody' });
  const clock = facts.clockFrom(answerWithin, receivedOn);
  const of = { batchId: state.batchId, objectionId, clock };
  const cases = eachOf(concerned, (one) => held(one, of, facts.factsOf(one)));
  if (!cases.ok) return cases;
  const payload = {
    objectionId,
    objector,
    channel,
    text,
    caseIds: concerned.map(({ caseId }) => caseId),
    receivedOn,
    recordedOn: facts.today,
    clock,
    basis: basis(facts, ['PRH-07', 'DAY-05']),
  };
  return ok({ notice: [{ type: 'publicity.objection-raised.v1', payload }], cases: cases.value });
}

interface Around {
  readonly state: NoticeState;
  readonly facts: PublicityFacts;
}

/** Time in arbitration or in court is not counted where the policy says so: the case's clock stands with it. */
function pause(
  { reason, comment }: Of<'pause-objection'>,
  objection: Objection,
  { state, facts }: Around,
): PublicityDecision {
  if (comment.trim() === '') return err({ code: 'comment-missing' });
  if (!facts.policy.objection.rule.value.pausedBy.includes(reason)) return err({ code: 'objection-pause' });
  const paused = pausedClock({ status: 'objection', clock: objection.clock }, 'dispute', facts.today);
  if (!paused.ok) return paused;
  const clock = facts.timed(paused.value);
  const { objectionId } = objection;
  const cases = heldByThisAlone(objection, { state, facts }).map(({ caseId }) => ({
    caseId,
    events: [clockPaused(facts, { clock, comment })],
  }));
  const payload = { objectionId, reason, comment, pausedOn: facts.today, clock };
  return ok({ notice: [{ type: 'publicity.objection-paused.v1', payload }], cases });
}

function resume(
  { comment }: Of<'resume-objection'>,
  objection: Objection,
  { state, facts }: Around,
): PublicityDecision {
  const resumed = resumedClock({ status: 'objection', clock: objection.clock }, facts.today);
  if (!resumed.ok) return resumed;
  const clock = facts.timed(resumed.value.clock);
  const { objectionId } = objection;
  const cases = heldByThisAlone(objection, { state, facts }).map(({ caseId }) => ({
    caseId,
    events: [clockResumed(facts, { clock, comment })],
  }));
  const payload = { objectionId, comment, resumedOn: facts.today, clock };
  return ok({ notice: [{ type: 'publicity.objection-resumed.v1', payload }], cases });
}

interface ClockWords {
  readonly clock: Objection['clock'];
  readonly comment: string;
}

function clockPaused(facts: PublicityFacts, { clock, comment }: ClockWords): ApplicationEvent {
  const payload = {
    reason: 'dispute' as const,
    comment,
    pausedOn: facts.today,
    clock,
    basis: basis(facts, ['PRH-07']),
  };
  return { type: 'application.clock-paused.v1', payload };
}

function clockResumed(facts: PublicityFacts, { clock, comment }: ClockWords): ApplicationEvent {
  const payload = {
    reason: 'dispute' as const,
    comment,
    resumedOn: facts.today,
    clock,
    basis: basis(facts, ['PRH-07']),
  };
  return { type: 'application.clock-resumed.v1', payload };
}

/**
 * The result in writing. Upheld: back to the review with the reason. Not upheld: back into the notice, or, when the
 * notice has been taken down, on to the next step. Not by somebody whose own step on the case is in question.
 */
function answer(command: Of<'answer-objection'>, objection: Objection, { state, facts }: Around): PublicityDecision {
  const { upheld, result, objectionId } = command;
  if (result.trim() === '') return err({ code: 'comment-missing' });
  if (objection.pausedFor !== null) return err({ code: 'clock-paused' });
  const concerned = casesOf(objection.caseIds, { state, facts });
  const mine = concerned.some((one) => tookStep(one, facts));
  if (mine) return err({ code: 'four-eyes' });
  if (concerned.some((one) => isOwn(one, facts))) return err({ code: 'own-case' });
  const answered = { noticeNo: state.noticeNo ?? '', receivedOn: objection.receivedOn, result };
  const of = { batchId: state.batchId, objectionId, resultNo: facts.numbers.noticeNo, answered };
  const cases = eachOf(concerned, (one) => {
    const own = facts.factsOf(one);
    if (upheld.includes(one.caseId)) return failed(one, { ...of, reason: result }, own);
    const free = released(one, of, own);
    if (!free.ok || state.status !== 'closed') return free;
    const after = free.value.reduce((now, event) => evolve(now, { ...event, actor: facts.actor.staffId }), one);
    // Another objection may hold it still.
    if (after.status !== 'publicised') return free;
    const on = passed(after, { batchId: state.batchId, banned: facts.bannedOf(one) }, own);
    return on.ok ? ok([...free.value, ...on.value]) : on;
  });
  if (!cases.ok) return cases;
  const payload = {
    objectionId,
    resultNo: facts.numbers.noticeNo,
    upheld: objection.caseIds.filter((caseId) => upheld.includes(caseId)),
    result,
    answeredOn: facts.today,
    basis: basis(facts, ['PRH-07']),
  };
  return ok({ notice: [{ type: 'publicity.objection-answered.v1', payload }], cases: cases.value });
}

function tookStep({ stepsBy, decidedBy }: ApplicationState, { actor }: PublicityFacts): boolean {
  return decidedBy === actor.staffId || Object.values(stepsBy).includes(actor.staffId);
}

function isOwn({ content }: ApplicationState, { actor }: PublicityFacts): boolean {
  return content.members.some((member) => actor.interests.includes(member.identityNumber));
}

/** Of these the cases that stand in the notice still: who withdrew is concerned no more. */
function casesOf(
  caseIds: readonly ApplicationState['caseId'][],
  { state, facts }: Around,
): readonly ApplicationState[] {
  return caseIds
    .filter((caseId) => state.caseIds.includes(caseId))
    .flatMap((caseId) => facts.caseOf(caseId) ?? [])
    .filter(({ notice }) => notice?.batchId === state.batchId);
}

function eachOf(
  cases: readonly ApplicationState[],
  decide: (state: ApplicationState) => Result<CaseEvents['events'], PublicityRefusal>,
): Result<readonly CaseEvents[], PublicityRefusal> {
  const decided: CaseEvents[] = [];
  for (const state of cases) {
    const events = decide(state);
    if (!events.ok) return events;
    decided.push({ caseId: state.caseId, events: events.value });
  }
  return ok(decided);
}

/** A case that several objections hold keeps the clock of the first. */
function heldByThisAlone({ caseIds }: Objection, around: Around): readonly ApplicationState[] {
  return casesOf(caseIds, around).filter(({ notice }) => notice?.heldBy.length === 1);
}
