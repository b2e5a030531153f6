import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../kernel/random.ts';
import type { DrawEntry } from '../lottery/bundle.ts';
import { rosterOf, unitsOf } from '../lottery/roster.ts';
import { chanceDraw } from './chance-draw.ts';
import type { LineFacts } from './dimension.ts';
import { type SelfCheck, type SelfCheckInput, beside, drawsFor, selfCheckSteps } from './report.ts';

const entry = (n: number, changes: Partial<DrawEntry> = {}): DrawEntry => ({
  no: `N${String(n).padStart(3, '0')}`,
  pools: ['P1'],
  tier: 1,
  tickets: 1,
  ...changes,
});
const units = (count: number, pool = 'P1') =>
  Array.from({ length: count }, (_, n) => ({ no: `${pool}-U${String(n)}`, pool }));
const plan: SelfCheckInput['plan'] = {
  pools: [{ id: 'P1', label: '一组' }],
  rounds: [{ tiers: [1, 2], seats: 'rest' }],
  reserves: 'by-key',
  assign: 'order',
};
const known = (no: string, changes: Partial<LineFacts>): readonly [string, LineFacts] => [
  no,
  { no, street: null, registrar: null, reviewer: null, telephone: null, address: null, ...changes },
];

function checked(changes: Partial<SelfCheckInput> & Pick<SelfCheckInput, 'roster' | 'units' | 'chosen'>): SelfCheck {
  const steps = selfCheckSteps({ plan, facts: new Map(), seed: 7, draws: 1_000, ...changes });
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

const lineOf = ({ lines }: SelfCheck, dimension: string, label: string) =>
  lines.find((line) => line.dimension === dimension && line.label === label);

describe('a count beside other draws', () => {
  it('is as rare as the draws that lie as far from the average, itself counted', () => {
    // Ten draws with average 2: two of them lie 2 or more away, and the found one makes three of eleven.
    const draws = Uint32Array.of(2, 2, 2, 2, 2, 2, 2, 2, 0, 4);
    expect(beside(4, draws)).toEqual({ expected: 200, usual: [0, 4], p: Math.round(30_000 / 11), marked: false });
    expect(beside(2, draws)).toMatchObject({ p: 10_000 });
    expect(beside(5, draws)).toMatchObject({ p: Math.round(10_000 / 11) });
  });

  it('is marked below one of a hundred', () => {
    const draws = new Uint32Array(999).fill(1);
    expect(beside(9, draws)).toMatchObject({ p: 10, marked: true });
    draws.fill(9, 0, 9);
    expect(beside(9, draws)).toMatchObject({ p: 100, marked: false });
  });
});

describe('other draws of a plan', () => {
  const share = (input: Pick<SelfCheckInput, 'plan' | 'roster' | 'units'>, place: number, draws = 4_000): number => {
    const columns = { plan: input.plan, roster: rosterOf(input.roster), units: unitsOf(input.units) };
    const random = seededRandom(3);
    let chosen = 0;
    for (let n = 0; n < draws; n += 1) chosen += chanceDraw(columns, random)[place] ?? 0;
    return chosen / draws;
  };

  it('give each of four the one home in one of four draws, and by tickets where they differ', () => {
    const four = [1, 2, 3, 4].map((n) => entry(n));
    for (const place of [0, 1, 2, 3])
      expect(share({ plan, roster: four, units: units(1) }, place)).toBeCloseTo(0.25, 1);
    // Three of four tickets.
    const two = [entry(1, { tickets: 3 }), entry(2)];
    expect(share({ plan, roster: two, units: units(1) }, 0)).toBeCloseTo(0.75, 1);
  });

  it('go by rounds, tiers and preferences as the protocol does', () => {
    const rounds = [
      { tiers: [1], seats: { P1: 1 } },
      { tiers: [1, 2], seats: 'rest' as const },
    ];
    const roster = [entry(1), entry(2, { tier: 2 }), entry(3, { tier: 2 })];
    const input = { plan: { ...plan, rounds }, roster, units: units(2) };
    // The first home is tier 1's own; of two others one gets the second.
    expect(share(input, 0)).toBe(1);
    expect(share(input, 1)).toBeCloseTo(0.5, 1);
  });
});

describe('the self-check of a result', () => {
  const roster = Array.from({ length: 40 }, (_, n) => entry(n + 1, { tier: n < 20 ? 1 : 2 }));
  const chosenOf = (...numbers: readonly number[]) => new Set(numbers.map((n) => entry(n).no));

  it('finds nothing in an even spread', () => {
    const report = checked({ roster, units: units(8), chosen: chosenOf(2, 7, 12, 17, 22, 27, 32, 37) });
    expect(report).toMatchObject({ households: 40, chosen: 8, draws: 1_000, known: 0 });
    expect(lineOf(report, 'tier', '1')).toMatchObject({ households: 20, chosen: 4, marked: false });
    expect(lineOf(report, 'tier', '1')?.expected).toBeGreaterThan(380);
    expect(lineOf(report, 'tier', '1')?.expected).toBeLessThan(420);
    expect(lineOf(report, 'pool', 'P1')).toMatchObject({ chosen: 8, expected: 800, p: 10_000 });
    expect(report.lines.filter(({ marked }) => marked)).toEqual([]);
    expect(report.lines).toHaveLength(5);
  });

  it('marks neighbours, an officer and a telephone that were chosen too often', () => {
    const facts = new Map(
      roster.map(({ no }, n) =>
        known(no, {
          reviewer: n < 8 ? '甲' : '乙',
          street: '630104003',
          telephone: n < 4 ? 'same' : n === 5 ? 'own' : null,
        }),
      ),
    );
    const report = checked({ roster, units: units(8), facts, chosen: chosenOf(1, 2, 3, 4, 5, 6, 7, 8) });
    const marked = report.lines.filter((line) => line.marked).map(({ dimension, label }) => [dimension, label]);
    expect(marked).toEqual([
      ['tier', '1'],
      ['tier', '2'],
      ['reviewer', '乙'],
      ['reviewer', '甲'],
      ['telephone', 'same'],
      ['neighbours', 'pairs'],
      ['neighbours', 'run'],
    ]);
    expect(lineOf(report, 'neighbours', 'pairs')).toMatchObject({ chosen: 7, p: 10 });
    expect(lineOf(report, 'neighbours', 'run')).toMatchObject({ chosen: 8 });
    // All of one street: nothing can be odd about it. A telephone of one household is no group.
    expect(lineOf(report, 'street', '630104003')).toMatchObject({ households: 40, chosen: 8, p: 10_000 });
    expect(lineOf(report, 'telephone', 'own')).toBeUndefined();
    expect(report.known).toBe(40);
  });

  it('is the same whenever it is made again', () => {
    const input = { roster, units: units(8), chosen: chosenOf(1, 5, 9, 20, 21, 30, 31, 40) };
    expect(checked(input)).toEqual(checked(input));
    expect(checked({ ...input, seed: 8 })).not.toEqual(checked(input));
    expect([drawsFor(60), drawsFor(100_000), drawsFor(1_000_000)]).toEqual([2_000, 500, 200]);
  });
});
