/** Who gets a place that became free: the first reserve, by integer rank, who lists its pool and has no place yet. */
import { type Result, err, ok } from '../../kernel/result.ts';
import type { DrawOrder, ReserveRow } from './draw-order.ts';
import type { PassedOver, SelectionEvent, Unavailable } from './events.ts';
import { isUncalled } from './line.ts';
import type { SelectionRefusal } from './refusal.ts';
import type { SelectionState, Vacancy } from './state.ts';

export interface SubstituteFacts {
  readonly order: DrawOrder;
  /** Why a household may not be housed any more; null where it may. */
  readonly unavailable: (no: string) => Unavailable | null;
}

interface Found {
  readonly reserve: ReserveRow | null;
  readonly passedOver: readonly PassedOver[];
}

function firstReserve(pool: string, placed: ReadonlySet<string>, facts: SubstituteFacts): Found {
  const passedOver: PassedOver[] = [];
  for (const reserve of facts.order.reserves) {
    if (placed.has(reserve.no) || !reserve.pools.includes(pool)) continue;
    const because = facts.unavailable(reserve.no);
    if (because === null) return { reserve, passedOver };
    passedOver.push({ no: reserve.no, rank: reserve.rank, because });
  }
  return { reserve: null, passedOver };
}

/** The promotion that follows when a place becomes free; none where no reserve is left for its pool. */
export function promotionInto(
  vacancy: Omit<Vacancy, 'substitute'>,
  state: SelectionState,
  facts: SubstituteFacts,
): readonly SelectionEvent[] {
  const { reserve, passedOver } = firstReserve(vacancy.pool, placedIn(state.vacancies), facts);
  return reserve === null ? [] : [promoted(vacancy, { reserve, passedOver })];
}

/**
 * What follows when a household gets back the place that it let go: every later place goes to whom it would have gone
 * to if this one had never become free. Refused where a substitute who would lose a place was called already.
 */
export function withoutVacancy(
  by: string,
  state: SelectionState,
  facts: SubstituteFacts,
): Result<readonly SelectionEvent[], SelectionRefusal> {
  const from = state.vacancies.findIndex((vacancy) => vacancy.by === by);
  if (from === -1) return ok([]);
  const later = state.vacancies.slice(from);
  const had = placedIn(later);
  // Whoever has a place now could be housed when they got it; what happened to them since is that place's own matter.
  const lenient: SubstituteFacts = { ...facts, unavailable: (no) => (had.has(no) ? null : facts.unavailable(no)) };
  const placed = new Set(placedIn(state.vacancies.slice(0, from)));
  const lost: SelectionEvent[] = [];
  const given: SelectionEvent[] = [];
  for (const vacancy of later) {
    const found: Found =
      vacancy.by === by ? { reserve: null, passedOver: [] } : firstReserve(vacancy.pool, placed, lenient);
    const now = found.reserve?.no ?? null;
    if (now !== null) placed.add(now);
    if (now === vacancy.substitute) continue;
    const { substitute: no, pool } = vacancy;
    if (no !== null) {
      if (!isUncalled(state, no)) return err({ code: 'substitute-called', no });
      lost.push({ type: 'selection.promotion-undone.v1', payload: { no, pool, replaces: vacancy.by } });
    }
    if (found.reserve !== null) given.push(promoted(vacancy, { ...found, reserve: found.reserve }));
  }
  return ok([...lost, ...given]);
}

function placedIn(vacancies: readonly Vacancy[]): ReadonlySet<string> {
  return new Set(vacancies.flatMap(({ substitute }) => (substitute === null ? [] : [substitute])));
}

function promoted(
  { by, pool, unit }: Omit<Vacancy, 'substitute'>,
  { reserve, passedOver }: Found & { readonly reserve: ReserveRow },
): SelectionEvent {
  const { no, rank } = reserve;
  return { type: 'selection.promoted.v1', payload: { no, pool, rank, replaces: by, unit, passedOver } };
}
