/**
 * Figures of time: how many steps took how many days, exactly, as a table of days and counts from which any percentile
 * is read. Grouping in SQL and reading off here costs one pass over the covering index and no sort of all rows.
 */
import { type Status, statuses } from '../../domain/application/state.ts';
import { levelOf } from '../../domain/office/office.ts';
import { openQueues } from '../../domain/queue/turn.ts';
import type { CaseId, OfficeId } from '../../kernel/ids.ts';
import { type PlainDate, addDays } from '../../kernel/plain-date.ts';
import { type StoredId, unpackId } from '../compact-id.ts';
import type { Database } from '../connection.ts';
import { NO_DAY, dateOfDay, dayNumber, queueCodes, statusCodes } from '../projections/case-codes.ts';
import { WHOLE } from '../projections/step-projection.ts';
import { namedStatement } from '../statements.ts';
import { guarded } from '../store-fault.ts';

/** A span of days, both of them in it. */
export interface DaySpan {
  readonly from: PlainDate;
  readonly to: PlainDate;
}

/** Null: the whole way from receipt to decision. */
export type TimedStep = Status | null;

export interface DayCount {
  readonly days: number;
  readonly n: number;
}

interface SpanParameters {
  readonly office: string;
  readonly level: number;
  readonly from: number;
  readonly to: number;
}

const IN_OFFICE = `(@level = 0 OR (@level = 1 AND district_id = @office) OR street_id = @office)`;

const selectDays = namedStatement<[SpanParameters & { readonly step: number }], { working_days: number; n: number }>(
  'time.days',
  `SELECT working_days, count(*) AS n FROM case_step
   WHERE step = @step AND ended_day >= @from AND ended_day <= @to AND ${IN_OFFICE} GROUP BY working_days`,
);
const selectBelow = namedStatement<
  [SpanParameters & { readonly step: number }],
  { district_id: string; street_id: string; working_days: number; n: number }
>(
  'time.below',
  `SELECT district_id, street_id, working_days, count(*) AS n FROM case_step
   WHERE ended_day >= @from AND ended_day <= @to AND step = @step AND ${IN_OFFICE}
   GROUP BY district_id, street_id, working_days`,
);
const selectCases = namedStatement<
  [SpanParameters & { readonly step: number; readonly limit: number }],
  { case_key: number; working_days: number }
>(
  'time.cases',
  `SELECT case_key, working_days FROM case_step
   WHERE ended_day >= @from AND ended_day <= @to AND step = @step AND ${IN_OFFICE}
   ORDER BY working_days DESC, case_key LIMIT +@limit`,
);
const countAge = namedStatement<[SpanParameters & { readonly queue: number }], { n: number }>(
  'time.age',
  `SELECT count(*) AS n FROM case_row
   WHERE queue = @queue AND received_day >= @from AND received_day <= @to AND ${IN_OFFICE}`,
);
const selectAged = namedStatement<
  [SpanParameters & { readonly queue: number; readonly limit: number }],
  { case_key: number; received_day: number }
>(
  'time.aged',
  `SELECT case_key, received_day FROM case_row
   WHERE queue = @queue AND received_day >= @from AND received_day <= @to AND ${IN_OFFICE}
   ORDER BY received_day, case_key LIMIT +@limit`,
);
const selectCase = namedStatement<
  [key: number],
  {
    case_id: StoredId;
    case_no: string;
    applicant_name: string;
    status: number;
    received_day: number;
    street_id: string;
  }
>(
  'time.case',
  `SELECT case_id, case_no, applicant_name, status, received_day, street_id FROM case_row WHERE case_key = ?`,
);

const levels = { city: 0, district: 1, street: 2 } as const;

function parametersOf(scope: OfficeId, { from, to }: DaySpan): SpanParameters {
  return {
    office: scope,
    level: levels[levelOf(scope)],
    from: dayNumber(from),
    to: Math.min(dayNumber(to), NO_DAY - 1),
  };
}

/** Days and counts of one step that ended in the span, of an office and all below it. */
export function daysOfStep(
  db: Database,
  { scope, span }: { readonly scope: OfficeId; readonly span: DaySpan },
  step: TimedStep,
): readonly DayCount[] {
  const code = step === null ? WHOLE : statusCodes.codeOf(step);
  const rows = guarded(db.name, () => selectDays.on(db).all({ ...parametersOf(scope, span), step: code }));
  return rows.map(({ working_days: days, n }) => ({ days, n }));
}

