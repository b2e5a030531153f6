import type { RecordedHoldEvent } from '../../domain/hold/events.ts';
import { type HoldState, foldHold } from '../../domain/hold/state.ts';
import { type StoredId, packId } from '../compact-id.ts';
import type { Database } from '../connection.ts';
import type { ProjectedStream, Projection } from '../projection.ts';
import { namedStatement } from '../statements.ts';
import { codesFingerprint, queueCodes } from './case-codes.ts';
import { typedEvents } from '../typed-events.ts';

/** Who holds a case, and what holders are to be told. */
export const holdProjection: Projection = {
  name: 'case-hold',
  version: `1 ${codesFingerprint}`,
  streamKind: 'hold',
  write,
  remove(db, key) {
    deleteHold.on(db).run(key);
    deleteNotices.on(db).run(key);
  },
  clear(db) {
    clearHolds.on(db).run();
    clearNotices.on(db).run();
  },
};

/** Whether it counts: the case's own row follows by triggers (migration 0008), this is for when it came first. */
const upsertHold = namedStatement<[Record<string, number | string | StoredId>]>(
  'case-hold.upsert',
  `INSERT INTO case_hold (hold_key, case_id, application, holder, step, case_version, taken_at, until, is_current)
   VALUES (@key, @case_id, @application, @holder, @step, @case_version, @taken_at, @until,
     coalesce((SELECT case_row.queue = @step FROM event JOIN case_row ON case_row.case_key = event.position
       WHERE event.stream = @application AND event.stream_version = 1), 0))
   ON CONFLICT (hold_key) DO UPDATE SET
     holder = excluded.holder, step = excluded.step, case_version = excluded.case_version,
     taken_at = excluded.taken_at, until = excluded.until, is_current = excluded.is_current`,
);
const insertNotice = namedStatement<(number | string | StoredId)[]>(
  'hold-notice.insert',
  `INSERT INTO hold_notice (hold_key, version, staff, case_id, kind, told_by, told_at, reason)
   VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
);
const deleteHold = namedStatement<[key: number]>('case-hold.remove', `DELETE FROM case_hold WHERE hold_key = ?`);
const deleteNotices = namedStatement<[key: number]>('hold-notice.remove', `DELETE FROM hold_notice WHERE hold_key = ?`);
const clearHolds = namedStatement<[]>('case-hold.clear', `DELETE FROM case_hold`);
const clearNotices = namedStatement<[]>('hold-notice.clear', `DELETE FROM hold_notice`);

function write(db: Database, { key, events }: ProjectedStream): void {
  const { caseId } = (events[0]?.payload ?? {}) as { readonly caseId?: string };
  if (caseId === undefined) return;
  const state = foldHold(typedEvents<RecordedHoldEvent>(events, 'hold'));
  writeHold(db, { key, caseId, state });
  deleteNotices.on(db).run(key);
  for (const { version, staffId, kind, by, at, reason } of state.notices) {
    insertNotice.on(db).run(key, version, packId(staffId), packId(caseId), kind, packId(by), at, reason);
  }
}

interface Held {
  readonly key: number;
  readonly caseId: string;
  readonly state: HoldState;
}

function writeHold(db: Database, { key, caseId, state: { hold } }: Held): void {
  if (hold === null) {
    deleteHold.on(db).run(key);
    return;
  }
  upsertHold.on(db).run({
    key,
    case_id: packId(caseId),
    application: `application:${caseId}`,
    holder: packId(hold.holder),
    step: queueCodes.codeOf(hold.step),
    case_version: hold.caseVersion,
    taken_at: hold.takenAt,
    until: hold.until,
  });
}
