import type { QueueRow } from '../../contract/queue.ts';
import { waitingFor } from '../../domain/application/clock-pause.ts';
import { missingTypes } from '../../domain/application/missing-documents.ts';
import type { Status } from '../../domain/application/state.ts';
import type { CaseId, StaffId } from '../../kernel/ids.ts';
import { caseFigures, lastActors } from '../../store/queries/beside-lists.ts';
import type { QueueRow as StoredRow } from '../../store/queries/queue-row.ts';
import { type ClockView, clockView } from '../application/case-view.ts';
import { holderView } from '../hold/holder-view.ts';
import { type OpenDesk, currentPolicy, todayOf } from '../open-desk.ts';
import { staffName } from '../staff/staff-stream.ts';

/** With who took the last step of each; few people work in a list, so each is looked up once. */
export function shownRows(desk: OpenDesk, rows: readonly StoredRow[], reader: StaffId): QueueRow[] {
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
    const holder = row.heldUntil === 0 ? null : holderView(desk, row.caseId, { reader, nameOf });
    return {
      ...shownRow(desk, row),
      holder,
      last: { name: actor === null ? '' : nameOf(actor), own: actor === reader },
    };
  });
}

function shownClock(status: Status, clock: NonNullable<StoredRow['clock']>, at: ClockView): QueueRow['clock'] {
  const { limit, unit } = clock;
  const paused = at.pausedOn !== null;
  return { limit, unit, day: at.day, overdue: at.overdue, paused, waitingFor: waitingFor({ status, clock }) };
}

/** What is stale is so from one day to the next, without an event. */
function shownChecks(desk: OpenDesk, caseId: CaseId): QueueRow['checks'] {
  const figures = caseFigures(desk.file.db, caseId);
  if (figures === undefined) return null;
  const { countsUntil, ...numbers } = figures;
  return { ...numbers, stale: countsUntil !== null && countsUntil < todayOf(desk) };
}

/** A stored row with what depends on today: where the clock stands, what the policy in force still misses. */
function shownRow(
  desk: OpenDesk,
  { clock, documentTypes, caseKey: _key, heldUntil: _held, ...row }: StoredRow,
): Omit<QueueRow, 'last' | 'holder'> {
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
