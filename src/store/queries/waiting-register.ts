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
  readonly cursor: RegisterCursor;
  readonly caseId: CaseId;
  readonly number: string;
  readonly street: OfficeId;
  readonly programme: Programme;
  readonly size: number;
  readonly registeredOn: PlainDate;
}

/** Where to go on from a row. */
export interface RegisterCursor {
  readonly day: number;
  readonly key: number;
}

interface RegisteredRow {
  readonly waiting_key: number;
  readonly case_id: StoredId;
  readonly number: string;
  readonly street_id: string;
  readonly programme: number;
  readonly size: number;
  readonly registered_day: number;
}

interface RegisteredParameters {
  readonly office: string;
  readonly level: number;
  readonly day: number;
  readonly key: number;
  readonly until: number;
  readonly limit: number;
}

/** Who left is not in it any more: why somebody left is nobody's business. */
const REGISTERED = `FROM waiting_entry AS e
     CROSS JOIN event ON event.stream = e.application AND event.stream_version = 1
     CROSS JOIN case_row ON case_row.case_key = event.position
   WHERE e.left_day = ${String(NO_DAY)} AND (e.registered_day, e.waiting_key) > (@day, @key)
     AND e.registered_day <= @until
     AND (@level = 0 OR (@level = 1 AND e.district_id = @office) OR e.street_id = @office)`;

const selectRegistered = namedStatement<[RegisteredParameters], RegisteredRow>(
  'waiting-register.page',
  `SELECT e.waiting_key, e.case_id, e.number, e.street_id, e.programme, e.size, e.registered_day
   ${REGISTERED}
   ORDER BY e.registered_day, e.waiting_key LIMIT +@limit`,
);

const countRegistered = namedStatement<[Omit<RegisteredParameters, 'limit'>], { readonly n: number }>(
  'waiting-register.count',
  `SELECT count(*) AS n ${REGISTERED}`,
);

const levelNumbers = { city: 0, district: 1, street: 2 } as const;

export interface RegisteredWish {
  /** An office and all below it. */
  readonly scope: OfficeId;
  /** Both days with the register. */
  readonly from: PlainDate;
  readonly until: PlainDate;
}

interface Portion {
  /** Null for the first. */
  readonly after: RegisterCursor | null;
  readonly limit: number;
}

/** Who waits and was registered in the period, by day, of those whose cases this desk has. */
export function registeredPage(
  db: Database,
  wish: RegisteredWish,
  { after, limit }: Portion,
): readonly RegisteredHousehold[] {
  const rows = guarded(db.name, () => selectRegistered.on(db).all({ ...parametersOf(wish, after), limit }));
  return rows.map((row) => ({
    cursor: { day: row.registered_day, key: row.waiting_key },
    caseId: unpackId(row.case_id) as CaseId,
    number: row.number,
    street: row.street_id as OfficeId,
    programme: programmeCodes.nameOf(row.programme),
    size: row.size,
    registeredOn: dateOfDay(row.registered_day) ?? wish.from,
  }));
}

/** How many there are. */
export function registeredCount(db: Database, wish: RegisteredWish): number {
  return guarded(db.name, () => countRegistered.on(db).get(parametersOf(wish, null)))?.n ?? 0;
}

function parametersOf(
  { scope, from, until }: RegisteredWish,
  after: RegisterCursor | null,
): Omit<RegisteredParameters, 'limit'> {
  const { day, key } = after ?? { day: dayNumber(from) - 1, key: Number.MAX_SAFE_INTEGER };
  return { office: scope, level: levelNumbers[levelOf(scope)], day, key, until: dayNumber(until) };
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
