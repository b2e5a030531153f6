import type { StaffId } from '../../kernel/ids.ts';
import { invariant } from '../../kernel/invariant.ts';
import type { PublicityEvent } from './events.ts';
import type { NoticeState, Objection } from './state.ts';

/** An event with the actor of its envelope. */
export type RecordedPublicityEvent = PublicityEvent & { readonly actor: StaffId };

/** The state after `event`; `undefined` is the state before the first. */
function evolveNotice(state: NoticeState | undefined, event: RecordedPublicityEvent): NoticeState {
  if (event.type === 'publicity.prepared.v1') return prepared(event);
  invariant(state, `${event.type} before publicity.prepared.v1`);
  return next(state, event);
}

/** Folds a whole history; undefined for an empty one. */
export function foldNotice(events: Iterable<RecordedPublicityEvent>): NoticeState | undefined {
  let state: NoticeState | undefined;
  for (const event of events) state = evolveNotice(state, event);
  return state;
}

type Prepared = Extract<RecordedPublicityEvent, { type: 'publicity.prepared.v1' }>;

function prepared({ payload, actor }: Prepared): NoticeState {
  const { batchId, office, place, limit, shows, caseIds, preparedOn } = payload;
  return {
    batchId,
    office,
    place,
    status: 'prepared',
    limit,
    shows,
    caseIds,
    preparedOn,
    preparedBy: actor,
    assessment: null,
    noticeNo: null,
    publishedOn: null,
    publishedBy: null,
    period: null,
    items: [],
    objections: [],
    passed: [],
    barred: [],
    closedOn: null,
    closedBy: null,
  };
}

function next(state: NoticeState, event: Exclude<RecordedPublicityEvent, Prepared>): NoticeState {
  switch (event.type) {
    case 'publicity.items-removed.v1': {
      const { caseIds } = event.payload;
      // What was weighed was another notice.
      return { ...state, caseIds: state.caseIds.filter((caseId) => !caseIds.includes(caseId)), assessment: null };
    }
    case 'publicity.dropped.v1':
      return { ...state, status: 'dropped' };
    case 'publicity.assessed.v1': {
      const { basis: _basis, ...assessment } = event.payload;
      return { ...state, assessment: { ...assessment, by: event.actor } };
    }
    case 'publicity.published.v1': {
      const { noticeNo, publishedOn, period, items } = event.payload;
      return { ...state, status: 'published', noticeNo, publishedOn, publishedBy: event.actor, period, items };
    }
    case 'publicity.closed.v1': {
      const { passed, barred = [], closedOn } = event.payload;
      return { ...state, status: 'closed', passed, barred, closedOn, closedBy: event.actor };
    }
    case 'publicity.objection-raised.v1':
    case 'publicity.objection-paused.v1':
    case 'publicity.objection-resumed.v1':
    case 'publicity.objection-answered.v1':
      return { ...state, objections: objectionsAfter(state.objections, event) };
  }
}

type ObjectionEvent = Extract<RecordedPublicityEvent, { readonly payload: { readonly objectionId: string } }>;

function objectionsAfter(objections: readonly Objection[], event: ObjectionEvent): readonly Objection[] {
  if (event.type === 'publicity.objection-raised.v1') {
    const { basis: _basis, recordedOn: _on, ...raised } = event.payload;
    return [...objections, { ...raised, pausedFor: null, recordedBy: event.actor, answer: null }];
  }
  return objections.map((objection) =>
    objection.objectionId === event.payload.objectionId ? changed(objection, event) : objection,
  );
}

function changed(
  objection: Objection,
  event: Exclude<ObjectionEvent, { type: 'publicity.objection-raised.v1' }>,
): Objection {
  switch (event.type) {
    case 'publicity.objection-paused.v1':
      return { ...objection, clock: event.payload.clock, pausedFor: event.payload.reason };
    case 'publicity.objection-resumed.v1':
      return { ...objection, clock: event.payload.clock, pausedFor: null };
    case 'publicity.objection-answered.v1': {
      const { resultNo, upheld, result, answeredOn } = event.payload;
      return { ...objection, pausedFor: null, answer: { resultNo, upheld, result, answeredOn, by: event.actor } };
    }
  }
}
