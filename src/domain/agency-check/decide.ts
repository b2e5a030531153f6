/** The rules of a case's checks: `decideCheck(command, state, facts)` gives the events or the reason why not. Pure. */
import { type Result, err, ok } from '../../kernel/result.ts';
import type { HouseholdMember } from '../application/household.ts';
import { mayCheck } from './available-actions.ts';
import { checkMatrix } from './cell.ts';
import type { CheckDecision, CheckFacts } from './check-facts.ts';
import type { CheckCommand, NewRequest } from './commands.ts';
import { consentFor } from './consent.ts';
import { recordConsent } from './decide-consent.ts';
import type { ChangedCondition, CheckEvent, FieldRuling } from './events.ts';
import { evolveChecks } from './evolve.ts';
import { lastDayOf } from './last-day.ts';
import { neededCount, neededSources } from './needed-sources.ts';
import type { CheckRefusal } from './refusal.ts';
import type { CheckRequestState, ChecksState } from './state.ts';

type Of<Type extends CheckCommand['type']> = Extract<CheckCommand, { readonly type: Type }>;

export function decideCheck(command: CheckCommand, state: ChecksState, facts: CheckFacts): CheckDecision {
  const allowed = mayCheck(facts.application, command.type, facts.actor);
  if (!allowed.ok) return allowed;
  switch (command.type) {
    case 'record-consent':
      return recordConsent(command, state, facts);
    case 'withdraw-consent':
      return withdrawConsent(command, state, facts);
    case 'request':
      return request(command, state, facts);
    case 'take-answer':
      return takeAnswer(command, state, facts);
    case 'cancel':
      return cancel(command, state, facts);
    case 'record-manually':
      return recordManually(command, state, facts);
    case 'rule':
      return rule(command, state, facts);
    case 'see-change':
      return seeChange(state, facts);
  }
}

/** What was asked under the consent and is not answered yet is called back with it. */
function withdrawConsent(command: Of<'withdraw-consent'>, state: ChecksState, facts: CheckFacts): CheckDecision {
  const consent = state.consents.find(({ consentId }) => consentId === command.consentId);
  if (consent === undefined) return err({ code: 'unknown-consent' });
  if (consent.withdrawnOn !== null) return err({ code: 'consent-withdrawn-already' });
  const open = state.requests.filter((asked) => asked.consentId === consent.consentId && asked.end === null);
  const withdrawn: CheckEvent = {
    type: 'check.consent-withdrawn.v1',
    payload: { consentId: consent.consentId, withdrawnOn: facts.today, comment: command.comment },
  };
  return ok([withdrawn, ...open.map((asked) => cancelled(asked, facts))]);
}

/** PRH-03, PRH-41: each question names the consent that it stands on; without one nothing is asked at all. */
function request(command: Of<'request'>, state: ChecksState, facts: CheckFacts): CheckDecision {
  const events: CheckEvent[] = [];
  for (const asked of command.requests) {
    const event = requestOne(asked, state, facts);
    if (!event.ok) return event;
    events.push(event.value);
  }
  return events.length === 0 ? err({ code: 'nothing-to-do' }) : ok(events);
}

function requestOne(asked: NewRequest, state: ChecksState, facts: CheckFacts): Result<CheckEvent, CheckRefusal> {
  const { source } = asked;
  const member = memberOf(facts, asked.person);
  if (member === undefined) return err({ code: 'unknown-person' });
  const { name } = member;
  if (!neededSources(facts.application.content, member, facts.today).includes(source)) {
    return err({ code: 'check-not-needed', name, source });
  }
  const consent = consentFor(state, asked, facts.today);
  if (consent === undefined) return err({ code: 'no-check-consent', name, source });
  const isWaiting = state.requests.some(
    (other) => other.person === asked.person && other.source === source && other.end === null,
  );
  if (isWaiting && facts.again !== true) return err({ code: 'asked-already', name, source });
  const { requestId, person } = asked;
  return ok({
    type: 'check.requested.v1',
    payload: {
      requestId,
      consentId: consent.consentId,
      person,
      name,
      source,
      requestedOn: facts.today,
      needed: neededCount(facts.application.content, facts.today),
    },
  });
}

/** An answer that came before is no news: nothing is written twice. */
function takeAnswer(command: Of<'take-answer'>, state: ChecksState, facts: CheckFacts): CheckDecision {
  const { requestId, answer } = command;
  const asked = state.requests.find((known) => known.requestId === requestId);
  if (asked === undefined) return err({ code: 'unknown-request' });
  if (asked.end !== null) {
    const isSame =
      asked.end.kind === 'answered' && answer.outcome !== 'failed' && asked.end.replyHash === answer.replyHash;
    return isSame ? ok([]) : err({ code: 'request-ended' });
  }
  if (answer.outcome === 'failed') {
    const { failure, detail } = answer;
    if (failure === 'cancelled') return ok([cancelled(asked, facts)]);
    return ok([{ type: 'check.failed.v1', payload: { requestId, failure, detail, failedOn: facts.today } }]);
  }
  const { answeredAt, asOf, validUntil, replyHash } = answer;
  const finding =
    answer.outcome === 'found' ? { outcome: answer.outcome, record: answer.record } : { outcome: answer.outcome };
  return ok([
    withChanges(state, facts, {
      type: 'check.answered.v1',
      payload: {
        requestId,
        finding,
        answeredAt,
        asOf,
        validUntil,
        replyHash,
        countsUntil: lastDayOf({ source: asked.source, asOf, validUntil }, facts.policy),
        differences: [],
        changed: [],
      },
    }),
  ]);
}

