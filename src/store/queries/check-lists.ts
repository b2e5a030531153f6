import { levelOf } from '../../domain/office/office.ts';
import type { Programme } from '../../domain/application/programme.ts';
import type { Status } from '../../domain/application/state.ts';
import type { CaseId, OfficeId } from '../../kernel/ids.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { type StoredId, packId, unpackId } from '../compact-id.ts';
import type { Database } from '../connection.ts';
import { NO_DAY, dateOfDay, dayNumber, programmeCodes, statusCodes } from '../projections/case-codes.ts';
import { type NamedStatement, namedStatement } from '../statements.ts';
import { guarded } from '../store-fault.ts';

/** Lists that a case stands in by its checks, beside its queue. */
export const checkLists = ['waiting', 'mismatch', 'changed', 'stale'] as const;

export type CheckList = (typeof checkLists)[number];

export interface CheckListRow {
  readonly cursor: string;
  readonly caseId: CaseId;
  readonly caseNo: string;
  readonly applicantName: string;
  readonly programme: Programme;
  readonly status: Status;
  readonly needed: number;
  readonly done: number;
  readonly waiting: number;
  readonly mismatches: number;
  readonly failed: number;
  readonly changed: number;
  /** UTC milliseconds of the oldest thing that put it into this list; of the last day that counted, where it is stale. */
  readonly since: number;
}

export interface CheckListRequest {
  readonly scope: OfficeId;
  readonly list: CheckList;
  readonly today: PlainDate;
  readonly after: string | null;
  readonly limit: number;
}

interface StoredRow {
  readonly check_key: number;
  readonly since: number;
  readonly case_id: StoredId;
  readonly case_no: string;
  readonly applicant_name: string;
  readonly programme: number;
  readonly status: number;
  readonly needed: number;
  readonly done: number;
  readonly waiting: number;
  readonly mismatches: number;
  readonly failed: number;
  readonly changed: number;
}

interface PageParameters {
  readonly office: string;
  readonly level: number;
  readonly today: number;
  readonly after: number;
  readonly after_key: number;
  readonly limit: number;
}

/** With the bound of the index written out: a parameter alone would not tell SQLite that it may be used. */
const STALE = `stale_day < @today AND stale_day < ${String(NO_DAY)} AND closed = 0`;

/** The places come from the list's own index, which holds only what stands in it; the cases are then fetched one by one. */
function pageStatement(list: CheckList, since: string, listed: string): NamedStatement<[PageParameters], StoredRow> {
  return namedStatement(
    `check-list.${list}`,
    `SELECT page.check_key, page.since, page.case_id, case_row.case_no, case_row.applicant_name, case_row.programme,
       case_row.status, page.needed, page.done, page.waiting, page.mismatches, page.failed, page.changed
     FROM (
       SELECT check_key, ${since} AS since, case_id, application, needed, done, waiting, mismatches, failed, changed
       FROM case_check
       WHERE ${listed} AND ${since} >= @after AND (${since} > @after OR check_key > @after_key)
         AND (@level = 0 OR (@level = 1 AND district_id = @office) OR street_id = @office)
       ORDER BY ${since}, check_key LIMIT +@limit
     ) AS page
     JOIN event ON event.stream = page.application AND event.stream_version = 1
     JOIN case_row ON case_row.case_key = event.position
     ORDER BY page.since, page.check_key`,
  );
}

const pages: Readonly<Record<CheckList, NamedStatement<[PageParameters], StoredRow>>> = {
  waiting: pageStatement('waiting', 'waiting_since', 'waiting > 0'),
  mismatch: pageStatement('mismatch', 'mismatch_since', 'mismatches > 0 AND closed = 0'),
  changed: pageStatement('changed', 'changed_since', 'changed > 0'),
  stale: pageStatement('stale', 'stale_day', STALE),
};

const levelNumbers = { city: 0, district: 1, street: 2 } as const;

/** One page of a list, the longest waiting first, of an office and all below it. */
export function checkListPage(db: Database, request: CheckListRequest): readonly CheckListRow[] {
  const [since = '', key = ''] = (request.after ?? '').split('~');
  const rows = guarded(db.name, () =>
    pages[request.list].on(db).all({
      office: request.scope,
      level: levelNumbers[levelOf(request.scope)],
      today: dayNumber(request.today),
      // A cursor comes back from a screen; one that means nothing begins at the start.
      after: Number(since) || 0,
      after_key: Number(key) || 0,
      limit: request.limit,
    }),
  );
  return rows.map(({ check_key, case_id, case_no, applicant_name, programme, status, since: at, ...figures }) => ({
    cursor: `${String(at)}~${String(check_key)}`,
    caseId: unpackId(case_id) as CaseId,
    caseNo: case_no,
    applicantName: applicant_name,
    programme: programmeCodes.nameOf(programme),
    status: statusCodes.nameOf(status),
    since: request.list === 'stale' ? startOfDay(at) : at,
    ...figures,
  }));
}

/** Midnight in China at the start of the day that the number means. */
function startOfDay(day: number): number {
  return Date.parse(`${dateOfDay(day) ?? '1970-01-01'}T00:00:00+08:00`);
}

const selectCounts = namedStatement<[scope: string], { list: CheckList; n: number }>(
  'check-list.counts',
  `SELECT list, n FROM check_count WHERE scope = ?`,
);

const countStale = namedStatement<[StaleParameters], { n: number }>(
  'check-list.count-stale',
  `SELECT count(*) AS n FROM (
     SELECT 1 FROM case_check WHERE ${STALE}
       AND (@level = 0 OR (@level = 1 AND district_id = @office) OR street_id = @office) LIMIT @limit
   ) AS page`,
);

type StaleParameters = Pick<PageParameters, 'office' | 'level' | 'today' | 'limit'>;

/** Cases get stale by the day and not by an event: they are counted, and no further than a badge shows. */
const MOST_STALE = 100;

/** The badges of the lists, for an office and all below it; a list that is empty is left out. */
export function checkListCounts(db: Database, scope: OfficeId, today: PlainDate): ReadonlyMap<CheckList, number> {
  const level = levelOf(scope);
  return guarded(db.name, () => {
    const rows = selectCounts.on(db).all(level === 'city' ? '*' : scope);
    const parameters = { office: scope, level: levelNumbers[level], today: dayNumber(today), limit: MOST_STALE };
    const stale = countStale.on(db).get(parameters)?.n ?? 0;
    const counts = new Map<CheckList, number>(rows.map(({ list, n }) => [list, n]));
    return stale === 0 ? counts : counts.set('stale', stale);
  });
}

export interface CaseFigures {
  readonly needed: number;
  readonly done: number;
  readonly waiting: number;
  readonly mismatches: number;
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
  `SELECT needed, done, waiting, mismatches, changed, closed, stale_day FROM case_check WHERE case_id = ?`,
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
