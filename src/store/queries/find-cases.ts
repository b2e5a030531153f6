import type { Programme } from '../../domain/application/programme.ts';
import type { Status } from '../../domain/application/state.ts';
import { type OfficeLevel, levelOf } from '../../domain/office/office.ts';
import { type SearchQuery, passesRecheck } from '../../domain/search/search-query.ts';
import { invariant } from '../../kernel/invariant.ts';
import type { CaseId, OfficeId } from '../../kernel/ids.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { type StoredId, unpackId } from '../compact-id.ts';
import type { Database } from '../connection.ts';
import { dateOfDay, programmeCodes, statusCodes } from '../projections/case-codes.ts';
import { type NamedStatement, namedStatement } from '../statements.ts';
import { guarded } from '../store-fault.ts';

export interface FoundCase {
  readonly caseId: CaseId;
  readonly caseNo: string;
  readonly applicantName: string;
  /** All members, the applicant first. */
  readonly names: readonly string[];
  /** Where the household lives; then where it is registered, if elsewhere. */
  readonly addresses: readonly string[];
  readonly programme: Programme;
  readonly status: Status;
  readonly street: OfficeId;
  readonly receivedOn: PlainDate;
}

interface FoundRow {
  readonly case_id: StoredId;
  readonly case_no: string;
  readonly applicant_name: string;
  readonly names_text: string;
  readonly address_text: string;
  readonly programme: number;
  readonly status: number;
  readonly street_id: string;
  readonly received_day: number;
}

const COLUMNS =
  'c.case_id, c.case_no, c.applicant_name, c.names_text, c.address_text, c.programme, c.status, c.street_id, c.received_day';

/** The index drives and the case is looked up: CROSS JOIN and `+` keep SQLite from walking the office's cases. */
function searchStatement(level: OfficeLevel, scope: string): NamedStatement<[match: string, office: string], FoundRow> {
  return namedStatement(
    `search.cases.${level}`,
    `SELECT ${COLUMNS} FROM case_search CROSS JOIN case_row AS c ON c.case_key = case_search.rowid
     WHERE case_search MATCH ? AND ${scope} ORDER BY case_search.rowid DESC`,
  );
}

const searchStatements: Readonly<Record<OfficeLevel, NamedStatement<[match: string, office: string], FoundRow>>> = {
  city: searchStatement('city', '? IS NOT NULL'),
  district: searchStatement('district', '+c.district_id = ?'),
  street: searchStatement('street', '+c.street_id = ?'),
};

const selectByNo = namedStatement<[caseNo: string], FoundRow>(
  'case.by-no',
  `SELECT ${COLUMNS} FROM case_row AS c WHERE c.case_no = ?`,
);
const selectByExternalId = namedStatement<[externalId: string], FoundRow>(
  'case.by-external-id',
  `SELECT ${COLUMNS} FROM case_row AS c WHERE c.external_id = ? AND c.external_id <> ''`,
);

export interface SearchRequest {
  readonly scope: OfficeId;
  readonly query: SearchQuery;
  readonly limit: number;
}

/** Cases of an office and all below it, the latest arrived first; every hit is checked against its own text. */
export function searchCases(db: Database, { scope, query, limit }: SearchRequest): readonly FoundCase[] {
  return guarded(db.name, () => {
    const found: FoundCase[] = [];
    if (limit <= 0) return found;
    for (const row of searchStatements[levelOf(scope)].on(db).iterate(query.match, scope)) {
      const texts = { names: row.names_text.split('\n'), addresses: row.address_text.split('\n') };
      if (!passesRecheck(query, texts)) continue;
      found.push(foundCase(row));
      if (found.length >= limit) break;
    }
    return found;
  });
}

export function caseByNo(db: Database, caseNo: string): FoundCase | undefined {
  const row = selectByNo.on(db).get(caseNo);
  return row === undefined ? undefined : foundCase(row);
}

/** The cases that came in under a sender's own id; more than one only when two senders chose the same. */
export function casesByExternalId(db: Database, externalId: string): readonly FoundCase[] {
  return selectByExternalId.on(db).all(externalId).map(foundCase);
}

function foundCase(row: FoundRow): FoundCase {
  const receivedOn = dateOfDay(row.received_day);
  invariant(receivedOn, 'a case has a day of receipt');
  return {
    caseId: unpackId(row.case_id) as CaseId,
    caseNo: row.case_no,
    applicantName: row.applicant_name,
    names: row.names_text.split('\n'),
    addresses: row.address_text.split('\n'),
    programme: programmeCodes.nameOf(row.programme),
    status: statusCodes.nameOf(row.status),
    street: row.street_id as OfficeId,
    receivedOn,
  };
}
