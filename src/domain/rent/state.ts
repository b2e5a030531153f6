import { type PlainDate, addDays } from '../../kernel/plain-date.ts';
import type { CaseId, OfficeId } from '../../kernel/ids.ts';
import type { PaymentTerms } from './cycle.ts';
import type { ChargeEntry, Entry, LateFeeEntry } from './entry.ts';
import type { Term } from './events.ts';
import type { RentStandard } from './standard.ts';

/** A lease's ledger, folded from its stream. */
export interface LedgerState {
  readonly leaseId: string;
  readonly leaseNo: string;
  readonly caseId: CaseId | null;
  readonly unitNo: string;
  readonly estate: string;
  readonly office: OfficeId;
  readonly term: Term;
  readonly terms: PaymentTerms;
  /** By day; the first begins with the term. */
  readonly standards: readonly RentStandard[];
  readonly depositFen: number;
  /** Estates that it was of before: each up to an entry's place among all. */
  readonly moves: readonly { readonly before: number; readonly estate: string }[];
  /** In the order in which they were booked. */
  readonly entries: readonly Entry[];
  /** The day of the newest entry: nothing is booked before it. */
  readonly bookedOn: PlainDate;
}

/** The charges that stand, by their days. */
export function standingCharges({ entries }: Pick<LedgerState, 'entries'>): readonly ChargeEntry[] {
  return entries
    .filter((entry): entry is ChargeEntry => entry.kind === 'charge' && entry.reversedBy === null)
    .sort((a, b) => (a.from < b.from ? -1 : 1));
}

export function standingLateFees({ entries }: Pick<LedgerState, 'entries'>): readonly LateFeeEntry[] {
  return entries.filter((entry): entry is LateFeeEntry => entry.kind === 'late-fee' && entry.reversedBy === null);
}

/** The first day of the term that no charge covers; the day after the term when all are charged. */
export function firstUncharged(state: Pick<LedgerState, 'entries' | 'term'>): PlainDate {
  let next = state.term.from;
  for (const { from, until } of standingCharges(state)) {
    if (from !== next) break;
    next = addDays(until, 1);
  }
  return next;
}