function cancel(command: Of<'cancel'>, state: ChecksState, facts: CheckFacts): CheckDecision {
  const open = state.requests.filter((asked) => asked.end === null && command.requestIds.includes(asked.requestId));
  return open.length === 0 ? err({ code: 'nothing-to-do' }) : ok(open.map((asked) => cancelled(asked, facts)));
}

/** The fallback when a registry is down or nobody connected it: a paper on file and the reason, never a word alone. */
function recordManually(command: Of<'record-manually'>, state: ChecksState, facts: CheckFacts): CheckDecision {
  if (memberOf(facts, command.person) === undefined) return err({ code: 'unknown-person' });
  if (command.asOf > facts.today) return err({ code: 'evidence-in-future' });
  if (!hasDocument(state, facts, command.documentId)) return err({ code: 'unknown-document' });
  if (command.comment.trim() === '') return err({ code: 'comment-missing' });
  const { type: _type, ...entered } = command;
  const { caseId, street } = facts.application;
  return ok([
    withChanges(state, facts, {
      type: 'check.recorded-manually.v1',
      payload: {
        ...entered,
        caseId,
        street,
        recordedOn: facts.today,
        countsUntil: lastDayOf(entered, facts.policy),
        needed: neededCount(facts.application.content, facts.today),
        differences: [],
        changed: [],
      },
    }),
  ]);
}

/** The officer's word on what a registry and the household say differently; it keeps both values. */
function rule(command: Of<'rule'>, state: ChecksState, facts: CheckFacts): CheckDecision {
  const { person, source, evidenceId, reason, comment } = command;
  const { content, changedOn } = facts.application;
  const cells = checkMatrix({ content, checks: state, policy: facts.policy, on: facts.today, changedOn });
  const cell = cells.find((at) => at.person === person && at.source === source);
  if (cell?.evidence?.evidenceId !== evidenceId) return err({ code: 'evidence-replaced' });
  if (command.fields.length === 0) return err({ code: 'nothing-to-do' });
  if (reason === 'other' && comment.trim() === '') return err({ code: 'comment-missing' });
  const fields: FieldRuling[] = [];
  for (const { field, choice, value } of command.fields) {
    const difference = cell.differences.find((known) => known.field === field);
    if (difference === undefined) return err({ code: 'no-difference', field });
    const { declared, registry } = difference;
    const chosen = choice === 'registry' ? registry : choice === 'declared' ? declared : value;
    fields.push({ field, choice, value: chosen, declared, registry });
  }
  return ok([
    withChanges(state, facts, {
      type: 'check.ruled.v1',
      payload: { person, source, evidenceId, fields, reason, comment, ruledOn: facts.today, changed: [] },
    }),
  ]);
}

function seeChange(state: ChecksState, facts: CheckFacts): CheckDecision {
  if (state.changed.length === 0) return err({ code: 'nothing-to-do' });
  const conditions = state.changed.map(({ condition }) => condition);
  return ok([{ type: 'check.change-seen.v1', payload: { seenOn: facts.today, conditions } }]);
}

type Evidential = Extract<CheckEvent, { payload: { changed: readonly ChangedCondition[] } }>;

/** New evidence says itself which conditions it changed, so that the flag can be explained from the event alone. */
function withChanges(state: ChecksState, facts: CheckFacts, event: Evidential): CheckEvent {
  const envelope = { actor: facts.actor.staffId, device: '', wallTime: 0 };
  const after = evolveChecks(state, { ...event, ...envelope });
  const changed = facts.changes(state, after);
  if (event.type === 'check.ruled.v1') return { ...event, payload: { ...event.payload, changed } };
  const differences = openDifferences(after, facts);
  if (event.type === 'check.answered.v1') return { ...event, payload: { ...event.payload, differences, changed } };
  return { ...event, payload: { ...event.payload, differences, changed } };
}

/** The fields in which the evidence that was kept last differs and nobody has ruled on these values before. */
function openDifferences(after: ChecksState, facts: CheckFacts): readonly string[] {
  const kept = after.evidence.at(-1);
  const { content, changedOn } = facts.application;
  const cells = checkMatrix({ content, checks: after, policy: facts.policy, on: facts.today, changedOn });
  const cell = cells.find(({ evidence }) => evidence !== null && evidence === kept);
  return (cell?.differences ?? []).filter(({ ruling }) => ruling === null).map(({ field }) => field);
}

function cancelled(asked: CheckRequestState, facts: CheckFacts): CheckEvent {
  return { type: 'check.cancelled.v1', payload: { requestId: asked.requestId, cancelledOn: facts.today } };
}

function memberOf(facts: CheckFacts, person: string): HouseholdMember | undefined {
  return facts.application.content.members.find((member) => member.identityNumber === person);
}

function hasDocument({ papers }: ChecksState, { application }: CheckFacts, documentId: string): boolean {
  return [...application.documents, ...papers].some((document) => document.id === documentId);
}