/** The same of every step in which any ended. */
export function stepDays(db: Database, scope: OfficeId, span: DaySpan): ReadonlyMap<TimedStep, readonly DayCount[]> {
  const steps: readonly TimedStep[] = [null, ...statuses];
  return new Map(
    steps.flatMap((step) => {
      const counts = daysOfStep(db, { scope, span }, step);
      return counts.length === 0 ? [] : [[step, counts] as const];
    }),
  );
}

/** The whole way, by the offices directly below; by streets of a district, by districts of a city. */
export function wholeDaysBelow(
  db: Database,
  scope: OfficeId,
  span: DaySpan,
): ReadonlyMap<OfficeId, readonly DayCount[]> {
  const isCity = levelOf(scope) === 'city';
  const rows = guarded(db.name, () => selectBelow.on(db).all({ ...parametersOf(scope, span), step: WHOLE }));
  const found = new Map<OfficeId, Map<number, number>>();
  for (const { district_id, street_id, working_days, n } of rows) {
    const office = (isCity ? district_id : street_id) as OfficeId;
    const counts = found.get(office) ?? new Map<number, number>();
    found.set(office, counts);
    counts.set(working_days, (counts.get(working_days) ?? 0) + n);
  }
  return new Map([...found].map(([office, counts]) => [office, [...counts].map(([days, n]) => ({ days, n }))]));
}

/** The smallest number of days that at least this share of all did not exceed; null of none. Exact: nearest rank. */
export function percentile(counts: readonly DayCount[], share: number): number | null {
  const total = counts.reduce((sum, { n }) => sum + n, 0);
  if (total === 0) return null;
  const rank = Math.max(1, Math.ceil(total * share));
  let seen = 0;
  for (const { days, n } of counts.toSorted((a, b) => a.days - b.days)) {
    seen += n;
    if (seen >= rank) return days;
  }
  return null;
}

export interface TimedCase {
  readonly caseId: CaseId;
  readonly caseNo: string;
  readonly applicantName: string;
  readonly status: Status;
  readonly street: OfficeId;
  readonly receivedOn: PlainDate;
  /** Working days of the step; of an open case null, its age is reckoned from the day of receipt. */
  readonly days: number | null;
}

export interface CasesWanted {
  readonly scope: OfficeId;
  readonly span: DaySpan;
  readonly limit: number;
}

/** Those whose step ended in the span, the slowest first. */
export function timedCases(db: Database, step: TimedStep, { scope, span, limit }: CasesWanted): readonly TimedCase[] {
  return guarded(db.name, () => {
    const code = step === null ? WHOLE : statusCodes.codeOf(step);
    const rows = selectCases.on(db).all({ ...parametersOf(scope, span), step: code, limit });
    return rows.flatMap(({ case_key, working_days }) => timedCase(db, case_key, working_days) ?? []);
  });
}

/** How many open cases were received in the span. */
export function openCount(db: Database, scope: OfficeId, span: DaySpan): number {
  const statement = countAge.on(db);
  const parameters = parametersOf(scope, span);
  return guarded(db.name, () =>
    openQueues.reduce(
      (sum, queue) => sum + (statement.get({ ...parameters, queue: queueCodes.codeOf(queue) })?.n ?? 0),
      0,
    ),
  );
}

/** Open cases received in the span, the oldest first. */
export function openCases(db: Database, { scope, span, limit }: CasesWanted): readonly TimedCase[] {
  return guarded(db.name, () => {
    const parameters = parametersOf(scope, span);
    const rows = openQueues.flatMap((queue) =>
      selectAged.on(db).all({ ...parameters, queue: queueCodes.codeOf(queue), limit }),
    );
    const oldest = rows.sort((a, b) => a.received_day - b.received_day || a.case_key - b.case_key).slice(0, limit);
    return oldest.flatMap(({ case_key }) => timedCase(db, case_key, null) ?? []);
  });
}

function timedCase(db: Database, key: number, days: number | null): TimedCase | undefined {
  const row = selectCase.on(db).get(key);
  const receivedOn = row === undefined ? null : dateOfDay(row.received_day);
  if (row === undefined || receivedOn === null) return undefined;
  return {
    caseId: unpackId(row.case_id) as CaseId,
    caseNo: row.case_no,
    applicantName: row.applicant_name,
    status: statusCodes.nameOf(row.status),
    street: row.street_id as OfficeId,
    receivedOn,
    days,
  };
}

/** Steps in the order in which a case passes them. */
export function inStepOrder(steps: Iterable<Status>): readonly Status[] {
  return [...steps].sort((a, b) => statuses.indexOf(a) - statuses.indexOf(b));
}

/** Every open case, whenever received, up to the day. */
export function spanUpTo(to: PlainDate): DaySpan {
  return { from: addDays(to, -36_500), to };
}
