import type { CaseId, StaffId } from '../../kernel/ids.ts';
import type { DifferenceReason } from './reasons.ts';

/** What is decided on a pair. */
export type PairCommand =
  | ({ readonly type: 'duplicate-of' } & Closing)
  | ({ readonly type: 'same-household'; readonly relations: readonly JoiningMember[] } & Closing)
  | { readonly type: 'different-people'; readonly reason: DifferenceReason; readonly comment: string };

interface Closing {
  /** The case that ends; the other one goes on. */
  readonly close: CaseId;
  readonly comment: string;
  /** Who signed in beside the officer; the app has checked that it was them. */
  readonly secondBy?: StaffId;
}

/** As what somebody of the closed case appears in the household that goes on: a GB/T 4761 code, seen from its applicant. */
export interface JoiningMember {
  readonly identityNumber: string;
  readonly relation: string;
}

export type PairCommandType = PairCommand['type'];

export const pairCommandTypes = ['duplicate-of', 'same-household', 'different-people'] as const;
