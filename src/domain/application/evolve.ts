import type { StaffId } from '../../kernel/ids.ts';
import { invariant } from '../../kernel/invariant.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { ApplicationContent } from './content.ts';
import { withPaperEvent } from './document-verdict.ts';
import { decisionPlace, placeOf } from './chain.ts';
import type { ApplicationEvent } from './events.ts';
import { atPlace, evolveWay, onFrom } from './evolve-way.ts';
import type { ApplicationState, ReviewStep } from './state.ts';
import { withUndo } from './undo.ts';

/** An event with the actor of its envelope: four eyes needs to know who took each step. */
export type RecordedEvent = ApplicationEvent & { readonly actor: StaffId };

/** The state after `event`; `undefined` is the state before the first. */
export function evolve(state: ApplicationState | undefined, event: RecordedEvent): ApplicationState {
  if (event.type === 'application.submitted.v1') return submitted(event.payload);
  invariant(state, `${event.type} before application.submitted.v1`);
  return withUndo(state, event, next(state, event));
}

/** Folds a whole history; undefined for an empty one. */
export function foldApplication(events: Iterable<RecordedEvent>): ApplicationState | undefined {
  let state: ApplicationState | undefined;
  for (const event of events) state = evolve(state, event);
  return state;
}

type SubmittedEvent = Extract<RecordedEvent, { type: 'application.submitted.v1' }>;

function next(state: ApplicationState, event: Exclude<RecordedEvent, SubmittedEvent>): ApplicationState {
  switch (event.type) {
    case 'application.supplement-requested.v1':
      return asked(state, event.payload);
    case 'application.supplemented.v1':
      return {
        ...state,
        status: 'supplemented',
        clock: event.payload.clock,
        documents: [...state.documents, ...event.payload.documents],
        content: event.payload.consentGiven ? withConsent(state.content, event.payload.receivedOn) : state.content,
      };
    case 'application.accepted.v1':
      return accepted(state, event);
    case 'application.review-passed.v1':
      return reviewPassed(state, event);
    case 'application.returned.v1':
      return {
        ...atPlace(state, placeOf(state, event.payload.to), event.payload.clock),
        lastStepBy: event.actor,
        stepsBy: withoutStep(state.stepsBy, event.payload.to),
        opinions: state.opinions.filter((opinion) => opinion.step !== event.payload.to),
      };
    case 'application.approved.v1':
    case 'application.rejected.v1':
    case 'application.recheck-requested.v1':
    case 'application.rejection-confirmed.v1':
    case 'application.rejection-overturned.v1':
    case 'application.withdrawn.v1':
    case 'application.closed-for-another.v1':
      return decided(state, event);
    case 'application.household-merged.v1':
      return merged(state, event.payload);
    case 'application.clock-paused.v1':
    case 'application.clock-resumed.v1':
      return { ...state, clock: event.payload.clock };
    case 'application.document-accepted.v1':
    case 'application.document-refused.v1':
    case 'application.document-copied.v1':
    case 'application.promised-documents-received.v1':
      return { ...state, documents: withPaperEvent(state.documents, event) };
    case 'application.step-taken-back.v1':
      return state.undo?.before ?? state;
    case 'application.publicised.v1':
    case 'application.publicity-held.v1':
    case 'application.publicity-released.v1':
    case 'application.publicity-failed.v1':
    case 'application.publicity-barred.v1':
    case 'application.publicity-passed.v1':
    case 'application.registered.v1':
    case 'application.household-changed.v1':
      return evolveWay(state, event);
    case 'application.letter-kept.v1':
    case 'application.conflict-settled.v1':
      return state;
  }
}

function asked(
  state: ApplicationState,
  { clock, items, noticeNo }: Extract<RecordedEvent, { type: 'application.supplement-requested.v1' }>['payload'],
): ApplicationState {
  return {
    ...state,
    status: 'awaiting-supplement',
    clock,
    supplementNotices: state.supplementNotices + 1,
    supplementItems: items,
    supplementNoticeNo: noticeNo,
  };
}

