import { expect, it } from 'vitest';
import { expectHolds } from './expect-holds.ts';

// A file of its own: files are what two cores share.
it(
  'fault 13, everything at once: every desk has what the hub ordered, and every saved command is somewhere',
  { timeout: 400_000 },
  async () => {
    expect((await expectHolds('13')).acknowledged).toBeGreaterThan(20);
  },
);
