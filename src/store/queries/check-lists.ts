import { levelOf } from '../../domain/office/office.ts';
import type { Programme } from '../../domain/application/programme.ts';
import type { Status } from '../../domain/application/state.ts';
import type { CaseId, OfficeId } from '../../kernel/ids.ts';
import { type StoredId, packId, unpackId } from '../compact-id.ts';
import type { Database } from '../connection.ts';
import { programmeCodes, statusCodes } from '../projections/case-codes.ts';
import { type NamedStatement, namedStatement } from '../statements.ts';
import { guarded } from '../store-fault.ts';

/** Lists that a case stands in by its checks, beside its queue. */
export const checkLists = ['waiting', 'mismatch', 'changed'] as const;

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
  /** UTC milliseconds of the oldest thing that put it into this list. */
  readonly since: number;
}

export interface CheckListRequest {
  readonly scope: OfficeId;
  readonly list: CheckList;
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
  readonly after: number;
  readonly after_key: number;
  readonly limit: number;
}

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
};

const levelNumbers = { city: 0, district: 1, street: 2 } as const;

/** One page of a list, the longest waiting first, of an office and all below it. */
export function checkListPage(db: Database, request: CheckListRequest): readonly CheckListRow[] {
  const [since = '', key = ''] = (request.after ?? '').split('~');
  const rows = guarded(db.name, () =>
    pages[request.list].on(db).all({
      office: request.scope,
      level: levelNumbers[levelOf(request.scope)],
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
    since: at,
    ...figures,
  }));
}

const selectCounts = namedStatement<[scope: string], { list: CheckList; n: number }>(
  'check-list.counts',
  `SELECT list, n FROM check_count WHERE scope = ?`,
);

/** The badges of the lists, for an office and all below it. */
export function checkListCounts(db: Database, scope: OfficeId): ReadonlyMap<CheckList, number> {
  const rows = guarded(db.name, () => selectCounts.on(db).all(levelOf(scope) === 'city' ? '*' : scope));
  return new Map(rows.map(({ list, n }) => [list, n]));
}

export interface CaseFigures {
  readonly needed: number;
  readonly done: number;
  readonly waiting: number;
  readonly mismatches: number;
  readonly changed: number;
}

const selectFigures = namedStatement<[caseId: StoredId], CaseFigures>(
  'case-check.figures',
  `SELECT needed, done, waiting, mismatches, changed FROM case_check WHERE case_id = ?`,
);

/** The figures of one case's checks; undefined while nothing was done. */
export function caseFigures(db: Database, caseId: CaseId): CaseFigures | undefined {
  return selectFigures.on(db).get(packId(caseId));
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
