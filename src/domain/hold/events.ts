import type { Queue } from '../application/queue.ts';
import type { CaseId, OfficeId, StaffId } from '../../kernel/ids.ts';
import type { MassSignature } from '../mass/mass-signature.ts';

/** For whom, for which step, as of which version of the case, until when (UTC milliseconds). */
export interface HoldTerm {
  readonly holder: StaffId;
  /** A hold is for one step: it counts while the case stands there, and counts again where it comes back in time. */
  readonly step: Queue;
  /** Version of the case's own stream that was seen. */
  readonly caseVersion: number;
  readonly until: number;
}

/** The history of who held a case, on a stream beside its own: claiming never moves the case. */
export type HoldEvent =
  | {
      readonly type: 'hold.taken.v1';
      /** The first event of the stream says whose case it is. `mass`: assigned together with others. */
      readonly payload: HoldTerm & {
        readonly caseId: CaseId;
        readonly street: OfficeId;
        readonly mass?: MassSignature;
      };
    }
  | {
      readonly type: 'hold.released.v1';
      /** The reason is empty where the holder let it go. */
      readonly payload: { readonly holder: StaffId; readonly reason: string; readonly mass?: MassSignature };
    }
  | {
      readonly type: 'hold.handed-over.v1';
      readonly payload: HoldTerm & { readonly from: StaffId; readonly reason: string; readonly mass?: MassSignature };
    }
  | { readonly type: 'hold.notice-seen.v1'; readonly payload: { readonly staffId: StaffId } };

export type HoldEventType = HoldEvent['type'];

/** With what the envelope says of it. */
export type RecordedHoldEvent = HoldEvent & {
  readonly actor: StaffId;
  readonly wallTime: number;
  readonly streamVersion: number;
};
