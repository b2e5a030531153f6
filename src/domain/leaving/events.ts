import type { OfficeId, StaffId } from '../../kernel/ids.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { DocumentFile } from '../application/document.ts';
import type { Basis } from '../application/events.ts';
import type { Term } from '../rent/events.ts';
import type { RentStandard } from '../rent/standard.ts';
import type { LeavingGround } from './grounds.ts';
import type { Fine, Judgment, Suit } from './penalty.ts';
import type { ImposedBan, RentFigures, Settlement } from './record.ts';

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
        /** What the ledger said on the day, where rent is the ground. */
        readonly figures: RentFigures | null;
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
        /** What the ledger had from the first of those days on: a withdrawal puts it back. */
        readonly before: readonly RentStandard[];
        readonly basis: Basis;
      };
    }
  | {
      readonly type: 'leaving.transition-signed.v1';
      readonly payload: {
        readonly on: PlainDate;
        readonly signedOn: PlainDate;
        readonly term: Term;
        /** Fen a month. */
        readonly monthlyFen: number;
        readonly landlord: string;
        readonly tenant: string;
        readonly basis: Basis;
      };
    }
  | { readonly type: 'leaving.withdrawn.v1'; readonly payload: { readonly on: PlainDate; readonly reason: string } }
  /** The home was returned and handed over: the day from which bans run. */
  | {
      readonly type: 'leaving.returned.v1';
      readonly payload: {
        readonly on: PlainDate;
        readonly returnedOn: PlainDate;
        /** Null where the ground has none. */
        readonly ban: ImposedBan | null;
        readonly basis: Basis;
      };
    }
  | {
      readonly type: 'leaving.settled.v1';
      readonly payload: {
        readonly on: PlainDate;
        readonly settlement: Settlement;
        /** The last day for giving back what is left; null where the policy names none. */
        readonly refundBy: PlainDate | null;
        readonly basis: Basis;
      };
    }
  | {
      readonly type: 'leaving.refunded.v1';
      readonly payload: {
        readonly on: PlainDate;
        readonly refundId: string;
        readonly depositFen: number;
        readonly aheadFen: number;
        readonly payee: string;
        readonly reason: string;
      };
    }
  /** PRH-34, PRH-36: as the document says it, within what the rule allows on the day. */
  | {
      readonly type: 'leaving.fined.v1';
      readonly payload: Omit<Fine, 'paid'> & { readonly on: PlainDate; readonly basis: Basis };
    }
  | {
      readonly type: 'leaving.fine-paid.v1';
      readonly payload: {
        readonly on: PlainDate;
        readonly fineId: string;
        readonly paidOn: PlainDate;
        /** Of the treasury. */
        readonly voucherNo: string;
      };
    }
  /** PRH-27, PRH-28, PRH-32: whoever stays or owes is taken to court. */
  | {
      readonly type: 'leaving.suit-filed.v1';
      readonly payload: Omit<Suit, 'judged' | 'enforced'> & { readonly on: PlainDate; readonly basis: Basis };
    }
  | {
      readonly type: 'leaving.suit-judged.v1';
      readonly payload: {
        readonly on: PlainDate;
        readonly suitId: string;
        readonly caseNo: string;
        readonly judgedOn: PlainDate;
        readonly outcome: Judgment;
        readonly note: string;
      };
    }
  | {
      readonly type: 'leaving.suit-enforced.v1';
      readonly payload: {
        readonly on: PlainDate;
        readonly suitId: string;
        readonly enforcedOn: PlainDate;
        readonly note: string;
      };
    }
  | {
      readonly type: 'leaving.ban-lifted.v1';
      readonly payload: { readonly on: PlainDate; readonly reason: string; readonly secondBy: StaffId };
    };

export type LeavingEventType = LeavingEvent['type'];
