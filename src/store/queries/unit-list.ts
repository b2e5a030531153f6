/** Homes in pages: by estate, building, floor and room, with the filters of the screen combined. */
import type { EstateId, UnitNo } from '../../kernel/ids.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { invariant } from '../../kernel/invariant.ts';
import { type UnitType, unitTypes } from '../../domain/unit/particulars.ts';
import { type UnitStateName, unitStates } from '../../domain/unit/state.ts';
import type { Database } from '../connection.ts';
import { NO_DAY, dateOfDay, dayNumber } from '../projections/case-codes.ts';
import { type NamedStatement, namedStatement } from '../statements.ts';
import { guarded } from '../store-fault.ts';

export interface UnitFilters {
  /** 片区. */
  readonly area: string | null;
  readonly estateId: EstateId | null;
  readonly type: UnitType | null;
  readonly state: UnitStateName | null;
  /** Fen a month, both ends with it. */
  readonly rentFrom: number | null;
  readonly rentTo: number | null;
  readonly lift: boolean | null;
  readonly accessible: boolean | null;
}

export interface UnitSelection extends UnitFilters {
  /** The day on which the rents count. */
  readonly on: PlainDate;
}

/** A row to go on from. */
export interface UnitPosition {
  readonly estateId: string;
  readonly place: string;
}

export interface UnitRow extends UnitPosition {
  readonly unitNo: UnitNo;
  readonly estateId: EstateId;
  /** Empty while this desk does not know the estate. */
  readonly estateName: string;
  readonly area: string;
  readonly building: string;
  readonly floor: number;
  readonly room: string;
  readonly type: UnitType;
  /** cm². */
  readonly size: number;
  /** Fen a month. */
  readonly rent: number;
  /** The standard that begins later; null when none lies ahead. */
  readonly nextRent: { readonly perMonth: number; readonly from: PlainDate } | null;
  readonly lift: boolean;
  readonly accessible: boolean;
  readonly state: UnitStateName;
  /** The draw, plan or lease that has it; empty when nobody has. */
  readonly heldFor: string;
  /** The case number of the household that it is offered or let to. */
  readonly holder: string;
}

interface StoredUnit {
  readonly unit_no: UnitNo;
  readonly estate_id: EstateId;
  readonly place: string;
  readonly name: string | null;
  readonly estate_area: string | null;
  readonly building: string;
  readonly floor: number;
  readonly room: string;
  readonly type: number;
  readonly area: number;
  readonly rent: number;
  readonly next_rent: number;
  readonly next_day: number;
  readonly lift: number;
  readonly accessible: number;
  readonly state: number;
  readonly held_for: string;
  readonly holder: string;
}

interface Parameters {
  readonly area: string;
  readonly estate: string;
  readonly state: number;
  readonly type: number;
  readonly rent_from: number;
  readonly rent_to: number;
  readonly lift: number;
  readonly accessible: number;
  readonly on: number;
  readonly after_estate: string;
  readonly after_place: string;
  readonly limit: number;
  readonly offset: number;
}

type Scope = 'city' | 'area' | 'estate';

const RENT = `CASE WHEN u.next_day <= @on THEN u.next_rent ELSE u.rent END`;
const FILTERS = `(@type < 0 OR u.type = @type) AND (@lift < 0 OR u.lift = @lift)
  AND (@accessible < 0 OR u.accessible = @accessible) AND ${RENT} BETWEEN @rent_from AND @rent_to`;
const COLUMNS = `r.unit_no, r.estate_id, r.place, x.name, x.area AS estate_area, r.building, r.floor, r.room, r.type,
  r.area, r.rent, r.next_rent, r.next_day, r.lift, r.accessible, r.state, r.held_for, r.holder`;

/** The homes of a scope in their order, found in an index that holds all that is asked of them. */
function found(scope: Scope, byState: boolean): string {
  const index = byState ? 'unit_row_state' : 'unit_row_place';
  const unit = `unit_row AS u INDEXED BY ${index}`;
  const state = byState ? 'u.state = @state AND ' : '';
  switch (scope) {
    case 'city':
      return `FROM ${unit} WHERE ${state}(u.estate_id, u.place) > (@after_estate, @after_place) AND ${FILTERS}`;
    case 'estate':
      return `FROM ${unit} WHERE ${state}u.estate_id = @estate AND u.place > @after_place AND ${FILTERS}`;
    case 'area':
      return `FROM estate_row AS e CROSS JOIN ${unit} ON ${state}u.estate_id = e.estate_id
        WHERE e.area = @area AND e.estate_id >= @after_estate
          AND (e.estate_id > @after_estate OR u.place > @after_place) AND ${FILTERS}`;
  }
}

