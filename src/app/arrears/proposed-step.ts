import { type NextStep, nextStep } from '../../domain/arrears/next-step.ts';
import type { ArrearsState } from '../../domain/arrears/state.ts';
import type { Arrears } from '../../domain/rent/outstanding.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { loadLedger } from '../lease/lease-stream.ts';
import { type OpenDesk, currentPolicy, todayOf } from '../open-desk.ts';

/** PRH-28, where no policy is in force that says it. */
const NATIONAL_MONTHS = 6;

export function monthsLimitOf(desk: OpenDesk): number {
  return currentPolicy(desk)?.lease.arrears.value.months ?? NATIONAL_MONTHS;
}

/** The ledger is read only where an agreement has to be watched. */
export function proposedStep(
  desk: OpenDesk,
  leaseId: string,
  { state, arrears }: { readonly state: ArrearsState; readonly arrears: Arrears },
): NextStep {
  return nextStep(state, {
    today: todayOf(desk),
    arrears,
    monthsLimit: monthsLimitOf(desk),
    paidSince: (day) => paidSince(desk, leaseId, day),
  });
}

function paidSince(desk: OpenDesk, leaseId: string, day: PlainDate): number {
  const entries = loadLedger(desk.file, leaseId).state?.entries ?? [];
  return entries.reduce(
    (sum, entry) =>
      entry.kind === 'payment' && entry.reversedBy === null && entry.paidOn >= day
        ? sum + entry.fen - entry.depositFen
        : sum,
    0,
  );
}
