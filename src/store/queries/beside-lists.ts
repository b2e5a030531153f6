/** What is looked up beside the rows of a list: who took a case's last step, how far its checks are, which case a number is. */
import type { CaseId, StaffId } from '../../kernel/ids.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { type StoredId, packId, unpackId } from '../compact-id.ts';
import type { Database } from '../connection.ts';
import { dateOfDay } from '../projections/case-codes.ts';
import { namedStatement } from '../statements.ts';
import { guarded } from '../store-fault.ts';

// By the row's key: a person in three covering indexes would cost 48 bytes a case, and only the rows of a page need one.
const selectLastActor = namedStatement<[caseKey: number], { last_actor: StoredId }>(
  'queue.last-actor',
  `SELECT last_actor FROM case_row WHERE case_key = ?`,
);

/** Who took the last step of each case, in the order of the keys. */
export function lastActors(db: Database, caseKeys: readonly number[]): readonly (StaffId | null)[] {
  return guarded(db.name, () => {
    const statement = selectLastActor.on(db);
    return caseKeys.map((key) => {
      const row = statement.get(key);
      return row === undefined ? null : (unpackId(row.last_actor) as StaffId);
    });
  });
}

const selectIdOfNumber = namedStatement<[caseNo: string], { case_id: StoredId }>(
  'case-row.id-of-number',
  `SELECT case_id FROM case_row WHERE case_no = ?`,
);

export function caseIdOfNumber(db: Database, caseNo: string): CaseId | undefined {
  const row = guarded(db.name, () => selectIdOfNumber.on(db).get(caseNo));
  return row === undefined ? undefined : (unpackId(row.case_id) as CaseId);
}

export interface CaseFigures {
  readonly needed: number;
  readonly done: number;
  readonly waiting: number;
  readonly mismatches: number;
  /** Questions that no registry answered. */
  readonly failed: number;
  readonly changed: number;
  /** The last day on which all answers count; null without answers, and once the case has ended. */
  readonly countsUntil: PlainDate | null;
}

interface StoredFigures extends Omit<CaseFigures, 'countsUntil'> {
  readonly closed: number;
  readonly stale_day: number;
}

const selectFigures = namedStatement<[caseId: StoredId], StoredFigures>(
  'case-check.figures',
  `SELECT needed, done, waiting, mismatches, failed, changed, closed, stale_day FROM case_check WHERE case_id = ?`,
);

/** The figures of one case's checks; undefined while nothing was done. */
export function caseFigures(db: Database, caseId: CaseId): CaseFigures | undefined {
  const row = selectFigures.on(db).get(packId(caseId));
  if (row === undefined) return undefined;
  const { closed, stale_day, ...figures } = row;
  return { ...figures, countsUntil: closed === 1 ? null : dateOfDay(stale_day) };
}

const selectWaiting = namedStatement<[], { case_id: StoredId }>(
  'case-check.waiting',
  `SELECT case_id FROM case_check WHERE waiting > 0 ORDER BY waiting_since, check_key`,
);

/** The cases in which something was asked and not answered, the oldest question first. */
export function waitingCases(db: Database): readonly CaseId[] {
  return guarded(db.name, () =>
    selectWaiting
      .on(db)
      .all()
      .map(({ case_id }) => unpackId(case_id) as CaseId),
  );
}
