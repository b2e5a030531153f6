import type { StaffId } from '../../kernel/ids.ts';
import { invariant } from '../../kernel/invariant.ts';
import type { ChangedCondition, CheckEvent } from './events.ts';
import { type CheckEvidence, type CheckRequestState, type ChecksState, NO_CHECKS } from './state.ts';

/** An event with what its envelope says: who, on which desk, when. */
export type RecordedCheckEvent = CheckEvent & {
  readonly actor: StaffId;
  readonly device: string;
  readonly wallTime: number;
};

export function foldChecks(events: Iterable<RecordedCheckEvent>): ChecksState {
  let state = NO_CHECKS;
  for (const event of events) state = evolveChecks(state, event);
  return state;
}

export function evolveChecks(state: ChecksState, event: RecordedCheckEvent): ChecksState {
  switch (event.type) {
    case 'check.consent-recorded.v1': {
      const { caseId: _case, street: _street, rules: _rules, needed, paper, ...consent } = event.payload;
      const papers = paper === undefined ? state.papers : [...state.papers, paper];
      return { ...state, needed, papers, consents: [...state.consents, { ...consent, withdrawnOn: null }] };
    }
    case 'check.consent-withdrawn.v1': {
      const { consentId, withdrawnOn } = event.payload;
      const consents = state.consents.map((consent) =>
        consent.consentId === consentId ? { ...consent, withdrawnOn } : consent,
      );
      return { ...state, consents };
    }
    case 'check.requested.v1': {
      const { actor: by, device, wallTime: requestedAt } = event;
      const { needed, ...asked } = event.payload;
      return { ...state, needed, requests: [...state.requests, { ...asked, by, device, requestedAt, end: null }] };
    }
    case 'check.answered.v1':
      return answered(state, event);
    case 'check.failed.v1': {
      const { requestId, failure, detail } = event.payload;
      return ended(state, requestId, { kind: 'failed', failure, detail, at: event.wallTime });
    }
    case 'check.cancelled.v1':
      return ended(state, event.payload.requestId, { kind: 'cancelled' });
    case 'check.recorded-manually.v1':
      return recordedManually(state, event);
    case 'check.ruled.v1': {
      const { changed, ...ruling } = event.payload;
      return withChanges({ ...state, rulings: [...state.rulings, { ...ruling, by: event.actor }] }, event, changed);
    }
    case 'check.change-seen.v1': {
      const seen = event.payload.conditions;
      const changed = state.changed.filter(({ condition }) => !seen.includes(condition));
      return { ...state, changed, changedSince: changed.length === 0 ? null : state.changedSince };
    }
  }
}

function answered(state: ChecksState, event: Extract<RecordedCheckEvent, { type: 'check.answered.v1' }>): ChecksState {
  const { requestId, finding, answeredAt, asOf, validUntil, replyHash, differences, changed } = event.payload;
  const { countsUntil = null } = event.payload;
  const request = state.requests.find((known) => known.requestId === requestId);
  invariant(request, 'an answer has its request');
  const { person, source } = request;
  const evidence: CheckEvidence = {
    evidenceId: requestId,
    person,
    source,
    finding,
    asOf,
    validUntil,
    countsUntil,
    at: answeredAt,
    keptAt: event.wallTime,
    differences,
    manual: null,
  };
  const after = ended(state, requestId, { kind: 'answered', replyHash });
  return withChanges({ ...after, evidence: [...state.evidence, evidence] }, event, changed);
}

function recordedManually(
  state: ChecksState,
  event: Extract<RecordedCheckEvent, { type: 'check.recorded-manually.v1' }>,
): ChecksState {
  const {
    documentId,
    reason,
    comment,
    changed,
    needed,
    countsUntil = null,
    caseId: _case,
    street: _street,
    recordedOn: _on,
    ...kept
  } = event.payload;
  const evidence: CheckEvidence = {
    ...kept,
    countsUntil,
    at: event.wallTime,
    keptAt: event.wallTime,
    manual: { documentId, reason, comment, by: event.actor },
  };
  return withChanges({ ...state, needed, evidence: [...state.evidence, evidence] }, event, changed);
}

function ended(state: ChecksState, requestId: string, end: CheckRequestState['end']): ChecksState {
  const requests = state.requests.map((request) => (request.requestId === requestId ? { ...request, end } : request));
  return { ...state, requests };
}

/** A condition that changed and changed back before anybody looked still says where it stood at first. */
function withChanges(
  state: ChecksState,
  { wallTime }: Pick<RecordedCheckEvent, 'wallTime'>,
  changed: readonly ChangedCondition[],
): ChecksState {
  if (changed.length === 0) return state;
  const before = new Map(state.changed.map((change) => [change.condition, change]));
  for (const change of changed) {
    const { from } = before.get(change.condition) ?? change;
    if (from === change.to) before.delete(change.condition);
    else before.set(change.condition, { ...change, from });
  }
  return {
    ...state,
    changed: [...before.values()],
    changedSince: before.size === 0 ? null : (state.changedSince ?? wallTime),
  };
}
