import type { OfficeId } from '../../kernel/ids.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { DocumentFile } from '../application/document.ts';
import type { Basis } from '../application/events.ts';
import type { RentStandard } from '../rent/standard.ts';
import type { LeavingGround } from './grounds.ts';

/** How a household leaves its home, stream `leaving:<lease>`. */
export type LeavingEvent =
  | {
      readonly type: 'leaving.opened.v1';
      readonly payload: {
        readonly leaseId: string;
        readonly leaseNo: string;
        readonly office: OfficeId;
        readonly ground: LeavingGround;
        /** When it began; null where it has no beginning. */
        readonly since: PlainDate | null;
        readonly evidence: string;
        readonly files: readonly DocumentFile[];
        readonly on: PlainDate;
        readonly basis: Basis;
      };
    }
  /** The tenant was heard, or had the time for it. */
  | { readonly type: 'leaving.heard.v1'; readonly payload: { readonly on: PlainDate; readonly statement: string } }
  /** PRH-32: told in writing, with the rights of PRH-47, by when the home is left. */
  | {
      readonly type: 'leaving.notified.v1';
      readonly payload: { readonly on: PlainDate; readonly leaveBy: PlainDate; readonly basis: Basis };
    }
  /** What is paid while moving out and after it, by the policy and the market rent of the home. */
  | {
      readonly type: 'leaving.rent-set.v1';
      readonly payload: {
        readonly on: PlainDate;
        readonly marketFen: number;
        readonly source: string;
        readonly standards: readonly RentStandard[];
        readonly basis: Basis;
      };
    }
  | { readonly type: 'leaving.withdrawn.v1'; readonly payload: { readonly on: PlainDate; readonly reason: string } }
  /** The home was returned and handed over: the day from which bans run. */
  | {
      readonly type: 'leaving.closed.v1';
      readonly payload: {
        readonly on: PlainDate;
        readonly returnedOn: PlainDate;
        /** The last day of the ban; null where the ground has none. */
        readonly bannedUntil: PlainDate | null;
        /** The last day for giving the deposit back; null where the policy names none. */
        readonly refundBy: PlainDate | null;
        readonly basis: Basis;
      };
    };

export type LeavingEventType = LeavingEvent['type'];
