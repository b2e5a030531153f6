import type { ReviewView } from '../../contract/reviews.ts';
import { availableReview } from '../../domain/annual-review/available-actions.ts';
import { reviewDueDay, reviewOpensOn } from '../../domain/annual-review/due-day.ts';
import type { Actor } from '../../domain/application/available-actions.ts';
import type { LeaseState } from '../../domain/lease/state.ts';
import { addDays, type PlainDate, yearOf } from '../../kernel/plain-date.ts';
import { reviewYears } from '../../store/queries/reviews.ts';
import { type OpenDesk, currentPolicy, settingsOf, todayOf } from '../open-desk.ts';
import { valueOrRefuse } from '../refuse.ts';
import { staffName } from '../staff/staff-stream.ts';
import { reviewFactsOf } from './execute-review.ts';
import { loadReview } from './review-stream.ts';

interface Asked {
  readonly actor: Actor;
  /** Null: the one that a visit today is about. */
  readonly year: number | null;
}

export function reviewView(
  desk: OpenDesk,
  lease: LeaseState,
  { actor, year: named }: Asked,
): ReviewView & { readonly years: number[] } {
  const year = named ?? yearOfVisit(desk, lease);
  const { leaseId, content } = lease;
  const { version, state } = loadReview(desk.file, leaseId, year);
  const facts = valueOrRefuse(reviewFactsOf(desk, lease, { year, actor }));
  const dueOn = state?.dueOn ?? reviewDueDay(content.term.from, facts.policy.rule, year) ?? null;
  return {
    year,
    version,
    state: state ?? null,
    dueOn,
    opensOn: dueOn === null ? null : reviewOpensOn(dueOn, facts.remindDays),
    promisedUntil: facts.promisedUntil,
    declaredByName: staffName(desk, state?.declared?.by ?? ''),
    decidedByName: staffName(desk, state?.decided?.by ?? ''),
    outcome: facts.assessed?.outcome ?? null,
    caseId: content.caseId,
    actions: [...availableReview(state, facts)],
    years: [...reviewYears(desk.file.db, leaseId)],
  };
}

/** This year's, unless the next year's is called or open already. */
function yearOfVisit(desk: OpenDesk, { leaseId, content }: LeaseState): number {
  const today = todayOf(desk);
  const year = yearOf(today);
  if (loadReview(desk.file, leaseId, year + 1).state !== undefined) return year + 1;
  const { reviewRemindDays } = settingsOf(desk);
  const rule = currentPolicy(desk)?.yearlyReview.rule.value;
  const dueOn = (of: number): PlainDate | undefined =>
    rule === undefined ? undefined : reviewDueDay(content.term.from, rule, of);
  const next = dueOn(year + 1);
  const isNext = dueOn(year) === undefined && next !== undefined && next <= addDays(today, reviewRemindDays);
  return isNext ? year + 1 : year;
}
