import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createHash } from 'node:crypto';
import type { DrawPlan, RosterEntry } from './bundle.ts';
import { seatsByPool, substituteFor } from './draw.ts';
import { draw } from './small-draw.ts';
import { type Codes, codesBuilder } from './codes.ts';
import { WORDS, orderByKey, textKeys } from './keys.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const keysOf = textKeys(sha256);

function codesOf(codes: readonly string[]): Codes {
  const builder = codesBuilder();
  for (const code of codes) builder.text(code);
  return builder.built();
}

const wordsOf = (keys: readonly string[]): Uint32Array =>
  Uint32Array.from({ length: WORDS * keys.length }, (_, at) =>
    Number.parseInt(keys[Math.floor(at / WORDS)]?.slice(8 * (at % WORDS), 8 * (at % WORDS) + 8) ?? '', 16),
  );

const hexOf = (words: Int32Array): string =>
  [...words].map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');

const entry = (no: string, over: Partial<RosterEntry> = {}): RosterEntry => ({
  no,
  pools: ['A'],
  tier: 1,
  tickets: 1,
  name: '王*',
  id: '0'.repeat(64),
  ...over,
});

const plan = (over: Partial<DrawPlan> = {}): Pick<DrawPlan, 'pools' | 'rounds' | 'reserves' | 'assign'> => ({
  pools: [
    { id: 'A', label: '一居' },
    { id: 'B', label: '两居' },
  ],
  rounds: [{ tiers: [1, 2, 3], seats: 'rest' }],
  reserves: 'by-key',
  assign: 'order',
  ...over,
});

const units = (a: number, b = 0) => [
  ...Array.from({ length: a }, (_, i) => ({ no: `A-${String(i)}`, pool: 'A' })),
  ...Array.from({ length: b }, (_, i) => ({ no: `B-${String(i)}`, pool: 'B' })),
];

const anyRoster = fc
  .uniqueArray(fc.stringMatching(/^[0-9A-Z]{3,8}$/), { maxLength: 40 })
  .chain((numbers) =>
    fc.tuple(
      ...numbers
        .sort()
        .map((no) =>
          fc
            .record({ pools: fc.shuffledSubarray(['A', 'B'], { minLength: 1 }), tier: fc.integer({ min: 1, max: 3 }) })
            .map((over) => entry(no, over)),
        ),
    ),
  );

const anyDraw = fc.tuple(anyRoster, fc.nat(8), fc.nat(8), fc.string());

