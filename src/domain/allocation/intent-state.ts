import type { CaseId, OfficeId, StaffId } from '../../kernel/ids.ts';
import { invariant } from '../../kernel/invariant.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { Programme } from '../application/programme.ts';
import type { Standing } from '../waitlist/standing.ts';
import type { ReviewedHousehold } from './entry.ts';
import type { Declaration, IntentEvent } from './intent-events.ts';

export const intentStatuses = ['registered', 'passed', 'failed', 'withdrawn'] as const;

export type IntentStatus = (typeof intentStatuses)[number];

/** A household's intent for one plan, folded from its stream. */
export interface IntentState {
  readonly planId: string;
  readonly caseId: CaseId;
  readonly caseNo: string;
  readonly street: OfficeId;
  readonly programme: Programme;
  readonly waitingNo: string;
  readonly status: IntentStatus;
  readonly areas: readonly string[];
  readonly declaration: Declaration;
  readonly registeredOn: PlainDate;
  readonly passed: {
    readonly on: PlainDate;
    readonly by: StaffId;
    readonly reviewed: ReviewedHousehold;
    readonly standing: Standing;
    readonly countsUntil: PlainDate;
    readonly comment: string;
  } | null;
  readonly failed: {
    readonly on: PlainDate;
    readonly by: StaffId;
    readonly secondBy: StaffId;
    readonly noticeNo: string;
    readonly unmet: readonly string[];
    readonly reasons: string;
  } | null;
}

/** An event with the actor of its envelope. */
export type RecordedIntentEvent = IntentEvent & { readonly actor: StaffId };

export function foldIntent(events: Iterable<RecordedIntentEvent>): IntentState | undefined {
  let state: IntentState | undefined;
  for (const event of events) state = evolveIntent(state, event);
  return state;
}

function evolveIntent(state: IntentState | undefined, event: RecordedIntentEvent): IntentState {
  if (event.type === 'intent.registered.v1') {
    const { basis: _basis, ...registered } = event.payload;
    return { ...registered, status: 'registered', passed: null, failed: null };
  }
  invariant(state, `${event.type} before intent.registered.v1`);
  switch (event.type) {
    case 'intent.changed.v1': {
      const { areas, declaration } = event.payload;
      return { ...state, areas, declaration };
    }
    case 'intent.withdrawn.v1':
      return { ...state, status: 'withdrawn' };
    case 'intent.review-passed.v1': {
      const { basis: _basis, reviewedOn: on, ...found } = event.payload;
      return { ...state, status: 'passed', passed: { ...found, on, by: event.actor }, failed: null };
    }
    case 'intent.review-failed.v1': {
      const { basis: _basis, reviewedOn: on, ...found } = event.payload;
      return { ...state, status: 'failed', passed: null, failed: { ...found, on, by: event.actor } };
    }
    case 'intent.review-reopened.v1':
      return { ...state, status: 'registered', passed: null, failed: null };
  }
}
