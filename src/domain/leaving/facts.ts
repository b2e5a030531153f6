import type { OfficeId, StaffId } from '../../kernel/ids.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { Result } from '../../kernel/result.ts';
import type { Actor } from '../application/available-actions.ts';
import type { Standing } from '../annual-review/available-actions.ts';
import type { Ban, BreachLimit, MovingOut } from '../policy/tenancy.ts';
import type { RentStandard } from '../rent/standard.ts';
import type { LeavingEvent } from './events.ts';
import type { LeavingRefusal } from './refusal.ts';
import type { FineLimitsFrom } from './penalty.ts';
import type { RentFigures, Settlement } from './record.ts';

export interface LeavingFacts extends Standing {
  readonly today: PlainDate;
  /** Somebody else as they are now; undefined when nobody active has the id. */
  readonly colleague: (staffId: StaffId) => Actor | undefined;
  readonly lease: {
    readonly leaseId: string;
    readonly leaseNo: string;
    readonly office: OfficeId;
    /** Signed, and the keys not back with the lease ended. */
    readonly isLivedIn: boolean;
    /** The first day in the home, and the last of the term. */
    readonly from: PlainDate;
    readonly until: PlainDate;
    /** The day of the protocol of moving out; null before it. */
    readonly handedOverOn: PlainDate | null;
  };
  readonly policy: {
    readonly id: string;
    readonly arrears: BreachLimit;
    readonly vacancy: BreachLimit;
    readonly movingOut: MovingOut | null;
    /** Of every version of the policy, by their days: a fine goes by that of its own. */
    readonly fines: readonly FineLimitsFrom[];
    readonly bans: { readonly breach: Ban; readonly deceit: Ban };
  };
  /** Rent past its day. */
  readonly figures: RentFigures;
  /** The newest review, where it went against the tenant, with the day that it names; null otherwise. */
  readonly failedReview: { readonly leaveBy: PlainDate | null } | null;
  /** The rents of the ledger by their days. */
  readonly standards: readonly RentStandard[];
  /** The streams of the tenant's bans. */
  readonly banStreams: readonly string[];
  /** The last day for giving the deposit back, counted from a settlement; null where the policy names none. */
  readonly refundBy: (from: PlainDate) => PlainDate | null;
  /** What comes out once all days are charged and the deposit has met what is owed. */
  readonly settlement: () => Settlement;
  /** What is held of the deposit and was paid ahead, fen. */
  readonly held: () => { readonly depositFen: number; readonly aheadFen: number };
}

export type LeavingDecision = Result<readonly LeavingEvent[], LeavingRefusal>;
