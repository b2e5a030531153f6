import type { Programme } from '../../domain/application/programme.ts';
import { levelOf } from '../../domain/office/office.ts';
import type { CaseId, OfficeId } from '../../kernel/ids.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { type StoredId, unpackId } from '../compact-id.ts';
import type { Database } from '../connection.ts';
import { NO_DAY, dateOfDay, dayNumber, programmeCodes } from '../projections/case-codes.ts';
import { namedStatement } from '../statements.ts';
import { guarded } from '../store-fault.ts';

export interface RegisteredHousehold {
  readonly number: string;
  readonly caseNo: string;
  readonly applicantName: string;
  readonly street: OfficeId;
  readonly programme: Programme;
  readonly size: number;
  readonly registeredOn: PlainDate;
}

interface RegisteredRow {
  readonly number: string;
  readonly case_no: string;
  readonly applicant_name: string;
  readonly street_id: string;
  readonly programme: number;
  readonly size: number;
  readonly registered_day: number;
}

interface RegisteredParameters {
  readonly office: string;
  readonly level: number;
  readonly from: number;
  readonly until: number;
  readonly limit: number;
}

const selectRegistered = namedStatement<[RegisteredParameters], RegisteredRow>(
  'waiting-register.between',
  `SELECT e.number, e.case_no, case_row.applicant_name, e.street_id, e.programme, e.size, e.registered_day
   FROM waiting_entry AS e
     CROSS JOIN event ON event.stream = e.application AND event.stream_version = 1
     CROSS JOIN case_row ON case_row.case_key = event.position
   WHERE e.left_day = ${String(NO_DAY)} AND e.registered_day BETWEEN @from AND @until
     AND (@level = 0 OR (@level = 1 AND e.district_id = @office) OR e.street_id = @office)
   ORDER BY e.registered_day, e.waiting_key LIMIT +@limit`,
);

const levelNumbers = { city: 0, district: 1, street: 2 } as const;

/** Who waits and was registered in the period, of an office and all below it, whose cases this desk has. */
export function registeredBetween(
  db: Database,
  { scope, from, until, limit }: RegisteredWish,
): readonly RegisteredHousehold[] {
  const parameters = {
    office: scope,
    level: levelNumbers[levelOf(scope)],
    from: dayNumber(from),
    until: dayNumber(until),
    limit,
  };
  const rows = guarded(db.name, () => selectRegistered.on(db).all(parameters));
  return rows.map((row) => ({
    number: row.number,
    caseNo: row.case_no,
    applicantName: row.applicant_name,
    street: row.street_id as OfficeId,
    programme: programmeCodes.nameOf(row.programme),
    size: row.size,
    registeredOn: dateOfDay(row.registered_day) ?? from,
  }));
}

export interface RegisteredWish {
  readonly scope: OfficeId;
  readonly from: PlainDate;
  readonly until: PlainDate;
  readonly limit: number;
}

const selectByNumber = namedStatement<[number: string], { case_id: StoredId }>(
  'waiting-entry.by-number',
  `SELECT case_id FROM waiting_entry WHERE number = ?`,
);

/** The case registered under a waiting number. */
export function caseByWaitingNumber(db: Database, number: string): CaseId | undefined {
  const row = guarded(db.name, () => selectByNumber.on(db).get(number));
  return row === undefined ? undefined : (unpackId(row.case_id) as CaseId);
}
