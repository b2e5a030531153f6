import type { QueueRow } from '../../contract/queue.ts';
import { waitingFor } from '../../domain/application/clock-pause.ts';
import { queues } from '../../domain/application/queue.ts';
import { missingTypes } from '../../domain/application/missing-documents.ts';
import type { Status } from '../../domain/application/state.ts';
import { maskNumbersIn } from '../../domain/identity/masking.ts';
import { parseSearch } from '../../domain/search/search-query.ts';
import { searchCases } from '../../store/queries/find-cases.ts';
import { type QueueRow as StoredRow, queueCounts, queuePage, queueTotal } from '../../store/queries/queue.ts';
import { type ClockView, clockView } from '../application/case-view.ts';
import { type OpenDesk, currentPolicy } from '../open-desk.ts';
import { LIST_READING_MS, noteReading } from '../session/note-reading.ts';
import { type CallContext, os } from './guarded.ts';

export const queueRouter = {
  counts: os.queue.counts.handler(({ context }) => {
    const counts = queueCounts(context.desk().file.db, context.person().actor.office);
    return queues.map((queue) => ({ queue, count: counts.get(queue) ?? 0 }));
  }),
  total: os.queue.total.handler(({ context, input }) =>
    queueTotal(context.desk().file.db, { ...input, scope: context.person().actor.office }),
  ),
  page: os.queue.page.handler(({ context, input }) => {
    const desk = context.desk();
    noteList(context, input.queue);
    const rows = queuePage(desk.file.db, { ...input, scope: context.person().actor.office });
    return rows.map((row) => shownRow(desk, row));
  }),
  next: os.queue.next.handler(({ context, input: { cursor, ...list } }) => {
    const desk = context.desk();
    const scope = context.person().actor.office;
    noteList(context, list.queue);
    const [row] = queuePage(desk.file.db, { ...list, scope, position: { after: cursor }, limit: 1 });
    return row === undefined ? null : shownRow(desk, row);
  }),
};

export const searchRouter = {
  cases: os.search.cases.handler(({ context, input }) => {
    const query = parseSearch(input.text);
    if (query === undefined) return [];
    // The log of who read what must not become a second place where identity numbers are kept.
    const detail = maskNumbersIn(input.text).slice(0, 100);
    noteReading(context.desk(), context.person(), { action: 'search', subject: '', detail });
    const scope = context.person().actor.office;
    return searchCases(context.desk().file.db, { scope, query, limit: input.limit }).map((found) => ({
      caseId: found.caseId,
      caseNo: found.caseNo,
      applicantName: found.applicantName,
      names: [...found.names],
      address: found.addresses[0] ?? '',
      programme: found.programme,
      status: found.status,
      receivedOn: found.receivedOn,
    }));
  }),
};

/** A list shows names and addresses: one line while somebody works through it, not one per page. */
function noteList(context: Pick<CallContext, 'desk' | 'person'>, queue: string): void {
  const reading = { action: 'queue.page', subject: '', detail: queue, atMostEvery: LIST_READING_MS };
  noteReading(context.desk(), context.person(), reading);
}

function shownClock(status: Status, clock: NonNullable<StoredRow['clock']>, at: ClockView): QueueRow['clock'] {
  const { limit, unit } = clock;
  const paused = at.pausedOn !== null;
  return { limit, unit, day: at.day, overdue: at.overdue, paused, waitingFor: waitingFor({ status, clock }) };
}

/** A stored row with what depends on today: where the clock stands, what the policy in force still misses. */
function shownRow(desk: OpenDesk, { clock, documentTypes, ...row }: StoredRow): QueueRow {
  const policy = currentPolicy(desk);
  const at = clock === null ? null : clockView(desk, clock);
  return {
    ...row,
    // The stored day is the calendar's (store/due-days.ts); none while the clock stands.
    clock: clock === null || at === null ? null : shownClock(row.status, clock, at),
    missing: policy === undefined ? 0 : missingTypes(row.programme, documentTypes, policy).length,
  };
}
