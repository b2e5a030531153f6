import type { StaffId } from '../../kernel/ids.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { MassSignature } from '../mass/mass-signature.ts';
import type { DrawnNumber } from './order.ts';
import type { BanGrounds, ChangeCause, LeaveReason, OfferExcuse, OfferRefusal, ReminderWay } from './reasons.ts';

/** Everything that can be asked of a household's entry in the waiting list. */
export type WaitingCommand =
  | { readonly type: 'register' }
  | { readonly type: 'record-number'; readonly drawn: DrawnNumber; readonly source: string }
  /** The household stood on an older register: its wait counts from there. Two people sign, since others lose places. */
  | ({
      readonly type: 'carry-over';
      readonly waitsSince: PlainDate;
      /** When it last confirmed there; null when that is not known. */
      readonly confirmedOn: PlainDate | null;
      readonly source: string;
    } & Signed)
  /** `mass`: reminded together with others. */
  | {
      readonly type: 'remind';
      readonly way: ReminderWay;
      readonly comment: string;
      readonly mass?: MassSignature;
    }
  | {
      readonly type: 'reconfirm';
      readonly changed: boolean;
      readonly signedOn: PlainDate;
      readonly comment: string;
    }
  | { readonly type: 'reevaluate'; readonly cause: ChangeCause; readonly comment: string }
  | { readonly type: 'settle-flag'; readonly comment: string }
  | ({
      readonly type: 'refuse-offer';
      readonly refusal: OfferRefusal;
      readonly excuse: OfferExcuse | null;
      readonly comment: string;
    } & Signed)
  | ({ readonly type: 'leave'; readonly reason: LeaveReason; readonly comment: string } & Signed)
  | ({
      readonly type: 'ban';
      readonly grounds: BanGrounds;
      readonly returnedOn: PlainDate;
      /** Identity numbers of grown-ups of the household. */
      readonly persons: readonly string[];
      readonly comment: string;
    } & Signed)
  | ({ readonly type: 'lift-ban'; readonly comment: string } & Signed);

/** Who signed in beside the officer; the app has checked that it was them. */
interface Signed {
  readonly secondBy?: StaffId;
}

export type WaitingCommandType = WaitingCommand['type'];
