import { describe, expect, it } from 'vitest';
import { expectHolds } from './expect-holds.ts';

/** Faults 3 and 4 with their small counts: the hub, or the database under it, dies while devices push and pull. */
describe.each(['3', '4'] as const)('fault %s', (name) => {
  it('loses and doubles nothing that the hub acknowledged', { timeout: 400_000 }, async () => {
    expect((await expectHolds(name)).acknowledged).toBeGreaterThan(50);
  });
});