describe('draw', () => {
  it('everyone appears once; no pool gives more seats than it has units; ranks have no hole', () => {
    fc.assert(
      fc.property(anyDraw, ([roster, a, b, seed]) => {
        const rows = draw({ plan: plan(), roster, units: units(a, b), seed }, keysOf);
        expect(rows.map((row) => row.no).sort()).toEqual(roster.map(({ no }) => no));
        for (const [pool, seats] of seatsByPool(units(a, b))) {
          const ranks = rows.filter((row) => row.pool === pool).map((row) => row.rank);
          expect(ranks.length).toBeLessThanOrEqual(seats);
          expect(ranks).toEqual(ranks.map((_, index) => index + 1));
        }
      }),
    );
  });

  it('nobody is passed over: a reserve listed no pool that had a seat left', () => {
    fc.assert(
      fc.property(anyDraw, ([roster, a, b, seed]) => {
        const rows = draw({ plan: plan(), roster, units: units(a, b), seed }, keysOf);
        const left = seatsByPool(units(a, b));
        for (const row of rows) if (row.round > 0) left.set(row.pool, (left.get(row.pool) ?? 0) - 1);
        const wishes = new Map(roster.map(({ no, pools }) => [no, pools]));
        for (const row of rows.filter(({ round }) => round === 0)) {
          for (const pool of wishes.get(row.no) ?? []) expect(left.get(pool) ?? 0).toBe(0);
        }
      }),
    );
  });

  it('taking one household out changes nobody else’s order', () => {
    fc.assert(
      fc.property(anyRoster, fc.nat(), fc.string(), (roster, pick, seed) => {
        const without = roster.filter((_, index) => index !== pick % Math.max(roster.length, 1));
        const order = (entries: readonly RosterEntry[]): string[] =>
          draw({ plan: plan(), roster: entries, units: [], seed }, keysOf).map(({ no }) => no);
        const stayed = new Set(without.map(({ no }) => no));
        expect(order(without)).toEqual(order(roster).filter((no) => stayed.has(no)));
      }),
    );
  });

  it('a reserved round goes to its tier; what it leaves falls to everyone', () => {
    const roster = [entry('1', { tier: 2 }), entry('2', { tier: 2 }), entry('3', { tier: 1 })];
    const rounds = [
      { tiers: [1], seats: { A: 2 } },
      { tiers: [1, 2], seats: 'rest' as const },
    ];
    const rows = draw({ plan: plan({ rounds }), roster, units: units(2), seed: 's' }, keysOf);
    expect(rows[0]).toMatchObject({ no: '3', pool: 'A', rank: 1, round: 1 });
    expect(rows[1]).toMatchObject({ pool: 'A', rank: 2, round: 2 });
    expect(rows[2]).toMatchObject({ pool: '', rank: 1, round: 0 });
  });

  it('reserves by tier put a lower tier first whatever its key', () => {
    const roster = ['1', '2', '3', '4'].map((no, index) => entry(no, { tier: 4 - index }));
    const rows = draw({ plan: plan({ reserves: 'by-tier' }), roster, units: [], seed: 's' }, keysOf);
    expect(rows.map(({ no }) => no)).toEqual(['4', '3', '2', '1']);
  });

  it('a free place goes to the first reserve who lists the pool', () => {
    const roster = [entry('1'), entry('2', { pools: ['B'] }), entry('3', { pools: ['B'] })];
    const rows = draw({ plan: plan(), roster, units: [], seed: 's' }, keysOf);
    const poolsOf = (no: string): readonly string[] => roster.find((row) => row.no === no)?.pools ?? [];
    expect(substituteFor('B', { rows, poolsOf })?.no).toBe(rows.find(({ no }) => no !== '1')?.no);
    expect(substituteFor('C', { rows, poolsOf })).toBeUndefined();
  });
});

describe('keys', () => {
  it('the best of k tickets is the smallest hash, and one ticket more is never worse', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 20 }), (seed, tickets) => {
        const all = Array.from({ length: tickets }, (_, t) => sha256(`${seed}:N1#${String(t)}`)).sort();
        const { lowest } = keysOf(seed);
        const key = hexOf(lowest(codesOf(['N1']), 0, tickets));
        expect(key).toBe(all[0]);
        expect(hexOf(lowest(codesOf(['N1']), 0, tickets + 1)) <= key).toBe(true);
      }),
    );
  });

  it('orders as comparing whole keys does, equal heads and equal keys included', () => {
    const heads = fc.constantFrom('00000000', '00000001', 'ffffffff', '7fffffff', '80000000');
    const key = fc.tuple(heads, fc.constantFrom('a', 'b')).map(([head, tail]) => head + tail.repeat(56));
    fc.assert(
      fc.property(fc.array(key, { maxLength: 60 }), (keys) => {
        const tie = (index: number): string => String(1_000 - index);
        const slow = [...keys.keys()].sort((a, b) => {
          const [x, y] = [`${keys[a] ?? ''}${tie(a)}`, `${keys[b] ?? ''}${tie(b)}`];
          return x < y ? -1 : 1;
        });
        expect([...orderByKey(wordsOf(keys), codesOf(keys.map((_, at) => tie(at))))]).toEqual(slow);
      }),
    );
  });

  it('orders many by counting as it orders few by comparing', () => {
    const few = ['00000000', '0000ffff', '00010000', '7fffffff', '80000000', 'ffffffff'];
    const keys = Array.from(
      { length: 6_000 },
      (_, n) => (few[n % 7] ?? sha256(String(n)).slice(0, 8)) + sha256(String(n % 50)).slice(8),
    );
    const tie = (index: number): string => String(10_000 - index);
    const slow = [...keys.keys()].sort((a, b) => (`${keys[a] ?? ''}${tie(a)}` < `${keys[b] ?? ''}${tie(b)}` ? -1 : 1));
    expect([...orderByKey(wordsOf(keys), codesOf(keys.map((_, at) => tie(at))))]).toEqual(slow);
  });
});
