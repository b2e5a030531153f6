import { expect, it } from 'vitest';
import { monthlyRents } from './monthly-rent.ts';

it('a home of 54 m²: 5.60 a m² are 302.40, 200 a unit are 200, a tenth of 1,111.11 is 111.11', () => {
  const rates = [
    { kind: 'per-m2', fen: 560 },
    { kind: 'per-unit', fen: 20_000 },
    { kind: 'at-most-of-market', permille: 100 },
  ] as const;
  expect(monthlyRents(rates, { area: 540_000, marketFen: 111_111 })).toEqual([30_240, 20_000, 11_111]);
  expect(monthlyRents(rates, { area: 540_000, marketFen: null })).toEqual([30_240, 20_000]);
  expect(monthlyRents([], { area: 540_000, marketFen: null })).toEqual([]);
});
