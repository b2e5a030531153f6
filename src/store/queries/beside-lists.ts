/** What is looked up beside the rows of a list: who took a case's last step, how many are late, which case a number is. */
import type { Queue } from '../../domain/application/queue.ts';
import { levelOf } from '../../domain/office/office.ts';
import type { OfficeLevel } from '../../domain/office/office.ts';
import type { CaseId, OfficeId, StaffId } from '../../kernel/ids.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { type StoredId, unpackId } from '../compact-id.ts';
import type { Database } from '../connection.ts';
import { dayNumber, queueCodes } from '../projections/case-codes.ts';
import { type NamedStatement, namedStatement } from '../statements.ts';
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

type LateStatement = NamedStatement<[LateParameters], { n: number }>;

interface LateParameters {
  readonly office: string;
  readonly queue: number;
  readonly today: number;
  readonly limit: number;
}

const lateIn: Readonly<Record<OfficeLevel, LateStatement>> = {
  city: lateStatement('city', ''),
  district: lateStatement('district', 'district_id = @office AND'),
  street: lateStatement('street', 'street_id = @office AND'),
};

function lateStatement(level: OfficeLevel, scope: string): LateStatement {
  return namedStatement(
    `queue.late.${level}`,
    `SELECT count(*) AS n FROM
       (SELECT 1 FROM case_row WHERE ${scope} queue = @queue AND due_day < @today LIMIT +@limit) AS page`,
  );
}

/** How many cases of a queue were due before today, counted no further than a badge shows. */
export function lateCount(
  db: Database,
  {
    scope,
    queue,
    today,
    most,
  }: { readonly scope: OfficeId; readonly queue: Queue; readonly today: PlainDate; readonly most: number },
): number {
  const parameters = { office: scope, queue: queueCodes.codeOf(queue), today: dayNumber(today), limit: most };
  return guarded(db.name, () => lateIn[levelOf(scope)].on(db).get(parameters)?.n ?? 0);
}
