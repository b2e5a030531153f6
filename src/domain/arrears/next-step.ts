/**
 * What is proposed next about rent that is not paid. The order (a reminder, a visit, the order to pay or leave, the
 * court) follows PRH-27, PRH-28 and PRH-44; when a visit is due, and how long a step may work, are settings of the city
 * (INF). A person decides.
 */
import { type PlainDate, addDays } from '../../kernel/plain-date.ts';
import type { Arrears } from '../rent/outstanding.ts';
import { type ArrearsStep, arrearsSteps } from './events.ts';
import type { Agreement, ArrearsState } from './state.ts';

export type NextStep =
  /** Nothing is late. */
  | { readonly do: 'nothing' }
  /** Until the day is over. */
  | { readonly do: 'paused'; readonly until: PlainDate }
  /** The agreement is kept; the day of the next instalment. */
  | { readonly do: 'watch'; readonly next: PlainDate }
  /** So much of what was agreed did not come, fen. */
  | { readonly do: 'agreement-broken'; readonly missingFen: number }
  /** The last step has until that day to work. */
  | { readonly do: 'wait'; readonly until: PlainDate }
  | { readonly do: ArrearsStep };

export interface Situation {
  readonly today: PlainDate;
  readonly arrears: Pick<Arrears, 'fen' | 'months'>;
  /** With so many months open a visit is proposed. */
  readonly visitMonths: number;
  /** How long a step is given to work. */
  readonly stepDays: number;
  /** More months than this end the lease (PRH-28, or the city's own). */
  readonly monthsLimit: number;
  /** Fen paid on and after a day. */
  readonly paidSince: (day: PlainDate) => number;
}

export function nextStep(
  { lastStep, paused, agreement }: ArrearsState,
  { today, arrears, visitMonths, stepDays, monthsLimit, paidSince }: Situation,
): NextStep {
  if (arrears.fen <= 0) return { do: 'nothing' };
  if (paused !== null && paused.until >= today) return { do: 'paused', until: paused.until };
  const seen = agreement === null ? undefined : watched(agreement, today, paidSince(agreement.on));
  if (seen !== undefined) return seen;
  if (lastStep !== null) {
    const until = addDays(lastStep.on, stepDays);
    if (until >= today) return { do: 'wait', until };
  }
  return { do: stepAfter(lastStep?.step ?? null, arrears.months, { visit: visitMonths, limit: monthsLimit }) };
}

/** What was due by yesterday and did not come breaks it; an instalment may come on its day. Undefined once all came. */
function watched({ instalments }: Agreement, today: PlainDate, paidFen: number): NextStep | undefined {
  const dueFen = instalments.reduce((sum, { dueOn, fen }) => (dueOn < today ? sum + fen : sum), 0);
  if (paidFen < dueFen) return { do: 'agreement-broken', missingFen: dueFen - paidFen };
  const next = instalments.find(({ dueOn }) => dueOn >= today);
  return next === undefined ? undefined : { do: 'watch', next: next.dueOn };
}

/** One step on from the last; no further than so many months allow. */
function stepAfter(
  last: ArrearsStep | null,
  months: number,
  { visit, limit }: { readonly visit: number; readonly limit: number },
): ArrearsStep {
  const reach: ArrearsStep = months > limit ? 'court' : months >= visit ? 'visit' : 'remind';
  const next = last === null ? 0 : arrearsSteps.indexOf(last) + 1;
  // The court comes after the order, and both after the limit.
  return arrearsSteps[Math.min(next, arrearsSteps.indexOf(reach))] ?? 'remind';
}
