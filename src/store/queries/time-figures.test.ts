import fc from 'fast-check';
import { expect, it } from 'vitest';
import { percentile } from './time-figures.ts';

it('a percentile of counts is that of all values in a row', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 300 }),
      fc.constantFrom(0.1, 0.5, 0.9, 1),
      (values, share) => {
        const counts = [...Map.groupBy(values, (value) => value)].map(([days, same]) => ({ days, n: same.length }));
        const sorted = values.toSorted((a, b) => a - b);
        expect(percentile(counts, share)).toBe(sorted[Math.max(1, Math.ceil(values.length * share)) - 1]);
      },
    ),
  );
  expect(percentile([], 0.5)).toBeNull();
});
