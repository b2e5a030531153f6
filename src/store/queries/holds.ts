/** Who holds cases, for rows and badges, and what holders have not read yet. */
import type { Queue } from '../../domain/application/queue.ts';
import type { HoldNotice } from '../../domain/hold/state.ts';
import { levelOf } from '../../domain/office/office.ts';
import type { CaseId, OfficeId, StaffId } from '../../kernel/ids.ts';
import { type StoredId, packId, unpackId } from '../compact-id.ts';
import type { Database } from '../connection.ts';
import { queueCodes } from '../projections/case-codes.ts';
import { namedStatement } from '../statements.ts';
import { guarded } from '../store-fault.ts';

const selectHolder = namedStatement<[caseId: StoredId], { holder: StoredId; until: number }>(
  'case-hold.of-case',
  `SELECT holder, until FROM case_hold WHERE case_id = ? AND is_current`,
);

export interface Holder {
  readonly staffId: StaffId;
  /** UTC milliseconds; in the past where the time is over and nobody took it since. */
  readonly until: number;
}

/** Who has the case in the step in which it stands. */
export function holderOf(db: Database, caseId: CaseId): Holder | undefined {
  const row = guarded(db.name, () => selectHolder.on(db).get(packId(caseId)));
  return row === undefined ? undefined : { staffId: unpackId(row.holder) as StaffId, until: row.until };
}

const countOwn = namedStatement<[holder: StoredId], { n: number }>(
  'case-hold.count-own',
  `SELECT count(*) AS n FROM case_hold WHERE holder = ? AND is_current`,
);
const countReturned = namedStatement<[holder: StoredId], { n: number }>(
  'case-hold.count-returned',
  `SELECT count(*) AS n FROM case_hold
   JOIN event ON event.stream = case_hold.application AND event.stream_version = 1
   JOIN case_row ON case_row.case_key = event.position
   WHERE case_hold.holder = ? AND case_hold.is_current AND case_hold.case_version < case_row.step_version`,
);

/** How many cases somebody holds, and how many of these left them and came back. */
export function ownCounts(db: Database, staffId: StaffId): { readonly all: number; readonly returned: number } {
  const holder = packId(staffId);
  return guarded(db.name, () => ({
    all: countOwn.on(db).get(holder)?.n ?? 0,
    returned: countReturned.on(db).get(holder)?.n ?? 0,
  }));
}

const countHeld = namedStatement<[Record<string, number | string>], { n: number }>(
  'case-row.count-held',
  `SELECT count(*) AS n FROM case_row WHERE queue = @queue AND held_until > 0 AND held_until > +@now
     AND (@level = 0 OR (@level = 1 AND +district_id = @office) OR +street_id = @office)`,
);

/** How many cases of some steps somebody holds now. */
export function heldCount(
  db: Database,
  { scope, steps, now }: { readonly scope: OfficeId; readonly steps: readonly Queue[]; readonly now: number },
): number {
  const level = { city: 0, district: 1, street: 2 }[levelOf(scope)];
  return guarded(db.name, () => {
    let held = 0;
    for (const step of steps) {
      held += countHeld.on(db).get({ queue: queueCodes.codeOf(step), now, level, office: scope })?.n ?? 0;
    }
    return held;
  });
}

export interface ToldNotice extends HoldNotice {
  readonly caseId: CaseId;
}

const selectNotices = namedStatement<
  [staff: StoredId, limit: number],
  {
    version: number;
    case_id: StoredId;
    kind: HoldNotice['kind'];
    told_by: StoredId;
    told_at: number;
    reason: string;
  }
>(
  'hold-notice.of-staff',
  `SELECT version, case_id, kind, told_by, told_at, reason FROM hold_notice WHERE staff = ? ORDER BY told_at DESC LIMIT +?`,
);

/** What somebody has not read yet, the latest first. */
export function unreadNotices(db: Database, staffId: StaffId, limit: number): readonly ToldNotice[] {
  const rows = guarded(db.name, () => selectNotices.on(db).all(packId(staffId), limit));
  return rows.map(({ version, case_id, kind, told_by, told_at, reason }) => ({
    version,
    staffId,
    caseId: unpackId(case_id) as CaseId,
    kind,
    by: unpackId(told_by) as StaffId,
    at: told_at,
    reason,
  }));
}
