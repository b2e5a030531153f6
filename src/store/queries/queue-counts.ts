/** The badges: how many cases stand in each list, looked up where triggers keep it, counted no further than is shown. */
import type { Queue } from '../../domain/application/queue.ts';
import { levelOf } from '../../domain/office/office.ts';
import type { OfficeLevel } from '../../domain/office/office.ts';
import { type CaseMark, caseMarks } from '../../domain/queue/case-mark.ts';
import type { OfficeId } from '../../kernel/ids.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { Database } from '../connection.ts';
import { NO_DAY, dayNumber, queueCodes } from '../projections/case-codes.ts';
import { type NamedStatement, namedStatement } from '../statements.ts';
import { guarded } from '../store-fault.ts';

const selectCounts = namedStatement<[scope: string], { queue: number; n: number }>(
  'queue.counts',
  `SELECT queue, n FROM queue_count WHERE scope = ?`,
);
const selectCount = namedStatement<[scope: string, queue: number], { n: number }>(
  'queue.count',
  `SELECT n FROM queue_count WHERE scope = ? AND queue = ?`,
);
const selectMarkCounts = namedStatement<[scope: string], { mark: number; n: number }>(
  'queue.mark-counts',
  `SELECT mark, n FROM mark_count WHERE scope = ?`,
);

const scopeKey = (scope: OfficeId): string => (levelOf(scope) === 'city' ? '*' : scope);

/** How many cases stand in each step, of an office and all below it. */
export function stepCounts(db: Database, scope: OfficeId): ReadonlyMap<Queue, number> {
  const rows = guarded(db.name, () => selectCounts.on(db).all(scopeKey(scope)));
  return new Map(rows.map((row) => [queueCodes.nameOf(row.queue), row.n]));
}

export function stepCount(db: Database, scope: OfficeId, step: Queue): number {
  return selectCount.on(db).get(scopeKey(scope), queueCodes.codeOf(step))?.n ?? 0;
}

/** How many cases carry each mark, of an office and all below it. */
export function markCounts(db: Database, scope: OfficeId): ReadonlyMap<CaseMark, number> {
  const rows = guarded(db.name, () => selectMarkCounts.on(db).all(scopeKey(scope)));
  return new Map(
    rows.flatMap(({ mark, n }) => {
      const name = caseMarks[mark];
      return name === undefined ? [] : [[name, n] as const];
    }),
  );
}

export function markCount(db: Database, scope: OfficeId, mark: CaseMark): number {
  return markCounts(db, scope).get(mark) ?? 0;
}

type DueStatement = NamedStatement<[DueParameters], { n: number }>;

interface DueParameters {
  readonly office: string;
  readonly queue: number;
  readonly due_from: number;
  readonly due_by: number;
  readonly limit: number;
}

const dueIn: Readonly<Record<OfficeLevel, DueStatement>> = {
  city: dueStatement('city', ''),
  district: dueStatement('district', 'district_id = @office AND'),
  street: dueStatement('street', 'street_id = @office AND'),
};

function dueStatement(level: OfficeLevel, scope: string): DueStatement {
  return namedStatement(
    `queue.due.${level}`,
    `SELECT count(*) AS n FROM (SELECT 1 FROM case_row
       WHERE ${scope} queue = @queue AND due_day >= @due_from AND due_day <= @due_by LIMIT +@limit) AS page`,
  );
}

export interface DueWanted {
  readonly scope: OfficeId;
  readonly steps: readonly Queue[];
  /** Both days are counted; null for the first there is. */
  readonly from: PlainDate | null;
  readonly to: PlainDate;
  /** Counted no further than this. */
  readonly most: number;
}

/** How many cases of some steps have their last day in a span. */
export function dueCount(db: Database, { scope, steps, from, to, most }: DueWanted): number {
  const statement = dueIn[levelOf(scope)].on(db);
  const due_by = Math.min(dayNumber(to), NO_DAY - 1);
  const due_from = from === null ? 0 : dayNumber(from);
  return guarded(db.name, () => {
    let found = 0;
    for (const step of steps) {
      const queue = queueCodes.codeOf(step);
      found += statement.get({ office: scope, queue, due_from, due_by, limit: most - found })?.n ?? 0;
      if (found >= most) break;
    }
    return found;
  });
}

interface DayParameters {
  readonly office: string;
  readonly level: number;
  readonly today: number;
  readonly limit: number;
}

const countStale = namedStatement<[DayParameters], { n: number }>(
  'queue.stale-count',
  `SELECT count(*) AS n FROM (
     SELECT 1 FROM case_check WHERE stale_day < +@today AND stale_day < ${String(NO_DAY)} AND closed = 0
       AND (@level = 0 OR (@level = 1 AND district_id = @office) OR street_id = @office) LIMIT +@limit
   ) AS page`,
);

const countBroken = namedStatement<[DayParameters], { n: number }>(
  'queue.broken-count',
  `SELECT count(*) AS n FROM (
     SELECT 1 FROM case_row WHERE due_day >= 0 AND promise_day < +@today AND promise_day < ${String(NO_DAY)}
       AND (@level = 0 OR (@level = 1 AND district_id = @office) OR street_id = @office) LIMIT +@limit
   ) AS page`,
);

/** Promises are broken by the day and not by an event: the few that are open are looked through, from any last day on. */
export function brokenPromiseCount(db: Database, wanted: DayWanted): number {
  return countOn(db, countBroken, wanted);
}

/** Cases get stale by the day and not by an event: they are counted, and no further than a badge shows. */
export function staleCount(db: Database, wanted: DayWanted): number {
  return countOn(db, countStale, wanted);
}

interface DayWanted {
  readonly scope: OfficeId;
  readonly today: PlainDate;
  readonly most: number;
}

function countOn(
  db: Database,
  statement: NamedStatement<[DayParameters], { n: number }>,
  { scope, today, most }: DayWanted,
): number {
  const level = { city: 0, district: 1, street: 2 }[levelOf(scope)];
  const parameters = { office: scope, level, today: dayNumber(today), limit: most };
  return guarded(db.name, () => statement.on(db).get(parameters)?.n ?? 0);
}
