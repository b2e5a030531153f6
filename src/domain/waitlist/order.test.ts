import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aStanding } from '../../../tests/support/waitlist/given-waiting.ts';
import { addDays, plainDate } from '../../kernel/plain-date.ts';
import { allocationOrders, priorityGroups, scoreFactors, tieBreaks } from '../policy/allocation.ts';
import { MOST, type OrderBasis, type Ordered, compareKeys, orderKey, placed, tierOf } from './order.ts';
import { scoreOf } from './score.ts';

const basis = (changes: Partial<OrderBasis> = {}): OrderBasis => ({
  policy: 'test@2026-01-01',
  order: 'registration-date',
  priority: { tiers: [['minimum-living'], ['lonely-aged', 'aged-60']], usedOnce: false },
  scoring: null,
  on: plainDate('2026-11-01'),
  ...changes,
});

const waits = (day: string, changes: Partial<Ordered> = {}): Ordered => ({
  waitsSince: plainDate(day),
  standing: aStanding(),
  drawn: null,
  ...changes,
});

const anyDay = fc.integer({ min: 0, max: 4_000 }).map((days) => addDays(plainDate('2016-01-01'), days));
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });

const anyHousehold: fc.Arbitrary<Ordered> = fc.record({
  waitsSince: anyDay,
  standing: fc.record({
    size: fc.integer({ min: 1, max: 6 }),
    groups: fc.subarray([...priorityGroups], { maxLength: 3 }),
    meanBirth: maybe(anyDay),
    residentSince: maybe(anyDay),
    income: maybe(fc.integer({ min: 0, max: 500_000 })),
    area: maybe(fc.integer({ min: 0, max: 300_000 })),
    asOf: anyDay,
  }),
  drawn: maybe(fc.record({ month: fc.constantFrom('2026-09', '2026-10'), number: fc.integer({ min: 1, max: 500 }) })),
});

const anyBasis: fc.Arbitrary<OrderBasis> = fc.record({
  policy: fc.constant('test@2026-01-01'),
  order: fc.constantFrom(...allocationOrders),
  priority: fc.record({
    tiers: fc.array(fc.subarray([...priorityGroups], { minLength: 1, maxLength: 3 }), { maxLength: 3 }),
    usedOnce: fc.boolean(),
  }),
  scoring: maybe(
    fc.record({
      total: fc.constant(100),
      factors: fc.array(
        fc.record({
          factor: fc.constantFrom(...scoreFactors),
          bands: fc.array(
            fc.record({
              from: fc.integer({ min: 0, max: 50 }),
              to: maybe(fc.integer({ min: 50, max: 1_000 })),
              points: fc.integer({ min: 0, max: 40 }),
            }),
            { maxLength: 3 },
          ),
        }),
        { maxLength: 6 },
      ),
      tieBreak: fc.subarray([...tieBreaks], { minLength: 1 }),
    }),
  ),
  on: fc.constant(plainDate('2026-11-01')),
});

