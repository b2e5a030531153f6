import type { PlanUnit } from '../../domain/allocation/plan-unit.ts';
import { unitTypes } from '../../domain/unit/particulars.ts';
import { unitStates } from '../../domain/unit/state.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { Database } from '../connection.ts';
import { dayNumber } from '../projections/case-codes.ts';
import { namedStatement } from '../statements.ts';
import { guarded } from '../store-fault.ts';

interface StoredUnit {
  readonly unit_no: string;
  readonly estate_id: string;
  readonly name: string;
  readonly area: string;
  readonly type: number;
  readonly size: number;
  readonly rent: number;
}

const VACANT = String(unitStates.indexOf('vacant'));

const selectVacant = namedStatement<[{ readonly estate: string; readonly on: number }], StoredUnit>(
  'plan-units.vacant',
  `SELECT u.unit_no, u.estate_id, e.name, e.area, u.type, u.area AS size,
     CASE WHEN u.next_day <= @on THEN u.next_rent ELSE u.rent END AS rent
   FROM estate_row AS e CROSS JOIN unit_row AS u INDEXED BY unit_row_state ON u.estate_id = e.estate_id
   WHERE e.estate_id = @estate AND u.state = ${VACANT} ORDER BY u.place`,
);

/** The homes of an estate that nobody lives in and nothing holds, with the rent of a day. */
export function vacantUnitsOf(db: Database, estateId: string, on: PlainDate): readonly PlanUnit[] {
  const rows = guarded(db.name, () => selectVacant.on(db).all({ estate: estateId, on: dayNumber(on) }));
  return rows.map((row) => ({
    unitNo: row.unit_no,
    estateId: row.estate_id,
    estateName: row.name,
    area: row.area,
    type: unitTypes[row.type] ?? 'one-room',
    sizeCm2: row.size,
    rentFen: row.rent,
  }));
}

const selectFree = namedStatement<[{ readonly estate: string; readonly plan: string }], { readonly unit_no: string }>(
  'plan-units.free',
  `SELECT unit_no FROM unit_row WHERE estate_id = @estate AND (state = ${VACANT} OR held_for = @plan)`,
);

/** The homes of an estate that are vacant, or held for this plan. */
export function freeUnitsOf(db: Database, estateId: string, planId: string): readonly string[] {
  return guarded(db.name, () => selectFree.on(db).all({ estate: estateId, plan: planId })).map(
    ({ unit_no }) => unit_no,
  );
}

const selectVacancies = namedStatement<
  [],
  { readonly estate_id: string; readonly name: string; readonly area: string; readonly n: number }
>(
  'plan-units.vacancies',
  `SELECT e.estate_id, e.name, e.area, c.n FROM estate_row AS e
     CROSS JOIN unit_count AS c ON c.estate_id = e.estate_id AND c.state = ${VACANT}
   WHERE c.n > 0 ORDER BY e.area, e.estate_id`,
);

/** Estates with vacant homes, by area: a city has some hundreds. */
export function estateVacancies(
  db: Database,
): readonly { readonly estateId: string; readonly name: string; readonly area: string; readonly vacant: number }[] {
  return guarded(db.name, () => selectVacancies.on(db).all()).map(({ estate_id, name, area, n }) => ({
    estateId: estate_id,
    name,
    area,
    vacant: n,
  }));
}
