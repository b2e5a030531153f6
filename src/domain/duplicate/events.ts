import type { Basis } from '../application/events.ts';
import type { CaseId, OfficeId, StaffId } from '../../kernel/ids.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { PairReasonKind } from './evidence.ts';
import type { DifferenceReason } from './reasons.ts';

/**
 * What was decided on two cases that look like one, on the stream `pair:<lower case id>.<higher case id>`. Every event
 * says whose it is and from which streets, since any may stand first and the first says who receives the stream
 * (protocol/scope.ts): the office that covers both.
 */
export type PairEvent =
  | { readonly type: 'pair.found-duplicate.v1' | 'pair.joined.v1'; readonly payload: ClosingPayload }
  | {
      readonly type: 'pair.told-apart.v1';
      readonly payload: PairPayload & { readonly reason: DifferenceReason };
    };

export type PairEventType = PairEvent['type'];

export interface PairPayload {
  readonly low: CaseId;
  readonly high: CaseId;
  /** Of the lower case, then of the higher. */
  readonly streets: readonly [OfficeId, OfficeId];
  readonly comment: string;
  readonly decidedOn: PlainDate;
  /** What lay before the person: kinds for the reader; facts so that only new ones ask again (evidence.ts). */
  readonly suspicions: readonly PairReasonKind[];
  readonly facts: readonly string[];
  readonly basis: Basis;
}

export interface ClosingPayload extends PairPayload {
  readonly closed: CaseId;
  readonly kept: CaseId;
  /** Who signed in beside the officer: a case is closed by two people. */
  readonly secondBy: StaffId;
}
