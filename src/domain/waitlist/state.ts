import type { Programme } from '../application/programme.ts';
import type { CaseId, OfficeId } from '../../kernel/ids.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { DrawnNumber } from './order.ts';
import type { BanGrounds, LeaveReason, OfferExcuse, OfferRefusal } from './reasons.ts';
import type { Standing } from './standing.ts';

/** A household's entry in the waiting list, folded from its stream. */
export interface WaitingState {
  readonly caseId: CaseId;
  readonly caseNo: string;
  readonly street: OfficeId;
  readonly programme: Programme;
  readonly number: string;
  readonly registeredOn: PlainDate;
  readonly waitsSince: PlainDate;
  readonly waitsUntil: PlainDate;
  readonly standing: Standing;
  readonly drawn: DrawnNumber | null;
  readonly confirmBy: PlainDate | null;
  readonly confirmedOn: PlainDate | null;
  /** The reminder to the coming confirmation; null before it and after the household confirmed. */
  readonly reminded: { readonly on: PlainDate; readonly graceUntil: PlainDate } | null;
  /** Conditions that were found not to hold any longer, until a person has looked. */
  readonly flag: { readonly since: PlainDate; readonly unmet: readonly string[] } | null;
  readonly refusals: readonly {
    readonly refusal: OfferRefusal;
    readonly excuse: OfferExcuse | null;
    readonly on: PlainDate;
  }[];
  /** Refusals that count since the last pause. */
  readonly counted: number;
  /** The last day on which nothing is offered. */
  readonly pausedUntil: PlainDate | null;
  readonly left: { readonly reason: LeaveReason; readonly on: PlainDate } | null;
  readonly ban: {
    readonly grounds: BanGrounds;
    readonly returnedOn: PlainDate;
    readonly until: PlainDate;
    readonly bans: readonly string[];
  } | null;
}
