/** Estates with how many homes of each are in which state, why homes of an estate came free, and files that came in. */
import type { Location } from '../../domain/estate/particulars.ts';
import { type ReleaseCause, type ReleaseReason, releaseCauses, releaseReasons } from '../../domain/unit/release.ts';
import { type UnitStateName, unitStates } from '../../domain/unit/state.ts';
import type { EstateId, OfficeId } from '../../kernel/ids.ts';
import { invariant } from '../../kernel/invariant.ts';
import { type StoredId, unpackId } from '../compact-id.ts';
import type { Database } from '../connection.ts';
import { namedStatement } from '../statements.ts';
import { dateOfDay } from '../projections/case-codes.ts';
import { guarded } from '../store-fault.ts';

export type StateCounts = Readonly<Record<UnitStateName, number>>;

export interface EstateRow {
  readonly estateId: EstateId;
  readonly name: string;
  readonly area: string;
  readonly office: OfficeId;
  readonly address: string;
  readonly location: Location | null;
  readonly company: string;
  readonly telephone: string;
  readonly counts: StateCounts;
}

interface StoredEstate {
  readonly estate_id: EstateId;
  readonly name: string;
  readonly area: string;
  readonly office_id: OfficeId;
  readonly address: string;
  readonly longitude: number | null;
  readonly latitude: number | null;
  readonly company: string;
  readonly telephone: string;
}

const selectEstates = namedStatement<[], StoredEstate>(
  'estate-row.all',
  `SELECT estate_id, name, area, office_id, address, longitude, latitude, company, telephone FROM estate_row
   ORDER BY area, estate_id`,
);
const selectCounts = namedStatement<[], { estate_id: string; state: number; n: number }>(
  'unit-count.all',
  `SELECT estate_id, state, n FROM unit_count WHERE n > 0`,
);

/** All estates by area: a city has some hundreds. */
export function estateRows(db: Database): readonly EstateRow[] {
  const { estates, counts } = guarded(db.name, () => ({
    estates: selectEstates.on(db).all(),
    counts: selectCounts.on(db).all(),
  }));
  const ofEstate = Map.groupBy(counts, ({ estate_id }) => estate_id);
  return estates.map((row) => ({
    estateId: row.estate_id,
    name: row.name,
    area: row.area,
    office: row.office_id,
    address: row.address,
    location:
      row.longitude === null || row.latitude === null ? null : { longitude: row.longitude, latitude: row.latitude },
    company: row.company,
    telephone: row.telephone,
    counts: stateCounts(ofEstate.get(row.estate_id) ?? []),
  }));
}

const selectCountsOf = namedStatement<[estate: string], { state: number; n: number }>(
  'unit-count.of-estate',
  `SELECT state, n FROM unit_count WHERE estate_id = ?`,
);

export function estateCounts(db: Database, estateId: EstateId): StateCounts {
  return stateCounts(selectCountsOf.on(db).all(estateId));
}

function stateCounts(counts: readonly { readonly state: number; readonly n: number }[]): StateCounts {
  const entries = unitStates.map((name, code) => [name, counts.find(({ state }) => state === code)?.n ?? 0]);
  return Object.fromEntries(entries) as StateCounts;
}

export interface ReasonCount {
  readonly cause: ReleaseCause;
  readonly reason: ReleaseReason;
  readonly count: number;
}

const selectReasons = namedStatement<[estate: string], { cause: number; reason: number; n: number }>(
  'unit-reason.of-estate',
  `SELECT cause, reason, count(*) AS n FROM unit_reason WHERE estate_id = ? GROUP BY cause, reason`,
);

/** Why homes of an estate were refused or left, the most frequent first (M18). */
export function releaseReasonsOf(db: Database, estateId: EstateId): readonly ReasonCount[] {
  const rows = guarded(db.name, () => selectReasons.on(db).all(estateId));
  return rows
    .map(({ cause, reason, n }) => {
      const names = { cause: releaseCauses[cause], reason: releaseReasons[reason] };
      invariant(names.cause !== undefined && names.reason !== undefined, 'codes of a row have their names');
      return { cause: names.cause, reason: names.reason, count: n };
    })
    .sort((a, b) => b.count - a.count);
}

export interface ChoosingReason {
  readonly reason: ReleaseReason;
  readonly year: number;
  /** From 1. */
  readonly quarter: number;
  readonly count: number;
}

const selectChoosing = namedStatement<[estate: string], { reason: number; day: number; n: number }>(
  'selection-reason.of-estate',
  `SELECT s.reason, s.day, count(*) AS n FROM unit_row AS u INDEXED BY unit_row_place
     JOIN selection_reason AS s INDEXED BY selection_reason_unit ON s.unit_no = u.unit_no
   WHERE u.estate_id = ? GROUP BY s.reason, s.day`,
);

/** Why called households did not take homes of an estate, quarter by quarter, the newest first (M18). */
export function choosingReasonsOf(db: Database, estateId: EstateId): readonly ChoosingReason[] {
  const counts = new Map<string, ChoosingReason>();
  for (const { reason: code, day, n } of guarded(db.name, () => selectChoosing.on(db).all(estateId))) {
    const [reason, on] = [releaseReasons[code], dateOfDay(day)];
    invariant(reason !== undefined && on !== null, 'codes of a row have their names');
    const [year, quarter] = [Number(on.slice(0, 4)), Math.ceil(Number(on.slice(5, 7)) / 3)];
    const key = `${reason} ${String(year)} ${String(quarter)}`;
    counts.set(key, { reason, year, quarter, count: (counts.get(key)?.count ?? 0) + n });
  }
  return [...counts.values()].sort((a, b) => b.year - a.year || b.quarter - a.quarter || b.count - a.count);
}

export interface ImportRow {
  readonly fileHash: string;
  readonly fileName: string;
  readonly rows: number;
  readonly added: number;
  readonly repeated: number;
  readonly refused: number;
  readonly at: number;
  readonly by: string;
  readonly secondBy: string;
}

interface StoredImport {
  readonly file_hash: string;
  readonly file_name: string;
  readonly rows: number;
  readonly added: number;
  readonly repeated: number;
  readonly refused: number;
  readonly finished_at: number;
  readonly actor: StoredId;
  readonly second: StoredId;
}

const selectImports = namedStatement<[{ readonly limit: number }], StoredImport>(
  'unit-import.latest',
  `SELECT file_hash, file_name, rows, added, repeated, refused, finished_at, actor, second FROM unit_import
   ORDER BY import_key DESC LIMIT +@limit`,
);

/** Files that came in, the newest first. */
export function unitImports(db: Database, limit: number): readonly ImportRow[] {
  return guarded(db.name, () => selectImports.on(db).all({ limit })).map((row) => ({
    fileHash: row.file_hash,
    fileName: row.file_name,
    rows: row.rows,
    added: row.added,
    repeated: row.repeated,
    refused: row.refused,
    at: row.finished_at,
    by: unpackId(row.actor),
    secondBy: unpackId(row.second),
  }));
}

const selectImportedAt = namedStatement<[hash: string], { finished_at: number }>(
  'unit-import.of-file',
  `SELECT finished_at FROM unit_import WHERE file_hash = ?`,
);

/** When a file came in; undefined when it did not. */
export function importedAt(db: Database, fileHash: string): number | undefined {
  return selectImportedAt.on(db).get(fileHash)?.finished_at;
}
