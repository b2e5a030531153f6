import { invariant } from '../../kernel/invariant.ts';
import type { OfficeId, StaffId } from '../../kernel/ids.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { ContactWay } from '../arrears/events.ts';
import type { Declaration, ReviewEvent } from './events.ts';
import { type TenancyPaper, withBrought } from './paper.ts';

export const reviewStatuses = ['called', 'declared', 'passed', 'failed'] as const;

/** Asked for, declared and to be decided, decided. */
export type ReviewStatus = (typeof reviewStatuses)[number];

/** A review, folded from its stream. */
export interface ReviewState {
  readonly leaseId: string;
  readonly leaseNo: string;
  readonly office: OfficeId;
  readonly year: number;
  readonly household: string;
  readonly dueOn: PlainDate;
  readonly status: ReviewStatus;
  readonly reminders: readonly { readonly on: PlainDate; readonly way: ContactWay; readonly note: string }[];
  readonly declared: {
    readonly on: PlainDate;
    readonly declaration: Declaration;
    readonly changes: string;
    readonly signedBy: string;
    readonly by: StaffId;
  } | null;
  readonly papers: readonly TenancyPaper[];
  readonly decided: {
    readonly on: PlainDate;
    readonly outcome: 'passed' | 'failed';
    readonly reason: string;
    readonly leaveBy: PlainDate | null;
    readonly by: StaffId;
  } | null;
}

/** As it stands in the log: the event with who wrote it. */
export type RecordedReviewEvent = ReviewEvent & { readonly actor: StaffId };

function evolve(state: ReviewState | undefined, event: RecordedReviewEvent): ReviewState {
  if (event.type === 'review.called.v1') {
    const { basis: _basis, ...called } = event.payload;
    return { ...called, status: 'called', reminders: [], declared: null, papers: [], decided: null };
  }
  invariant(state, 'a review begins by being called');
  const by = event.actor;
  switch (event.type) {
    case 'review.reminded.v1':
      return { ...state, reminders: [...state.reminders, event.payload] };
    case 'review.declared.v1': {
      const { declaredOn: on, declaration, changes, signedBy, papers } = event.payload;
      return { ...state, status: 'declared', declared: { on, declaration, changes, signedBy, by }, papers };
    }
    case 'review.papers-brought.v1':
      return { ...state, papers: withBrought(state.papers, event.payload.papers) };
    case 'review.decided.v1': {
      const { decidedOn: on, outcome, reason, leaveBy } = event.payload;
      return { ...state, status: outcome, decided: { on, outcome, reason, leaveBy, by } };
    }
    case 'review.reopened.v1':
      return { ...state, status: state.declared === null ? 'called' : 'declared', decided: null };
  }
}

export function foldReview(events: readonly RecordedReviewEvent[]): ReviewState | undefined {
  let state: ReviewState | undefined;
  for (const event of events) state = evolve(state, event);
  return state;
}
