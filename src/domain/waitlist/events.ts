import type { Basis } from '../application/events.ts';
import type { Programme } from '../application/programme.ts';
import type { CaseId, OfficeId, StaffId } from '../../kernel/ids.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { MassSignature } from '../mass/mass-signature.ts';
import type { DrawnNumber } from './order.ts';
import type { BanGrounds, ChangeCause, LeaveReason, OfferExcuse, OfferRefusal, ReminderWay } from './reasons.ts';
import type { Standing } from './standing.ts';

/**
 * A household's time on the waiting list: a stream beside the case's own, known in the whole city, because a place in
 * the list is a place among all. It has what the order needs, and no name, number or address of anybody.
 */
export type WaitingEvent =
  /** PRH-07: registration, which is public. */
  | {
      readonly type: 'waiting.registered.v1';
      readonly payload: {
        readonly caseId: CaseId;
        readonly caseNo: string;
        readonly street: OfficeId;
        readonly programme: Programme;
        /** `XN轮2026-01-000123`. */
        readonly number: string;
        readonly registeredOn: PlainDate;
        /** The day from which the wait counts; earlier where another registration went before. */
        readonly waitsSince: PlainDate;
        readonly standing: Standing;
        /** When the household confirms again what it declared; null where the policy never asks. */
        readonly confirmBy: PlainDate | null;
        /** The wait is generally not to be longer (PRH-10). */
        readonly waitsUntil: PlainDate;
        readonly basis: Basis;
      };
    }
  /** The wait counts from an older register. */
  | {
      readonly type: 'waiting.carried-over.v1';
      readonly payload: {
        readonly waitsSince: PlainDate;
        readonly waitsUntil: PlainDate;
        readonly confirmedOn: PlainDate | null;
        readonly confirmBy: PlainDate | null;
        readonly source: string;
        readonly recordedOn: PlainDate;
        readonly secondBy: StaffId;
        readonly basis: Basis;
      };
    }
  /** The number of the month, as the published draw has it. It stays with the household. */
  | {
      readonly type: 'waiting.number-drawn.v1';
      readonly payload: { readonly drawn: DrawnNumber; readonly source: string; readonly recordedOn: PlainDate };
    }
  | {
      readonly type: 'waiting.reminded.v1';
      readonly payload: {
        readonly way: ReminderWay;
        readonly remindedOn: PlainDate;
        readonly confirmBy: PlainDate;
        /** The last day on which a late confirmation is still taken. */
        readonly graceUntil: PlainDate;
        readonly comment: string;
        /** Reminded together with others, and who signed beside. */
        readonly mass?: MassSignature;
      };
    }
  | {
      readonly type: 'waiting.reconfirmed.v1';
      readonly payload: {
        readonly changed: boolean;
        readonly signedOn: PlainDate;
        readonly recordedOn: PlainDate;
        readonly confirmBy: PlainDate | null;
        readonly comment: string;
      };
    }
  /** The household looked at anew. Conditions that no longer hold flag it for a person; nothing removes it by itself. */
  | {
      readonly type: 'waiting.reevaluated.v1';
      readonly payload: {
        readonly cause: ChangeCause;
        readonly standing: Standing;
        readonly unmet: readonly string[];
        readonly reevaluatedOn: PlainDate;
        readonly comment: string;
        readonly basis: Basis;
      };
    }
  /** A person looked at what no longer held, and the household stays. */
  | {
      readonly type: 'waiting.flag-settled.v1';
      readonly payload: { readonly settledOn: PlainDate; readonly comment: string };
    }
  | {
      readonly type: 'waiting.offer-refused.v1';
      readonly payload: {
        readonly refusal: OfferRefusal;
        /** Why it does not count; null where it does. */
        readonly excuse: OfferExcuse | null;
        readonly refusedOn: PlainDate;
        /** How many count so far, this one with them. */
        readonly counted: number;
        readonly comment: string;
        readonly basis: Basis;
      };
    }
  | {
      readonly type: 'waiting.paused.v1';
      readonly payload: { readonly pausedOn: PlainDate; readonly until: PlainDate; readonly basis: Basis };
    }
  | {
      readonly type: 'waiting.left.v1';
      readonly payload: {
        readonly reason: LeaveReason;
        readonly leftOn: PlainDate;
        readonly comment: string;
        /** Who signed beside the officer, where somebody leaves against their will. */
        readonly secondBy: StaffId | null;
        readonly basis: Basis;
      };
    }
  /** Refused, and then not after all: the household has its place again. */
  | {
      readonly type: 'waiting.restored.v1';
      readonly payload: { readonly restoredOn: PlainDate; readonly basis: Basis };
    }
  | {
      readonly type: 'waiting.banned.v1';
      readonly payload: {
        readonly grounds: BanGrounds;
        readonly returnedOn: PlainDate;
        readonly until: PlainDate;
        /** The streams of the bans: digests, not numbers. */
        readonly bans: readonly string[];
        readonly comment: string;
        readonly secondBy: StaffId;
        readonly basis: Basis;
      };
    }
  | {
      readonly type: 'waiting.ban-lifted.v1';
      readonly payload: { readonly liftedOn: PlainDate; readonly comment: string; readonly secondBy: StaffId };
    };

export type WaitingEventType = WaitingEvent['type'];
