/** How a case goes along its chain: forward, back, through a notice, and with a household that changed. */
import { chainOfCase, decisionPlace, isDecision, placeOf, reviewStepOf, statusAt, stepAfter } from './chain.ts';
import type { ApplicationEvent } from './events.ts';
import type { ApplicationState, Clock, ReviewStep, Status } from './state.ts';

/** At a place of the chain; after the last step it is approved, until it is registered. */
export function atPlace(state: ApplicationState, place: number, clock: Clock | null): ApplicationState {
  const step = chainOfCase(state)[place];
  const status: Status = step === undefined ? 'approved' : statusAt(step);
  return { ...state, status, step: place, clock };
}

/** On to what follows the step at `place`. */
export function onFrom(state: ApplicationState, place: number, clock: Clock | null): ApplicationState {
  return atPlace(state, stepAfter(state, place), clock);
}

/** Back to a place from which everything is done anew: no step, opinion, publicity or decision from there on stands. */
function anewFrom(state: ApplicationState, place: number, clock: Clock | null): ApplicationState {
  const chain = chainOfCase(state);
  const undone = new Set(chain.slice(place).flatMap((step) => reviewStepOf(step) ?? []));
  const stands = ([name]: readonly [string, unknown]): boolean => !undone.has(name as ReviewStep);
  const undecided = place <= decisionPlace(state);
  return atPlace(
    {
      ...state,
      stepsBy: Object.fromEntries(Object.entries(state.stepsBy).filter(stands)),
      opinions: state.opinions.filter(({ step }) => !undone.has(step)),
      publicised: state.publicised.filter((passed) => passed < place),
      notice: null,
      decidedBy: undecided ? null : state.decidedBy,
      decisionNoticeNo: undecided ? null : state.decisionNoticeNo,
    },
    place,
    clock,
  );
}

/** The place of a step that an event names. */
function placeNamed(state: ApplicationState, name: ReviewStep | 'decision'): number {
  return name === 'decision' ? chainOfCase(state).findIndex(isDecision) : placeOf(state, name);
}

export type WayEvent = Extract<
  ApplicationEvent,
  {
    type:
      | 'application.publicised.v1'
      | 'application.publicity-held.v1'
      | 'application.publicity-released.v1'
      | 'application.publicity-failed.v1'
      | 'application.publicity-barred.v1'
      | 'application.publicity-passed.v1'
      | 'application.registered.v1'
      | 'application.household-changed.v1';
  }
>;

export function evolveWay(state: ApplicationState, event: WayEvent): ApplicationState {
  switch (event.type) {
    case 'application.publicised.v1': {
      const { batchId, noticeNo, clock } = event.payload;
      const notice = { batchId, noticeNo, heldBy: [], period: clock };
      return { ...state, status: 'publicised', clock, notice };
    }
    case 'application.publicity-held.v1': {
      const { objectionId, clock } = event.payload;
      if (state.notice === null) return state;
      const notice = { ...state.notice, heldBy: [...state.notice.heldBy, objectionId] };
      return { ...state, status: 'objection', clock: state.notice.heldBy.length > 0 ? state.clock : clock, notice };
    }
    case 'application.publicity-released.v1':
      return released(state, event.payload.objectionId);
    case 'application.publicity-failed.v1':
    case 'application.publicity-barred.v1':
      return anewFrom(state, placeNamed(state, event.payload.to), event.payload.clock);
    case 'application.publicity-passed.v1': {
      // A case of before the chains is published at its end (decisions/0015).
      const publicised = [...state.publicised, state.step];
      return onFrom({ ...state, publicised, notice: null }, state.step, event.payload.clock);
    }
    case 'application.registered.v1':
      return { ...state, status: 'registered', clock: null, registeredOn: event.payload.waitsSince };
    case 'application.household-changed.v1': {
      const { content, changedOn, to, clock } = event.payload;
      const changed = { ...state, content, changedOn };
      return to === null ? changed : anewFrom(changed, placeNamed(changed, to), clock);
    }
  }
}

function released(state: ApplicationState, objectionId: string): ApplicationState {
  if (state.notice === null) return state;
  const heldBy = state.notice.heldBy.filter((id) => id !== objectionId);
  const notice = { ...state.notice, heldBy };
  return heldBy.length > 0 ? { ...state, notice } : { ...state, status: 'publicised', clock: notice.period, notice };
}
