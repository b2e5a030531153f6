import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../kernel/random.ts';
import { hallClerk, leader, opened, selectionFacts } from '../../../tests/support/selection/given-selection.ts';
import type { SelectionCommand } from './commands.ts';
import { decideSelection } from './decide.ts';
import { type DrawOrder, drawOrder } from './draw-order.ts';
import { foldSelection } from './evolve.ts';
import { lineOf, openPlaces, placeOf, upNext } from './line.ts';
import { NO_SELECTION, type SelectionState } from './state.ts';

const HISTORIES = 500;
const POOLS = ['A', 'B', 'C'] as const;

/** A draw of up to three pools with reserves who list some of them. */
function randomDraw(random: () => number): DrawOrder {
  const pick = (count: number) => Math.floor(random() * count);
  const result: { no: string; pool: string; rank: number; round: number; key: string }[] = [];
  const roster: { no: string; pools: readonly string[]; tier: number; tickets: number; name: string; id: string }[] =
    [];
  const units: { no: string; pool: string }[] = [];
  const add = (no: string, pools: readonly string[]) =>
    roster.push({ no, pools, tier: 1, tickets: 1, name: '张*', id: '' });
  for (const pool of POOLS.slice(0, 1 + pick(3))) {
    const seats = 1 + pick(12);
    for (let rank = 1; rank <= seats; rank += 1) {
      const no = `N${pool}${String(rank)}`;
      result.push({ no, pool, rank, round: 1, key: '' });
      add(no, [pool]);
      units.push({ no: `${pool}-${String(rank)}`, pool });
    }
  }
  for (let rank = 1; rank <= 1 + pick(25); rank += 1) {
    const no = `R${String(rank)}`;
    result.push({ no, pool: '', rank, round: 0, key: '' });
    add(
      no,
      POOLS.filter(() => random() < 0.6),
    );
  }
  return drawOrder('order', { result: result.sort(() => random() - 0.5), roster, units });
}

/** Who should have the places that were let go, told anew from nothing but the passes in their order. */
function expectedSubstitutes(passes: readonly { readonly no: string; readonly pool: string }[], order: DrawOrder) {
  const used = new Set<string>();
  return passes.map(({ pool }) => {
    for (let rank = 1; rank <= order.reserves.length; rank += 1) {
      const reserve = order.reserves.find((each) => each.rank === rank);
      if (reserve === undefined || used.has(reserve.no) || !reserve.pools.includes(pool)) continue;
      used.add(reserve.no);
      return reserve.no;
    }
    return null;
  });
}

interface Play {
  readonly state: SelectionState;
  readonly passes: readonly { readonly no: string; readonly pool: string }[];
  readonly confirmed: ReadonlyMap<string, string>;
  readonly undone: number;
}

function play(order: DrawOrder, random: () => number): Play {
  let state = NO_SELECTION;
  let passes: { no: string; pool: string }[] = [];
  const confirmed = new Map<string, string>();
  let undone = 0;
  const pick = <Item>(items: readonly Item[]): Item | undefined => items[Math.floor(random() * items.length)];
  const give = (actor: typeof leader, command: SelectionCommand): boolean => {
    const decision = decideSelection(command, state, selectionFacts(actor, { order }));
    if (decision.ok) state = foldSelection(decision.value, state);
    return decision.ok;
  };
  for (const [actor, command] of opened) give(actor, command);
  for (let step = 0; step < 120 && openPlaces(order, state).length > 0; step += 1) {
    const counter = String(1 + Math.floor(random() * 3));
    const no = state.counters.get(counter);
    if (no === undefined) {
      const next = upNext(pick([...order.pools.keys()]) ?? 'A', order, state)[0];
      if (next !== undefined) expect(give(hallClerk, { type: 'call', no: next.no, counter })).toBe(true);
      continue;
    }
    const place = placeOf(no, order, state);
    if (place === undefined) throw new Error(`${no} has no place`);
    const { pool } = place;
    const chance = random();
    if (chance < 0.35) {
      const pass = {
        type: 'pass',
        no,
        passing: 'declining',
        excuse: null,
        reasons: [],
        unit: null,
        comment: '',
      } as const;
      if (give(hallClerk, pass)) passes.push({ no, pool });
    } else if (chance < 0.45) {
      const away = { type: 'pass', no, passing: 'absent', excuse: null, reasons: [], unit: null, comment: '' } as const;
      // The second time away lets the place go.
      const isLate = turnIsLate(state, no);
      if (give(hallClerk, away) && isLate) passes.push({ no, pool });
    } else if (chance < 0.5) {
      give(hallClerk, { type: 'call', no, counter });
    } else {
      const unit = pick([...order.units].flatMap(([each, of]) => (of === pool ? [each] : []))) ?? '';
      give(hallClerk, { type: 'choose', no, unit });
      const signed = { type: 'confirm', no, unit, householdSignature: 'h', officeSignature: 'o' } as const;
      if (give(hallClerk, signed)) confirmed.set(no, unit);
    }
    if (random() < 0.1) {
      const back = pick([...state.turns.keys()]) ?? '';
      const had = state.turns.get(back)?.status;
      if (give(leader, { type: 'undo', no: back, reason: '误点' })) {
        undone += 1;
        if (had === 'passed') passes = passes.filter((each) => each.no !== back);
        confirmed.delete(back);
      }
    }
  }
  return { state, passes, confirmed, undone };
}

function turnIsLate(state: SelectionState, no: string): boolean {
  const turn = state.turns.get(no);
  return turn !== undefined && 'late' in turn && turn.late;
}

describe(`${String(HISTORIES)} random sessions`, () => {
  it('give every free place to the right substitute and no home twice', () => {
    const seen = { passes: 0, substitutes: 0, confirmed: 0, undone: 0 };
    for (let seed = 1; seed <= HISTORIES; seed += 1) {
      const random = seededRandom(seed);
      const next = () => random.next();
      const order = randomDraw(next);
      const { state, passes, confirmed, undone } = play(order, next);
      const substitutes = state.vacancies.map(({ substitute }) => substitute);
      expect(
        state.vacancies.map(({ by }) => by),
        `seed ${String(seed)}`,
      ).toEqual(passes.map(({ no }) => no));
      expect(substitutes, `seed ${String(seed)}`).toEqual(expectedSubstitutes(passes, order));
      const homes = [...confirmed.values()];
      expect(new Set(homes).size, `seed ${String(seed)}`).toBe(homes.length);
      for (const [no, unit] of confirmed) expect(state.taken.get(unit)).toBe(no);
      for (const pool of order.pools.keys()) expectOrderKept(pool, order, state);
      seen.passes += passes.length;
      seen.substitutes += substitutes.filter((no) => no !== null).length;
      seen.confirmed += confirmed.size;
      seen.undone += undone;
    }
    expect(Object.values(seen).every((count) => count > HISTORIES)).toBe(true);
  });
});

/** Nobody in a line was jumped over: whoever stands before somebody that was called has been called, too. */
function expectOrderKept(pool: string, order: DrawOrder, state: SelectionState): void {
  const line = lineOf(pool, order, state).map(({ no }) => state.turns.get(no));
  const firstFresh = line.findIndex((turn) => turn === undefined);
  if (firstFresh === -1) return;
  expect(line.slice(firstFresh).filter((turn) => turn !== undefined && turn.status === 'called' && !turn.late)).toEqual(
    [],
  );
}
