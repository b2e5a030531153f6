import { afterAll, describe, expect, it } from 'vitest';
import { runSeed } from '../../sim/run-seed.ts';
import { simTemplate } from '../../sim/template.ts';
import { mixtures } from '../../sim/troubles.ts';
import { expectHolds } from './expect-holds.ts';

/** The simulation's seeds (npm run sim) with their small counts. */
afterAll(async () => {
  (await simTemplate()).remove();
});

describe.each(['6', '7', '11', '13'] as const)('fault %s', (name) => {
  it(
    'leaves every desk with what the hub ordered, and every saved command somewhere',
    { timeout: 400_000 },
    async () => {
      expect((await expectHolds(name)).acknowledged).toBeGreaterThan(20);
    },
  );
});

describe('a seed', () => {
  it('ends the same way every time', { timeout: 60_000 }, async () => {
    const options = { seed: 4_711, desks: 5, steps: 80, troubles: mixtures.mixed };
    const [first, second] = [await runSeed(options), await runSeed(options)];
    expect(second.fingerprint).toBe(first.fingerprint);
    expect(first.events).toBeGreaterThan(0);
  });
});
