/**
 * What must agree all the time (domain reference §3.3, 涟源: 147 households lived in homes that no draw had given them):
 * who lives in a home ⇔ a lease in force ⇔ a published result ⇔ a case that is entitled ⇔ rent that is paid. A pure look
 * at one row each; nothing is mended here.
 */
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { Status } from '../application/state.ts';
import type { LeaseOrigin } from '../lease/content.ts';

export const findingKinds = [
  'home-without-lease',
  'lease-without-home',
  'two-leases',
  'keys-not-back',
  'term-over',
  'no-result',
  'result-without-lease',
  'no-case',
  'case-not-entitled',
  'review-failed',
  'rent-unpaid',
] as const;

/** What disagrees. */
export type FindingKind = (typeof findingKinds)[number];

/** A lease that is in force, or has ended while the keys are out, with what the other books say. */
export interface ComparedLease {
  readonly leaseId: string;
  readonly isInForce: boolean;
  /** The last day of its term. */
  readonly until: PlainDate | null;
  readonly origin: LeaseOrigin;
  /** What the ledger of homes says; null where it does not know the number. */
  readonly home: { readonly isLet: boolean; readonly leaseId: string } | null;
  /** How many leases in force the home has. */
  readonly leasesOfHome: number;
  /** Whether a session of choosing gave the home to somebody. */
  readonly isChosen: boolean;
  /** Of the case that is housed; null where the lease names none, undefined where the case is not at this desk. */
  readonly caseStatus: Status | null | undefined;
  /** The newest review went against the household. */
  readonly hasFailedReview: boolean;
  /** Months of which rent is past its day. */
  readonly lateMonths: number;
}

/** Of these, a case is housed by right. */
const entitled: readonly Status[] = ['approved', 'registered', 'final-list', 'publicised'];

/** What disagrees about a lease, in the order of the chain; empty when all agrees. */
export function findingsOfLease(
  lease: ComparedLease,
  { today, monthsLimit }: { readonly today: PlainDate; readonly monthsLimit: number },
): readonly FindingKind[] {
  if (!lease.isInForce) return ['keys-not-back'];
  const { home, origin, caseStatus } = lease;
  const found: FindingKind[] = [];
  if (home !== null && (!home.isLet || home.leaseId !== lease.leaseId)) found.push('lease-without-home');
  if (lease.leasesOfHome > 1) found.push('two-leases');
  if (lease.until !== null && lease.until < today) found.push('term-over');
  if (origin === 'selection' && !lease.isChosen) found.push('no-result');
  if (origin === 'selection' && caseStatus === null) found.push('no-case');
  if (caseStatus !== null && caseStatus !== undefined && !entitled.includes(caseStatus))
    found.push('case-not-entitled');
  if (lease.hasFailedReview) found.push('review-failed');
  if (lease.lateMonths > monthsLimit) found.push('rent-unpaid');
  return found;
}

/** A home that is let, or was chosen, and has no lease in force. */
export function findingsOfHome({
  isLet,
  isChosen,
}: {
  readonly isLet: boolean;
  readonly isChosen: boolean;
}): readonly FindingKind[] {
  if (isLet) return ['home-without-lease'];
  return isChosen ? ['result-without-lease'] : [];
}
