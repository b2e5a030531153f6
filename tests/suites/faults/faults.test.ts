import { describe, expect, it } from 'vitest';
import { hunts } from '../../faults/hunts.ts';
import { expectHolds } from './expect-holds.ts';

/**
 * The hunts of `npm run faults` with their small counts. Fault 1 is not among them: its recorder needs a C compiler.
 * Its disk model has a test of its own (disk-model.test.ts).
 */
describe.each(['2', '5', '10', '12'] as const)('fault %s', (name) => {
  it('loses nothing that was acknowledged and is told in words', { timeout: 300_000 }, async () => {
    const report = await expectHolds(name);
    expect(report.acknowledged).toBeGreaterThan(hunts[name].ci);
  });
});
