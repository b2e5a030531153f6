import type { PlainDate } from '../../kernel/plain-date.ts';
import type { TimeLimit } from '../policy/time-limit.ts';
import type { DocumentType } from './document.ts';
import { type JudgedDocument, countingTypes } from './judged-document.ts';

export interface PromisedPaper {
  readonly documentType: DocumentType;
  readonly limit: TimeLimit;
  /** The last day on which it may come, that day included. */
  readonly dueOn: PlainDate;
  /** The day reaches a year whose calendar is not loaded (DAY-09). */
  readonly provisional: boolean;
}

export interface Promised {
  readonly madeOn: PlainDate;
  readonly papers: readonly PromisedPaper[];
  /** What the officer noted about it. */
  readonly comment: string;
}

/** A case as far as its promise goes. */
interface Promising {
  readonly promise: Promised | null;
  readonly documents: readonly JudgedDocument[];
}

/** The promised papers that have not come, or were refused when they did. */
export function openPromises(state: Promising): readonly PromisedPaper[] {
  const present = countingTypes(state.documents);
  return (state.promise?.papers ?? []).filter(({ documentType }) => !present.includes(documentType));
}

/** Of these, the ones whose last day has passed. */
export function brokenPromises(state: Promising, today: PlainDate): readonly PromisedPaper[] {
  return openPromises(state).filter(({ dueOn }) => dueOn < today);
}
