/**
 * Which lease a payment is for. Every name that the line carries is looked up, and all must lead to the same lease; a
 * home stands for the lease whose days hold the day of payment. A payer's name proves nothing and is not looked at.
 */
import type { PlainDate } from '../../kernel/plain-date.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import type { KeptReason, PaymentLine } from './events.ts';

/** A lease with a ledger. */
export interface PayableLease {
  readonly leaseId: string;
  readonly leaseNo: string;
  readonly tenantName: string;
  readonly from: PlainDate;
  /** The last day, which counts. */
  readonly until: PlainDate;
}

export interface LeaseFinder {
  readonly byLeaseNo: (leaseNo: string) => readonly PayableLease[];
  readonly byUnitNo: (unitNo: string) => readonly PayableLease[];
  readonly byIdentityNumber: (identityNumber: string) => readonly PayableLease[];
}

export function matchLease(line: PaymentLine, find: LeaseFinder): Result<PayableLease, KeptReason> {
  const { leaseNo, unitNo, identityNumber, paidOn } = line;
  const named = [
    leaseNo === '' ? undefined : find.byLeaseNo(leaseNo),
    unitNo === '' ? undefined : find.byUnitNo(unitNo).filter((lease) => holds(lease, paidOn)),
    identityNumber === '' ? undefined : find.byIdentityNumber(identityNumber),
  ].filter((found) => found !== undefined);
  const [first, ...others] = named;
  if (first === undefined || named.some((found) => found.length === 0)) return err('no-lease');
  const common = first.filter(({ leaseId }) =>
    others.every((found) => found.some((other) => other.leaseId === leaseId)),
  );
  const [only, ...more] = common;
  if (only === undefined) return err('disagree');
  return more.length === 0 ? ok(only) : err('several-leases');
}

function holds({ from, until }: PayableLease, day: PlainDate): boolean {
  return from <= day && day <= until;
}
