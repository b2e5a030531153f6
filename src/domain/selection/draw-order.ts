import type { DrawUnit, ResultRow, RosterEntry } from '../lottery/bundle.ts';

/** A household that has a place by the draw. */
export interface ChosenRow {
  readonly no: string;
  readonly pool: string;
  readonly rank: number;
  /** The home it drew, where the draw gives homes and not turns. */
  readonly unit: string | null;
}

/** A household that gets the place of somebody who let it go. */
export interface ReserveRow {
  readonly no: string;
  readonly rank: number;
  readonly pools: readonly string[];
}

/** What a selection session looks up in the published result: turns by pool, and the reserves. Ranks are integers. */
export interface DrawOrder {
  readonly assign: 'order' | 'unit';
  readonly pools: ReadonlyMap<string, readonly ChosenRow[]>;
  readonly chosen: ReadonlyMap<string, ChosenRow>;
  readonly reserves: readonly ReserveRow[];
  readonly reserveOf: ReadonlyMap<string, ReserveRow>;
  /** Pool of every home in the draw. */
  readonly units: ReadonlyMap<string, string>;
}

/** From the lines of a published draw. Sorted by number, never by text: rank 10 comes after rank 9. */
export function drawOrder(
  assign: 'order' | 'unit',
  {
    result,
    roster,
    units,
  }: {
    readonly result: readonly ResultRow[];
    readonly roster: readonly RosterEntry[];
    readonly units: readonly DrawUnit[];
  },
): DrawOrder {
  const listed = new Map(roster.map(({ no, pools }) => [no, pools]));
  const rows = result
    .filter(({ round }) => round > 0)
    .map(({ no, pool, rank, unit }): ChosenRow => ({ no, pool, rank, unit: unit ?? null }))
    .sort((a, b) => a.rank - b.rank);
  const reserves = result
    .filter(({ round }) => round === 0)
    .map(({ no, rank }): ReserveRow => ({ no, rank, pools: listed.get(no) ?? [] }))
    .sort((a, b) => a.rank - b.rank);
  return {
    assign,
    pools: Map.groupBy(rows, ({ pool }) => pool),
    chosen: new Map(rows.map((row) => [row.no, row])),
    reserves,
    reserveOf: new Map(reserves.map((row) => [row.no, row])),
    units: new Map(units.map(({ no, pool }) => [no, pool])),
  };
}
