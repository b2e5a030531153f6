/**
 * The list of a year: every lease of the office whose household is due to declare is called, in groups of one
 * transaction each. What is called is called once, so the same run again finds nothing left to do.
 */
import type { CallRunEvent } from '../../contract/reviews.ts';
import type { AnyRefusal } from '../../contract/errors.ts';
import { reviewDueDay, reviewOpensOn } from '../../domain/annual-review/due-day.ts';
import type { Actor } from '../../domain/application/available-actions.ts';
import type { CommandId } from '../../kernel/ids.ts';
import { addDays, type PlainDate, yearOf } from '../../kernel/plain-date.ts';
import { leasesWithoutReview } from '../../store/queries/reviews.ts';
import { commitMany } from '../../store/unit-of-work.ts';
import { type OpenDesk, currentPolicy, settingsOf, todayOf } from '../open-desk.ts';
import { refused } from '../refuse.ts';
import type { SignedIn } from '../session/signed-in.ts';
import { prepareReview } from './execute-review.ts';

const GROUP = 100;
/** A list of thousands is read by nobody: the rest is counted. */
const MOST_NAMED = 200;

export interface DueReview {
  readonly leaseId: string;
  readonly leaseNo: string;
  readonly year: number;
  readonly dueOn: PlainDate;
}

/** Leases whose review opens by today and was not called, this year's and, close to its end, the next year's. */
export function dueReviews(desk: OpenDesk, { office }: Pick<Actor, 'office'>): readonly DueReview[] {
  const policy = currentPolicy(desk);
  if (policy === undefined) throw refused({ code: 'no-policy' });
  const rule = policy.yearlyReview.rule.value;
  const today = todayOf(desk);
  const { reviewRemindDays } = settingsOf(desk);
  const years = new Set([yearOf(today), yearOf(addDays(today, reviewRemindDays))]);
  return [...years].flatMap((year) =>
    leasesWithoutReview(desk.file.db, office, year).flatMap(({ leaseId, leaseNo, from }) => {
      const dueOn = from === null ? undefined : reviewDueDay(from, rule, year);
      const isOpen = dueOn !== undefined && reviewOpensOn(dueOn, reviewRemindDays) <= today;
      return isOpen ? [{ leaseId, leaseNo, year, dueOn }] : [];
    }),
  );
}

export async function* runCalls(
  desk: OpenDesk,
  { person, signal }: { readonly person: SignedIn; readonly signal: AbortSignal | undefined },
): AsyncGenerator<CallRunEvent> {
  const due = dueReviews(desk, person.actor);
  const total = due.length;
  let called = 0;
  let refusedCount = 0;
  const named: { leaseId: string; leaseNo: string; refusal: AnyRefusal }[] = [];
  for (let from = 0; from < total && signal?.aborted !== true; from += GROUP) {
    const group = callGroup(desk, due.slice(from, from + GROUP), person);
    called += group.called;
    refusedCount += group.refused.length;
    named.push(...group.refused.slice(0, MOST_NAMED - named.length));
    yield { kind: 'progress', done: Math.min(from + GROUP, total), total };
    await new Promise((resolve) => setImmediate(resolve));
  }
  yield { kind: 'report', total, called, refusedCount, refused: named };
}

function callGroup(desk: OpenDesk, due: readonly DueReview[], { actor }: SignedIn) {
  const refusals: { leaseId: string; leaseNo: string; refusal: AnyRefusal }[] = [];
  const commits = due.flatMap(({ leaseId, leaseNo, year }) => {
    const request = {
      commandId: desk.newId() as CommandId,
      leaseId,
      year,
      version: null,
      command: { type: 'call' },
    } as const;
    const prepared = prepareReview(desk, request, actor);
    if (prepared.ok) return [prepared.value.commit];
    refusals.push({ leaseId, leaseNo, refusal: prepared.error });
    return [];
  });
  const written = commitMany(desk.file, commits);
  if (commits.length > 0) for (const topic of ['leases', 'outbox'] as const) desk.changes.publish(topic);
  return { called: written.filter(({ kind }) => kind === 'committed').length, refused: refusals };
}
