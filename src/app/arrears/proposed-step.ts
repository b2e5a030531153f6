import { type NextStep, nextStep } from '../../domain/arrears/next-step.ts';
import type { ArrearsState } from '../../domain/arrears/state.ts';
import type { Arrears } from '../../domain/rent/outstanding.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { loadLedger } from '../lease/lease-stream.ts';
import { type OpenDesk, currentPolicy, settingsOf, todayOf } from '../open-desk.ts';
import { refused } from '../refuse.ts';

/** PRH-28, or the city's own. Refused `no-policy` while none is in force. */
export function monthsLimitOf(desk: OpenDesk): number {
  const policy = currentPolicy(desk);
  if (policy === undefined) throw refused({ code: 'no-policy' });
  return policy.lease.arrears.value.months;
}

/** The ledger is read only where an agreement has to be watched. */
export function proposedStep(
  desk: OpenDesk,
  leaseId: string,
  { state, arrears }: { readonly state: ArrearsState; readonly arrears: Arrears },
): NextStep {
  const { arrearsVisitMonths: visitMonths, arrearsStepDays: stepDays } = settingsOf(desk);
  return nextStep(state, {
    today: todayOf(desk),
    arrears,
    visitMonths,
    stepDays,
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
