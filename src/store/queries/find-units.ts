/** Homes by the beginning of their code, or by estate, building and room, for who picks one while somebody speaks. */
import type { EstateId, UnitNo } from '../../kernel/ids.ts';
import type { Database } from '../connection.ts';
import { namedStatement } from '../statements.ts';
import { guarded } from '../store-fault.ts';

export interface FoundUnit {
  readonly unitNo: UnitNo;
  readonly estateId: EstateId;
  readonly building: string;
  readonly room: string;
}

interface StoredUnit {
  readonly unit_no: UnitNo;
  readonly estate_id: EstateId;
  readonly building: string;
  readonly room: string;
}

const byCode = namedStatement<[{ readonly from: string; readonly until: string; readonly limit: number }], StoredUnit>(
  'unit-find.code',
  `SELECT unit_no, estate_id, building, room FROM unit_row
   WHERE unit_no >= @from AND unit_no < @until ORDER BY unit_no LIMIT +@limit`,
);
const inEstate = namedStatement<
  [{ readonly estate: string; readonly words: string; readonly limit: number }],
  StoredUnit
>(
  'unit-find.estate',
  `SELECT unit_no, estate_id, building, room FROM unit_row
   WHERE estate_id = @estate AND (@words = '' OR instr(building || '-' || room, @words) > 0
     OR instr(building || '-' || floor || '-' || room, @words) > 0)
   ORDER BY place LIMIT +@limit`,
);

/** Behind every code that begins like this. */
const LAST = '\u{10ffff}';

export function unitsByCode(db: Database, code: string, limit: number): readonly FoundUnit[] {
  const at = { from: code, until: `${code}${LAST}`, limit };
  return guarded(db.name, () => byCode.on(db).all(at).map(foundUnit));
}

/** `words`: as in `3-502` or `3-5-502`; empty for the first of the estate. */
export function unitsOfEstate(
  db: Database,
  { estateId, words, limit }: { readonly estateId: EstateId; readonly words: string; readonly limit: number },
): readonly FoundUnit[] {
  return guarded(db.name, () => inEstate.on(db).all({ estate: estateId, words, limit }).map(foundUnit));
}

function foundUnit({ unit_no, estate_id, building, room }: StoredUnit): FoundUnit {
  return { unitNo: unit_no, estateId: estate_id, building, room };
}
