/** Who is called when: the line of a pool. The order is the draw's alone; nothing here looks at a clock or a name. */
import type { DrawOrder } from './draw-order.ts';
import type { SelectionState } from './state.ts';

/** A place in a pool and who has it now. */
export interface Place {
  readonly no: string;
  readonly pool: string;
  /** The rank in the pool, or among the reserves where the place was somebody else's. */
  readonly rank: number;
  readonly replaces: string | null;
  /** The home of the place, where the draw gave homes. */
  readonly unit: string | null;
}

/** The line of a pool: whoever was drawn by rank, then the substitutes in the order in which places became free. */
export function lineOf(pool: string, order: DrawOrder, state: SelectionState): readonly Place[] {
  const drawn = (order.pools.get(pool) ?? []).map((row): Place => ({ ...row, replaces: null }));
  return [...drawn, ...substitutesIn(order, state).filter((place) => place.pool === pool)];
}

/** Where a household has its place; undefined for a reserve who has none (yet). */
export function placeOf(no: string, order: DrawOrder, state: SelectionState): Place | undefined {
  const row = order.chosen.get(no);
  if (row !== undefined) return { ...row, replaces: null };
  return substitutesIn(order, state).find((place) => place.no === no);
}

function substitutesIn(order: DrawOrder, state: SelectionState): readonly Place[] {
  return state.vacancies.flatMap(({ by, pool, unit, substitute: no }) =>
    no === null ? [] : [{ no, pool, unit, replaces: by, rank: order.reserveOf.get(no)?.rank ?? 0 }],
  );
}

/** Everybody who can still be called, the next one first: who was not called yet, in line, then who was put back. */
export function upNext(pool: string, order: DrawOrder, state: SelectionState): readonly Place[] {
  const line = lineOf(pool, order, state);
  const late = line
    .flatMap((place) => {
      const turn = state.turns.get(place.no);
      return turn?.status === 'put-back' ? [{ place, at: turn.place }] : [];
    })
    .sort((a, b) => a.at - b.at);
  return [...line.filter(({ no }) => isUncalled(state, no)), ...late.map(({ place }) => place)];
}

/** Whether nobody has called the household yet, or that was taken back. */
export function isUncalled(state: SelectionState, no: string): boolean {
  const turn = state.turns.get(no);
  return turn === undefined || turn.status === 'waiting';
}

/** Places of which it is not known yet whether they are taken up. */
export function openPlaces(order: DrawOrder, state: SelectionState): readonly Place[] {
  return [...order.pools.keys()]
    .flatMap((pool) => lineOf(pool, order, state))
    .filter(({ no }) => {
      const status = state.turns.get(no)?.status;
      return status !== 'confirmed' && status !== 'passed';
    });
}
