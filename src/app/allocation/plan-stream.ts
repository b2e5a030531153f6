import { type RecordedPlanEvent, foldPlan } from '../../domain/allocation/evolve.ts';
import { type IntentState, type RecordedIntentEvent, foldIntent } from '../../domain/allocation/intent-state.ts';
import type { PlanState } from '../../domain/allocation/state.ts';
import type { CaseId } from '../../kernel/ids.ts';
import type { CaseFile } from '../../store/case-file.ts';
import { typedEvents } from '../../store/typed-events.ts';

export function planStream(planId: string): string {
  return `plan:${planId}`;
}

/** One household's intent for one plan. */
export function intentStream(planId: string, caseId: CaseId): string {
  return `intent:${planId}/${caseId}`;
}

/** The plan and the household that an intent's stream names; undefined for another kind of stream. */
export function placeOfIntentStream(stream: string): { readonly planId: string; readonly caseId: CaseId } | undefined {
  const [planId, caseId] = stream.startsWith('intent:') ? stream.slice('intent:'.length).split('/') : [];
  return planId === undefined || caseId === undefined ? undefined : { planId, caseId: caseId as CaseId };
}

/** Which plan a household stands in: one at a time, in the whole city. */
export function intentClaimStream(caseId: CaseId): string {
  return `claim:intent-${caseId}`;
}

type Loading = Pick<CaseFile, 'load'>;

export interface LoadedPlan {
  readonly version: number;
  readonly state: PlanState;
}

/** Undefined when there is no such plan. */
export function loadPlan(file: Loading, planId: string): LoadedPlan | undefined {
  const { version, events } = file.load(planStream(planId));
  const state = foldPlan(typedEvents<RecordedPlanEvent>(events, 'plan'));
  return state === undefined ? undefined : { version, state };
}

export interface LoadedIntent {
  /** 0 before the household registered. */
  readonly version: number;
  readonly state: IntentState | undefined;
}

export function loadIntent(file: Loading, planId: string, caseId: CaseId): LoadedIntent {
  const { version, events } = file.load(intentStream(planId, caseId));
  return { version, state: foldIntent(typedEvents<RecordedIntentEvent>(events, 'intent')) };
}