describe('the order', () => {
  it('puts the tiers of the policy one after another, and whoever is in none behind them', () => {
    const tiers = basis().priority;
    expect(tierOf(aStanding({ groups: ['aged-60', 'minimum-living'] }), tiers)).toBe(0);
    expect(tierOf(aStanding({ groups: ['aged-60'] }), tiers)).toBe(1);
    expect(tierOf(aStanding({ groups: ['model-worker'] }), tiers)).toBe(2);
    const old = waits('2026-06-01', { standing: aStanding({ groups: ['aged-60'] }) });
    const earlier = waits('2020-01-01');
    expect(placed([earlier, old], basis()).map(({ household }) => household)).toEqual([old, earlier]);
  });

  it('by registration date has the earlier day first, and says who shares a day', () => {
    const [a, b, c] = [waits('2024-03-05'), waits('2024-03-05'), waits('2023-12-31')];
    expect(placed([a, b, c], basis())).toEqual([
      { household: c, place: 1, tied: 1 },
      { household: a, place: 2, tied: 2 },
      { household: b, place: 2, tied: 2 },
    ]);
  });

  it('by drawn number goes month by month; without a number yet one stands behind those who have one', () => {
    const number = (month: string, n: number): Ordered => waits(`${month}-15`, { drawn: { month, number: n } });
    const all = [waits('2026-09-02'), number('2026-10', 1), number('2026-09', 40), number('2026-09', 3)];
    const order = placed(all, basis({ order: 'lottery' })).map(({ household: { drawn } }) => drawn?.number ?? null);
    expect(order).toEqual([3, 40, null, 1]);
  });

  it('by score has more points first, and parts equal points by the chain alone', () => {
    const scoring = {
      total: 100,
      factors: [
        {
          factor: 'household-size' as const,
          bands: [
            { from: 1, to: 2, points: 20 },
            { from: 3, to: null, points: 30 },
          ],
        },
        { factor: 'income' as const, bands: [] },
      ],
      tieBreak: ['residence-day' as const, 'income' as const],
    };
    const of = (changes: object): Ordered => waits('2025-01-01', { standing: aStanding(changes) });
    const [large, poor, rich] = [of({ size: 3 }), of({ income: 1 }), of({ income: 2 })];
    const order = placed([rich, poor, large, rich], basis({ order: 'score', scoring }));
    expect(order.map(({ place, tied }) => [place, tied])).toEqual([
      [1, 1],
      [2, 1],
      [3, 2],
      [3, 2],
    ]);
    expect(order[0]?.household).toBe(large);
    const score = scoreOf(large, scoring, plainDate('2026-11-01'));
    expect(score).toEqual({
      points: 30,
      factors: [
        { factor: 'household-size', value: 3, points: 30, unscored: false },
        { factor: 'income', value: 75_600, points: 0, unscored: true },
      ],
    });
  });

  it('has what nobody knows behind what is known', () => {
    const scoring = { total: 100, factors: [], tieBreak: ['income' as const] };
    const known = waits('2025-01-01', { standing: aStanding({ income: 9_999_999 }) });
    const unknown = waits('2025-01-01', { standing: aStanding({ income: null }) });
    expect(placed([unknown, known], basis({ order: 'score', scoring })).map((at) => at.household)).toEqual([
      known,
      unknown,
    ]);
  });

  it('is the same whatever order the households come in', () => {
    fc.assert(
      fc.property(fc.array(anyHousehold, { maxLength: 30 }), anyBasis, fc.integer(), (households, by, seed) => {
        const keysOf = (list: readonly Ordered[]) =>
          placed(list, by).map(({ household, place, tied }) => [orderKey(household, by), place, tied]);
        const shuffled = households
          .map((household, at) => [Math.imul(at + 1, seed | 1) >>> 0, household] as const)
          .sort(([a], [b]) => a - b)
          .map(([, household]) => household);
        expect(keysOf(shuffled)).toEqual(keysOf(households));
      }),
    );
  });

  it('is total: of any two one is before the other or they share a place, and it is carried over', () => {
    fc.assert(
      fc.property(fc.tuple(anyHousehold, anyHousehold, anyHousehold), anyBasis, ([a, b, c], by) => {
        const [x, y, z] = [orderKey(a, by), orderKey(b, by), orderKey(c, by)];
        expect(Math.sign(compareKeys(x, y)) + Math.sign(compareKeys(y, x))).toBe(0);
        expect(compareKeys(x, x)).toBe(0);
        if (compareKeys(x, y) <= 0 && compareKeys(y, z) <= 0) expect(compareKeys(x, z)).toBeLessThanOrEqual(0);
        for (const part of x) {
          expect(Number.isInteger(part) && part >= 0 && part <= MOST).toBe(true);
        }
      }),
    );
  });

  it('gives every place that is not tied to one household, and says of every other how many share it', () => {
    fc.assert(
      fc.property(fc.array(anyHousehold, { maxLength: 30 }), anyBasis, (households, by) => {
        const places = placed(households, by);
        expect(places).toHaveLength(households.length);
        for (const { place, tied } of places)
          expect(places.filter((other) => other.place === place)).toHaveLength(tied);
        // Households of one key keep the order in which they came.
        const inOrder = places.map(({ household }) => households.indexOf(household));
        for (let at = 1; at < places.length; at += 1) {
          if (places[at]?.place === places[at - 1]?.place)
            expect(inOrder[at] ?? 0).toBeGreaterThan(inOrder[at - 1] ?? 0);
        }
      }),
    );
  });
});
