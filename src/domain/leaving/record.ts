import type { StaffId } from '../../kernel/ids.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';

/** Rent past its day when rent is the ground. */
export interface RentFigures {
  readonly lateFen: number;
  readonly months: number;
  readonly since: PlainDate | null;
}

export interface ImposedBan {
  readonly grounds: 'breach' | 'deceit';
  /** The last day. */
  readonly until: PlainDate;
  /** The streams of the bans: digests, not numbers. */
  readonly bans: readonly string[];
  readonly secondBy: StaffId;
}

/** What came out when everything was charged and the deposit had met what was owed; fen. */
export interface Settlement {
  /** What was held of the deposit, and what of it met rent and late fees. */
  readonly heldFen: number;
  readonly setOffFen: number;
  /** Still to be paid. */
  readonly owedFen: number;
  /** To be given back: of the deposit, and of what was paid ahead. */
  readonly depositFen: number;
  readonly aheadFen: number;
}
