/**
 * The rules of a notice of publicity: what is weighed before, how long it runs, whom an objection holds, and that nobody
 * passes before its end (PRH-07, PI-04, PI-07). One decision gives the events of the notice and of every case in it.
 */
import { addYears } from '../../kernel/plain-date.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import type { CaseId } from '../../kernel/ids.ts';
import { basis } from '../application/basis.ts';
import { passed, publicised } from '../application/publicity-steps.ts';
import type { ApplicationState } from '../application/state.ts';
import { secondSignature } from '../mass/second-signature.ts';
import { mayOnNotice } from './available-actions.ts';
import type { PublicityCommand } from './commands.ts';
import { decideObjection } from './decide-objection.ts';
import type { CaseEvents, PublicityDecision, PublicityFacts } from './facts.ts';
import { noticeItems } from './notice-item.ts';
import { prepare, unfitOf } from './prepare.ts';
import type { PublicityRefusal } from './refusal.ts';
import type { NoticeState } from './state.ts';

export function decidePublicity(
  command: PublicityCommand,
  state: NoticeState | undefined,
  facts: PublicityFacts,
): PublicityDecision {
  if (command.type === 'prepare') {
    return state === undefined ? prepare(command.caseIds, facts) : err({ code: 'exists-already' });
  }
  if (state === undefined) return err({ code: 'unknown-notice' });
  const allowed = mayOnNotice(state, command.type, facts.actor);
  if (!allowed.ok) return allowed;
  switch (command.type) {
    case 'remove-items':
      return removeItems(command.caseIds, state, facts);
    case 'drop':
      return drop(command.reason, facts);
    case 'assess':
      return assess(command, state, facts);
    case 'publish':
      return publish(command, state, facts);
    case 'close':
      return close(command, state, facts);
    case 'raise-objection':
    case 'pause-objection':
    case 'resume-objection':
    case 'answer-objection':
      return decideObjection(command, state, facts);
  }
}

function removeItems(caseIds: readonly CaseId[], state: NoticeState, facts: PublicityFacts): PublicityDecision {
  const inNotice = caseIds.filter((caseId) => state.caseIds.includes(caseId));
  if (inNotice.length === 0) return err({ code: 'batch-empty' });
  if (inNotice.length === state.caseIds.length) return err({ code: 'batch-empty' });
  const payload = { caseIds: inNotice, removedOn: facts.today };
  return ok({ notice: [{ type: 'publicity.items-removed.v1', payload }], cases: [] });
}

function drop(reason: string, facts: PublicityFacts): PublicityDecision {
  if (reason.trim() === '') return err({ code: 'comment-missing' });
  const payload = { reason, droppedOn: facts.today };
  return ok({ notice: [{ type: 'publicity.dropped.v1', payload }], cases: [] });
}

/** The report is kept for three years at least (PI-07), counted from the day it was written. */
const KEPT_YEARS = 3;

function assess(
  { findings, measures }: Extract<PublicityCommand, { type: 'assess' }>,
  state: NoticeState,
  facts: PublicityFacts,
): PublicityDecision {
  if (findings.trim() === '' || measures.trim() === '') return err({ code: 'comment-missing' });
  const cases = state.caseIds.flatMap((caseId) => facts.caseOf(caseId) ?? []);
  const payload = {
    findings,
    measures,
    households: cases.length,
    withoutConsent: cases.filter(({ content }) => !content.consent.publicity).length,
    assessedOn: facts.today,
    keepUntil: addYears(facts.today, KEPT_YEARS),
    basis: basis(facts, ['PI-07', 'PI-02', 'PI-04']),
  };
  return ok({ notice: [{ type: 'publicity.assessed.v1', payload }], cases: [] });
}

/** The period begins on the day after (DAY-05); what is shown is the household as it is now. */
function publish(
  { secondBy }: Extract<PublicityCommand, { type: 'publish' }>,
  state: NoticeState,
  facts: PublicityFacts,
): PublicityDecision {
  if (state.assessment === null) return err({ code: 'not-assessed' });
  const signed = signature(state.caseIds.length, facts);
  if (!signed.ok) return signed;
  const rule = { office: state.place, limit: state.limit, shows: state.shows };
  const cases = state.caseIds.map((caseId) => facts.caseOf(caseId));
  const unfit = cases.flatMap((one) => unfitOf(one, rule, facts) ?? []);
  if (unfit.length > 0) return err({ code: 'batch-unfit', cases: unfit });
  const known = cases.flatMap((one) => one ?? []);
  const period = facts.clockFrom(state.limit, facts.today);
  const noticeNo = facts.numbers.publicityNo;
  const events = eachCase(known, (one) =>
    publicised(one, { batchId: state.batchId, noticeNo, clock: period }, facts.factsOf(one)),
  );
  if (!events.ok) return events;
  const payload = {
    noticeNo,
    publishedOn: facts.today,
    period,
    items: noticeItems(known, state.shows, facts.today),
    secondBy,
    basis: basis(facts, ['PRH-07', 'PI-04', 'PI-07', 'DAY-05']),
  };
  return ok({ notice: [{ type: 'publicity.published.v1', payload }], cases: events.value });
}

/**
 * At its end the notice is taken down. Whom no objection holds passes; a household with somebody banned goes back alone; who withdrew or changed meanwhile has left the
 * notice already.
 */
function close(
  { secondBy }: Extract<PublicityCommand, { type: 'close' }>,
  state: NoticeState,
  facts: PublicityFacts,
): PublicityDecision {
  const until = endOf(state, facts);
  if (until !== undefined && facts.today <= until) return err({ code: 'notice-running', until });
  const inNotice = state.caseIds
    .flatMap((caseId) => facts.caseOf(caseId) ?? [])
    .filter(({ notice }) => notice?.batchId === state.batchId);
  const free = inNotice.filter(({ status }) => status === 'publicised');
  const signed = signature(free.length, facts);
  if (!signed.ok) return signed;
  const own = free.find(({ content }) =>
    content.members.some((member) => facts.actor.interests.includes(member.identityNumber)),
  );
  if (own !== undefined) return err({ code: 'own-case' });
  const events = eachCase(free, (one) =>
    passed(one, { batchId: state.batchId, banned: facts.bannedOf(one) }, facts.factsOf(one)),
  );
  if (!events.ok) return events;
  const barred = events.value.flatMap(({ caseId, events: [event] }) =>
    event?.type === 'application.publicity-barred.v1' ? { caseId, until: event.payload.until } : [],
  );
  const isBarred = new Set(barred.map(({ caseId }) => caseId));
  const payload = {
    passed: free.flatMap(({ caseId }) => (isBarred.has(caseId) ? [] : caseId)),
    ...(barred.length === 0 ? {} : { barred }),
    held: inNotice.filter(({ status }) => status === 'objection').map(({ caseId }) => caseId),
    closedOn: facts.today,
    secondBy,
    basis: basis(facts, ['PRH-07', 'DAY-07']),
  };
  return ok({ notice: [{ type: 'publicity.closed.v1', payload }], cases: events.value });
}

/** The last day of the period, as the calendar has it now. */
function endOf({ period }: Pick<NoticeState, 'period'>, facts: Pick<PublicityFacts, 'timed'>) {
  return period === null ? undefined : facts.timed(period).dueOn;
}

function signature(cases: number, { alone, actor, second }: PublicityFacts): Result<unknown, PublicityRefusal> {
  return secondSignature({ cases, alone, actor, second, permission: 'case.publicise' });
}

function eachCase(
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
