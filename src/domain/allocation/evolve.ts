import type { StaffId } from '../../kernel/ids.ts';
import { invariant } from '../../kernel/invariant.ts';
import type { PlanEvent } from './events.ts';
import type { PlanState } from './state.ts';

/** An event with the actor of its envelope. */
export type RecordedPlanEvent = PlanEvent & { readonly actor: StaffId };

/** Folds a whole history; undefined for an empty one. */
export function foldPlan(events: Iterable<RecordedPlanEvent>): PlanState | undefined {
  let state: PlanState | undefined;
  for (const event of events) state = evolvePlan(state, event);
  return state;
}

function evolvePlan(state: PlanState | undefined, event: RecordedPlanEvent): PlanState {
  if (event.type === 'plan.drafted.v1') return drafted(event);
  invariant(state, `${event.type} before plan.drafted.v1`);
  return next(state, event);
}

type Drafted = Extract<RecordedPlanEvent, { type: 'plan.drafted.v1' }>;

function drafted({ payload: { planId, office, parts, draftedOn }, actor }: Drafted): PlanState {
  return {
    planId,
    office,
    status: 'drafted',
    parts,
    draftedBy: actor,
    draftedOn,
    planNo: null,
    publishedOn: null,
    publishedBy: null,
    units: [],
    rules: null,
    contributions: [],
    closedOn: null,
    review: null,
    approval: null,
    drawId: null,
    previous: null,
    droppedFor: null,
  };
}

function next(state: PlanState, event: Exclude<RecordedPlanEvent, Drafted>): PlanState {
  switch (event.type) {
    case 'plan.changed.v1':
      return { ...state, parts: event.payload.parts };
    case 'plan.published.v1': {
      const { planNo, publishedOn, units, rules } = event.payload;
      return { ...state, status: 'published', planNo, publishedOn, publishedBy: event.actor, units, rules };
    }
    case 'plan.contributors-declared.v1':
      return { ...state, contributions: event.payload.contributions };
    case 'plan.intents-closed.v1':
      return { ...state, status: 'closed', closedOn: event.payload.closedOn, review: event.payload.review };
    case 'plan.roster-approved.v1': {
      const { basis: _basis, ...approval } = event.payload;
      return { ...state, status: 'approved', approval: { ...approval, by: event.actor } };
    }
    case 'plan.frozen.v1':
      return { ...state, status: 'frozen', drawId: event.payload.drawId };
    case 'plan.draw-voided.v1':
      return { ...state, status: 'closed', approval: null, previous: event.payload.planHash };
    case 'plan.ended.v1':
      return { ...state, status: 'ended' };
    case 'plan.dropped.v1':
      return { ...state, status: 'dropped', droppedFor: event.payload.reason };
  }
}
