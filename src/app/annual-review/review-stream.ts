import { type RecordedReviewEvent, type ReviewState, foldReview } from '../../domain/annual-review/state.ts';
import type { CaseFile } from '../../store/case-file.ts';
import { typedEvents } from '../../store/typed-events.ts';

export function reviewStream(leaseId: string, year: number): string {
  return `review:${leaseId}.${String(year)}`;
}

/** One review for each household and year, whichever lease it is of and whoever opens it (decisions/0033). */
export function reviewClaimStream(household: string, year: number): string {
  return `claim:review-${String(year)}-${household}`;
}

export interface LoadedReview {
  /** 0 before it was called. */
  readonly version: number;
  readonly state: ReviewState | undefined;
}

export function loadReview(file: Pick<CaseFile, 'load'>, leaseId: string, year: number): LoadedReview {
  const { version, events } = file.load(reviewStream(leaseId, year));
  return { version, state: foldReview(typedEvents<RecordedReviewEvent>(events, 'review')) };
}