interface Statements {
  readonly page: NamedStatement<[Parameters], StoredUnit>;
  readonly count: NamedStatement<[Parameters], { n: number }>;
}

function statementsOf(scope: Scope, byState: boolean): Statements {
  const name = byState ? `${scope}.state` : scope;
  const from = found(scope, byState);
  const order = scope === 'area' ? 'e.estate_id, u.place' : scope === 'estate' ? 'u.place' : 'u.estate_id, u.place';
  return {
    page: namedStatement(
      `unit-list.page.${name}`,
      `SELECT ${COLUMNS} FROM (SELECT u.unit_key ${from} ORDER BY ${order} LIMIT +@limit OFFSET +@offset) AS page
       CROSS JOIN unit_row AS r ON r.unit_key = page.unit_key
       LEFT JOIN estate_row AS x ON x.estate_id = r.estate_id
       ORDER BY r.estate_id, r.place`,
    ),
    count: namedStatement(`unit-list.count.${name}`, `SELECT count(*) AS n ${from}`),
  };
}

const all: Readonly<Record<Scope, Statements>> = {
  city: statementsOf('city', false),
  area: statementsOf('area', false),
  estate: statementsOf('estate', false),
};
const ofState: Readonly<Record<Scope, Statements>> = {
  city: statementsOf('city', true),
  area: statementsOf('area', true),
  estate: statementsOf('estate', true),
};

function statementsFor({ area, estateId, state }: UnitFilters): Statements {
  const scope: Scope = estateId !== null ? 'estate' : area !== null ? 'area' : 'city';
  return (state === null ? all : ofState)[scope];
}

const flag = (wanted: boolean | null): number => (wanted === null ? -1 : wanted ? 1 : 0);

function parametersOf(
  selection: UnitSelection,
  { after, limit, offset }: { readonly after: UnitPosition | null; readonly limit: number; readonly offset: number },
): Parameters {
  return {
    area: selection.area ?? '',
    estate: selection.estateId ?? '',
    state: selection.state === null ? -1 : unitStates.indexOf(selection.state),
    type: selection.type === null ? -1 : unitTypes.indexOf(selection.type),
    rent_from: selection.rentFrom ?? 0,
    rent_to: selection.rentTo ?? Number.MAX_SAFE_INTEGER,
    lift: flag(selection.lift),
    accessible: flag(selection.accessible),
    on: dayNumber(selection.on),
    after_estate: after?.estateId ?? '',
    after_place: after?.place ?? '',
    limit,
    offset,
  };
}

export interface UnitPageWish {
  /** The row to go on from; null for the first page, or with an offset. */
  readonly after: UnitPosition | null;
  readonly offset: number;
  readonly limit: number;
}

export function unitPage(db: Database, selection: UnitSelection, wish: UnitPageWish): readonly UnitRow[] {
  const { page } = statementsFor(selection);
  const rows = guarded(db.name, () => page.on(db).all(parametersOf(selection, wish)));
  return rows.map((row) => unitRow(row, selection.on));
}

const selectCounted = namedStatement<
  [{ readonly area: string; readonly estate: string; readonly state: number }],
  { n: number | null }
>(
  'unit-count.total',
  `SELECT sum(unit_count.n) AS n FROM unit_count LEFT JOIN estate_row ON estate_row.estate_id = unit_count.estate_id
   WHERE (@estate = '' OR unit_count.estate_id = @estate) AND (@state < 0 OR unit_count.state = @state)
     AND (@area = '' OR estate_row.area = @area)`,
);

/** By area, estate and state the counts are kept; the other filters are counted in the index. */
export function unitTotal(db: Database, selection: UnitSelection): number {
  if (isByPlaceAlone(selection)) {
    const { area, estate, state } = parametersOf(selection, { after: null, offset: 0, limit: 0 });
    return guarded(db.name, () => selectCounted.on(db).get({ area, estate, state }))?.n ?? 0;
  }
  const { count } = statementsFor(selection);
  const parameters = parametersOf(selection, { after: null, offset: 0, limit: 0 });
  return guarded(db.name, () => count.on(db).get(parameters))?.n ?? 0;
}

