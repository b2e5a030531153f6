import { describe, expect, it } from 'vitest';
import { playSeeds } from '../../sim/play-seeds.ts';
import { runSeed } from '../../sim/run-seed.ts';
import { mixtures } from '../../sim/troubles.ts';
import { expectHolds } from './expect-holds.ts';

/** The simulation's seeds (npm run sim) with their small counts. */
describe.each(['7', '11'] as const)('fault %s', (name) => {
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

  it('ends the same way with databases in memory and on the disk', { timeout: 60_000 }, async () => {
    const options = { seed: 4_712, desks: 4, steps: 60, troubles: mixtures.mixed };
    const memory = await runSeed({ ...options, store: 'memory' });
    const disk = await runSeed({ ...options, store: 'disk' });
    expect([disk.fingerprint, disk.trace]).toEqual([memory.fingerprint, memory.trace]);
    expect(disk.problems).toEqual([]);
  });

  it('ends the same way in whichever thread it is played', { timeout: 60_000 }, async () => {
    const city = { desks: 3, steps: 40, troubles: mixtures.mixed };
    const prints = async (jobs: number): Promise<readonly string[]> => {
      const found = new Map<number, string>();
      const onSeed = ({ seed, fingerprint }: { readonly seed: number; readonly fingerprint: string }): boolean => {
        found.set(seed, fingerprint);
        return true;
      };
      await playSeeds({ seeds: [1, 2, 3], city, jobs, onSeed });
      return [1, 2, 3].map((seed) => found.get(seed) ?? 'not played');
    };
    expect(await prints(2)).toEqual(await prints(1));
  });
});
