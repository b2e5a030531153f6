import { MOST_LATE, type QueueFiltersInput, type QueueRow } from '../../contract/queue.ts';
import { waitingFor } from '../../domain/application/clock-pause.ts';
import { queues } from '../../domain/application/queue.ts';
import { missingTypes } from '../../domain/application/missing-documents.ts';
import type { Status } from '../../domain/application/state.ts';
import { maskNumbersIn } from '../../domain/identity/masking.ts';
import type { CaseId, StaffId } from '../../kernel/ids.ts';
import { parseSearch } from '../../domain/search/search-query.ts';
import { caseFigures } from '../../store/queries/check-lists.ts';
import { searchCases } from '../../store/queries/find-cases.ts';
import { lastActors, lateCount } from '../../store/queries/beside-lists.ts';
import {
  type QueueFilters,
  type QueueRow as StoredRow,
  queueCounts,
  queuePage,
  queueTotal,
} from '../../store/queries/queue.ts';
import { type ClockView, clockView } from '../application/case-view.ts';
import { type OpenDesk, currentPolicy, todayOf } from '../open-desk.ts';
import { staffName } from '../staff/staff-stream.ts';
import { LIST_READING_MS, noteReading } from '../session/note-reading.ts';
import { type CallContext, os } from './guarded.ts';

export const queueRouter = {
  counts: os.queue.counts.handler(({ context }) => {
    const desk = context.desk();
    const { db } = desk.file;
    const scope = context.person().actor.office;
    const today = todayOf(desk);
    const counts = queueCounts(db, scope);
    return queues.map((queue) => {
      const count = counts.get(queue) ?? 0;
      return { queue, count, late: count === 0 ? 0 : lateCount(db, { scope, queue, today, most: MOST_LATE }) };
    });
  }),
  total: os.queue.total.handler(({ context, input }) => {
    const desk = context.desk();
    const filters = storedFilters(desk, input.filters);
    return queueTotal(desk.file.db, { ...input, filters, scope: context.person().actor.office });
  }),
  page: os.queue.page.handler(({ context, input }) => {
    const desk = context.desk();
    noteList(context, input.queue);
    const filters = storedFilters(desk, input.filters);
    const rows = queuePage(desk.file.db, { ...input, filters, scope: context.person().actor.office });
    return shownRows(desk, rows, context.person().actor.staffId);
  }),
  next: os.queue.next.handler(({ context, input: { cursor, ...list } }) => {
    const desk = context.desk();
    const scope = context.person().actor.office;
    noteList(context, list.queue);
    const filters = storedFilters(desk, list.filters);
    const rows = queuePage(desk.file.db, { ...list, filters, scope, position: { after: cursor }, limit: 1 });
    return shownRows(desk, rows, context.person().actor.staffId)[0] ?? null;
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

/** With who took the last step of each; few people work in a list, so each is looked up once. */
function shownRows(desk: OpenDesk, rows: readonly StoredRow[], reader: StaffId): QueueRow[] {
  const names = new Map<StaffId, string>();
  const nameOf = (staffId: StaffId): string => {
    const known = names.get(staffId) ?? staffName(desk, staffId);
    names.set(staffId, known);
    return known;
  };
  const actors = lastActors(
    desk.file.db,
    rows.map(({ caseKey }) => caseKey),
  );
  return rows.map((row, index) => {
    const actor = actors[index] ?? null;
    return { ...shownRow(desk, row), last: { name: actor === null ? '' : nameOf(actor), own: actor === reader } };
  });
}

function shownClock(status: Status, clock: NonNullable<StoredRow['clock']>, at: ClockView): QueueRow['clock'] {
  const { limit, unit } = clock;
  const paused = at.pausedOn !== null;
  return { limit, unit, day: at.day, overdue: at.overdue, paused, waitingFor: waitingFor({ status, clock }) };
}

/** What is stale is so from one day to the next, without an event. */
function storedFilters(desk: OpenDesk, { staleOnly, ...filters }: QueueFiltersInput): QueueFilters {
  return { ...filters, staleOn: staleOnly ? todayOf(desk) : null };
}

function shownChecks(desk: OpenDesk, caseId: CaseId): QueueRow['checks'] {
  const figures = caseFigures(desk.file.db, caseId);
  if (figures === undefined) return null;
  const { countsUntil, needed, done, waiting, mismatches } = figures;
  return { needed, done, waiting, mismatches, stale: countsUntil !== null && countsUntil < todayOf(desk) };
}

/** A stored row with what depends on today: where the clock stands, what the policy in force still misses. */
function shownRow(desk: OpenDesk, { clock, documentTypes, caseKey: _key, ...row }: StoredRow): Omit<QueueRow, 'last'> {
  const policy = currentPolicy(desk);
  const at = clock === null ? null : clockView(desk, clock);
  return {
    ...row,
    // The stored day is the calendar's (store/due-days.ts); none while the clock stands.
    clock: clock === null || at === null ? null : shownClock(row.status, clock, at),
    checks: shownChecks(desk, row.caseId),
    missing: policy === undefined ? 0 : missingTypes(row.programme, documentTypes, policy).length,
  };
}