const countedByEstate = namedStatement<[{ readonly state: number }], EstateCount>(
  'unit-count.by-estate',
  `SELECT estate_id, sum(n) AS n FROM unit_count WHERE @state < 0 OR state = @state GROUP BY estate_id`,
);
const foundByEstate = [false, true].map((byState) =>
  namedStatement<[Parameters], EstateCount>(
    `unit-list.by-estate.${byState ? 'state' : 'all'}`,
    `SELECT u.estate_id, count(*) AS n ${found('city', byState)} GROUP BY u.estate_id`,
  ),
);

interface EstateCount {
  readonly estate_id: EstateId;
  readonly n: number;
}

/** How many homes of each estate fit, whatever area or estate is chosen: what a map shows. */
export function unitsByEstate(db: Database, selection: UnitSelection): readonly EstateCount[] {
  const parameters = parametersOf(selection, { after: null, offset: 0, limit: 0 });
  return guarded(db.name, () => {
    if (isByPlaceAlone(selection)) return countedByEstate.on(db).all({ state: parameters.state });
    return foundByEstate[selection.state === null ? 0 : 1]?.on(db).all(parameters) ?? [];
  });
}

function isByPlaceAlone({ type, rentFrom, rentTo, lift, accessible }: UnitFilters): boolean {
  return [type, rentFrom, rentTo, lift, accessible].every((filter) => filter === null);
}

const selectHeld = namedStatement<[{ readonly held: string; readonly limit: number }], StoredUnit>(
  'unit-list.held',
  `SELECT ${COLUMNS} FROM unit_row AS r LEFT JOIN estate_row AS x ON x.estate_id = r.estate_id
   WHERE r.held_for = @held AND r.held_for <> '' ORDER BY r.estate_id, r.place LIMIT +@limit`,
);

/** The homes that a draw, plan or lease has, in their order. */
export function unitsHeldFor(
  db: Database,
  { heldFor, on, limit }: { readonly heldFor: string; readonly on: PlainDate; readonly limit: number },
): readonly UnitRow[] {
  return guarded(db.name, () => selectHeld.on(db).all({ held: heldFor, limit })).map((row) => unitRow(row, on));
}

const selectAt = namedStatement<[estate: string, place: string], { unit_no: UnitNo }>(
  'unit-list.at',
  `SELECT unit_no FROM unit_row WHERE estate_id = ? AND place = ?`,
);

/** The code under which a room stands in the ledger. */
export function unitNoAt(db: Database, { estateId, place }: UnitPosition): UnitNo | undefined {
  return selectAt.on(db).get(estateId, place)?.unit_no;
}

function unitRow(row: StoredUnit, on: PlainDate): UnitRow {
  const hasBegun = row.next_day <= dayNumber(on);
  const from = row.next_day === NO_DAY || hasBegun ? null : dateOfDay(row.next_day);
  const type = unitTypes[row.type];
  const state = unitStates[row.state];
  invariant(type !== undefined && state !== undefined, 'codes of a row have their names');
  return {
    unitNo: row.unit_no,
    estateId: row.estate_id,
    place: row.place,
    estateName: row.name ?? '',
    area: row.estate_area ?? '',
    building: row.building,
    floor: row.floor,
    room: row.room,
    type,
    size: row.area,
    rent: hasBegun ? row.next_rent : row.rent,
    nextRent: from === null ? null : { perMonth: row.next_rent, from },
    lift: row.lift === 1,
    accessible: row.accessible === 1,
    state,
    heldFor: row.held_for,
    holder: row.holder,
  };
}

const selectOffered = namedStatement<[{ readonly state: number; readonly holder: string }], { unit_no: UnitNo }>(
  'unit-row.offered-to',
  `SELECT unit_no FROM unit_row WHERE state = +@state AND holder = @holder LIMIT 1`,
);

/** The home that is offered to the household of a case; undefined where none is. */
export function homeOfferedTo(db: Database, caseNo: string): UnitNo | undefined {
  const bound = { state: unitStates.indexOf('offered'), holder: caseNo };
  return guarded(db.name, () => selectOffered.on(db).get(bound))?.unit_no;
}
