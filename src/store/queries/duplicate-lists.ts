import type { Programme } from '../../domain/application/programme.ts';
import type { Status } from '../../domain/application/state.ts';
import type { PairReason } from '../../domain/duplicate/evidence.ts';
import { levelOf } from '../../domain/office/office.ts';
import type { CaseId, OfficeId } from '../../kernel/ids.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { type StoredId, unpackId } from '../compact-id.ts';
import type { Database } from '../connection.ts';
import { dateOfDay, programmeCodes, statusCodes } from '../projections/case-codes.ts';
import { namedStatement } from '../statements.ts';
import { guarded } from '../store-fault.ts';

export interface PairedCase {
  readonly caseId: CaseId;
  readonly caseNo: string;
  readonly applicantName: string;
  readonly programme: Programme;
  readonly status: Status;
  readonly street: OfficeId;
  readonly receivedOn: PlainDate;
}

export interface PairRow {
  readonly low: PairedCase;
  readonly high: PairedCase;
  readonly score: number;
  readonly reasons: readonly PairReason[];
  /** Somebody decided, and nothing has come since. */
  readonly isDecided: boolean;
  /** One of the two has ended without a home. */
  readonly hasEnded: boolean;
}

interface StoredCase {
  readonly case_id: StoredId;
  readonly case_no: string;
  readonly applicant_name: string;
  readonly programme: number;
  readonly status: number;
  readonly street_id: string;
  readonly received_day: number;
}

interface StoredPair {
  readonly low_key: number;
  readonly high_key: number;
  readonly score: number;
  readonly reasons: string;
  readonly decided: number;
  readonly ended: number;
}

type OpenPair = Omit<StoredPair, 'decided' | 'ended'>;

interface PageParameters {
  readonly office: string;
  readonly level: number;
  readonly score: number;
  readonly low: number;
  readonly high: number;
  readonly limit: number;
}

/** The index holds only what nobody has decided on; what lies within an office is read out of it. */
const selectPage = namedStatement<[PageParameters], OpenPair>(
  'duplicate-list.open',
  `SELECT low_key, high_key, score, reasons FROM duplicate_pair
   WHERE open = 1 AND score <= @score
     AND (score < @score OR low_key > @low OR (low_key = @low AND high_key > @high))
     AND (@level = 0 OR (@level = 1 AND district_id = @office) OR street_id = @office)
   ORDER BY score DESC, low_key, high_key LIMIT +@limit`,
);
const selectOfCase = namedStatement<[{ readonly key: number }], StoredPair>(
  'duplicate-list.of-case',
  `SELECT low_key, high_key, score, reasons, decided, ended FROM duplicate_pair WHERE low_key = @key
   UNION ALL
   SELECT low_key, high_key, score, reasons, decided, ended FROM duplicate_pair WHERE high_key = @key`,
);
const selectCase = namedStatement<[key: number], StoredCase>(
  'duplicate-list.case',
  `SELECT case_id, case_no, applicant_name, programme, status, street_id, received_day FROM case_row WHERE case_key = ?`,
);
const selectKey = namedStatement<[stream: string], { position: number }>(
  'duplicate-list.case-key',
  `SELECT position FROM event WHERE stream = ? AND stream_version = 1`,
);
const selectCount = namedStatement<[scope: string], { n: number }>(
  'duplicate-list.count',
  `SELECT n FROM duplicate_count WHERE scope = ?`,
);

const levels = { city: 0, district: 1, street: 2 } as const;
const ABOVE_ALL = 101;

export interface PairPage {
  readonly rows: readonly PairRow[];
  /** Where to go on; null at the end. */
  readonly next: string | null;
}

/** The pairs that wait, the likeliest first, both of whose cases lie within the office. */
export function openPairs(
  db: Database,
  { scope, after, limit }: { readonly scope: OfficeId; readonly after: string | null; readonly limit: number },
): PairPage {
  // A cursor comes back from a screen; one that means nothing begins at the start.
  const [score = Number.NaN, low = 0, high = 0] = (after ?? '').split('~').map(Number);
  const isPlace = after !== null && [score, low, high].every(Number.isSafeInteger);
  return guarded(db.name, () => {
    const pairs = selectPage.on(db).all({
      office: scope,
      level: levels[levelOf(scope)],
      score: isPlace ? score : ABOVE_ALL,
      low: isPlace ? low : 0,
      high: isPlace ? high : 0,
      limit,
    });
    const rows = pairs.flatMap((pair) => pairRow(db, { ...pair, decided: 0, ended: 0 }) ?? []);
    const last = pairs.length < limit ? undefined : pairs.at(-1);
    return { rows, next: last === undefined ? null : [last.score, last.low_key, last.high_key].join('~') };
  });
}

/** How many pairs wait within the office; kept by triggers. */
export function openPairCount(db: Database, scope: OfficeId): number {
  return guarded(db.name, () => selectCount.on(db).get(levelOf(scope) === 'city' ? '*' : scope)?.n ?? 0);
}

/** Every case that looks like this one, also those that somebody decided on or that have ended; the likeliest first. */
export function pairsOfCase(db: Database, caseId: CaseId): readonly PairRow[] {
  return guarded(db.name, () => {
    const key = selectKey.on(db).get(`application:${caseId}`)?.position;
    if (key === undefined) return [];
    const pairs = selectOfCase.on(db).all({ key });
    return pairs.flatMap((pair) => pairRow(db, pair) ?? []).sort((a, b) => b.score - a.score);
  });
}

/** What a list says of one case, by its key. */
export function pairedCase(db: Database, key: number): PairedCase | undefined {
  const row = selectCase.on(db).get(key);
  const receivedOn = row === undefined ? null : dateOfDay(row.received_day);
  if (row === undefined || receivedOn === null) return undefined;
  return {
    caseId: unpackId(row.case_id) as CaseId,
    caseNo: row.case_no,
    applicantName: row.applicant_name,
    programme: programmeCodes.nameOf(row.programme),
    status: statusCodes.nameOf(row.status),
    street: row.street_id as OfficeId,
    receivedOn,
  };
}

function pairRow(db: Database, pair: StoredPair): PairRow | undefined {
  const [low, high] = [pairedCase(db, pair.low_key), pairedCase(db, pair.high_key)];
  if (low === undefined || high === undefined) return undefined;
  return {
    low,
    high,
    score: pair.score,
    reasons: JSON.parse(pair.reasons) as readonly PairReason[],
    isDecided: pair.decided === 1,
    hasEnded: pair.ended === 1,
  };
}