function accepted(
  state: ApplicationState,
  event: Extract<RecordedEvent, { type: 'application.accepted.v1' }>,
): ApplicationState {
  const { acceptedOn, receiptNo, clock, chain = null, promise = null } = event.payload;
  return {
    ...atPlace({ ...state, chain }, 0, clock),
    acceptedOn,
    receiptNo,
    promise,
    lastStepBy: event.actor,
    stepsBy: { ...state.stepsBy, acceptance: event.actor },
  };
}

type DecisionEvent = Extract<
  RecordedEvent,
  {
    type:
      | 'application.approved.v1'
      | 'application.rejected.v1'
      | 'application.recheck-requested.v1'
      | 'application.rejection-confirmed.v1'
      | 'application.rejection-overturned.v1'
      | 'application.withdrawn.v1'
      | 'application.closed-for-another.v1';
  }
>;

function decided(state: ApplicationState, event: DecisionEvent): ApplicationState {
  const ended = { ...state, clock: null, lastStepBy: event.actor };
  switch (event.type) {
    case 'application.approved.v1':
      return {
        ...onFrom(ended, decisionPlace(state), event.payload.clock ?? null),
        decidedBy: event.actor,
        decisionNoticeNo: event.payload.noticeNo,
      };
    case 'application.rejected.v1':
      return {
        ...ended,
        status: 'rejected',
        decidedBy: event.actor,
        decisionNoticeNo: event.payload.noticeNo,
        rejectionReasons: event.payload.reasons,
        rejectionComment: event.payload.comment,
      };
    case 'application.recheck-requested.v1':
      return { ...state, status: 'recheck', clock: event.payload.clock };
    case 'application.rejection-confirmed.v1':
      return { ...ended, status: 'rejection-confirmed', decisionNoticeNo: event.payload.noticeNo };
    case 'application.rejection-overturned.v1':
      return {
        ...onFrom(ended, decisionPlace(state), event.payload.clock ?? null),
        decisionNoticeNo: event.payload.noticeNo,
        rejectionReasons: [],
      };
    case 'application.withdrawn.v1':
    case 'application.closed-for-another.v1':
      return { ...ended, status: 'withdrawn', notice: null };
  }
}

function reviewPassed(
  state: ApplicationState,
  event: Extract<RecordedEvent, { type: 'application.review-passed.v1' }>,
): ApplicationState {
  const { step, recommendation, comment, clock } = event.payload;
  return {
    ...onFrom(state, placeOf(state, step), clock),
    lastStepBy: event.actor,
    stepsBy: { ...state.stepsBy, [step]: event.actor },
    opinions: [...state.opinions, { step, by: event.actor, recommendation, comment }],
  };
}

type Merged = Extract<RecordedEvent, { type: 'application.household-merged.v1' }>['payload'];

function merged(state: ApplicationState, { members, documents }: Merged): ApplicationState {
  const content = { ...state.content, members: [...state.content.members, ...members] };
  return { ...state, content, documents: [...state.documents, ...documents] };
}

function submitted(payload: SubmittedEvent['payload']): ApplicationState {
  return {
    caseId: payload.caseId,
    caseNo: payload.caseNo,
    externalId: payload.externalId,
    channel: payload.channel,
    street: payload.street,
    status: 'submitted',
    content: payload.content,
    documents: payload.documents,
    receivedOn: payload.receivedOn,
    acceptedOn: null,
    receiptNo: null,
    clock: payload.clock,
    chain: null,
    step: -1,
    publicised: [],
    notice: null,
    registeredOn: null,
    changedOn: null,
    supplementNotices: 0,
    supplementItems: [],
    supplementNoticeNo: null,
    lastStepBy: null,
    stepsBy: {},
    decidedBy: null,
    opinions: [],
    rejectionReasons: [],
    rejectionComment: '',
    decisionNoticeNo: null,
    promise: null,
    undo: null,
  };
}

function withConsent(content: ApplicationContent, signedOn: PlainDate): ApplicationContent {
  return { ...content, consent: { ...content.consent, verification: true, truthfulness: true, signedOn } };
}

function withoutStep(stepsBy: ApplicationState['stepsBy'], step: ReviewStep): ApplicationState['stepsBy'] {
  const { [step]: _void, ...kept } = stepsBy;
  return kept;
}
