import { describe, expect, it } from 'vitest';
import { type FaultName, hunts } from '../../faults/hunts.ts';
import { line } from '../../faults/report.ts';

/**
 * The hunts of `npm run faults` with their small counts. Fault 1 is not among them: its recorder needs a C compiler.
 * Its disk model has a test of its own (disk-model.test.ts).
 */
const seed = 1;

async function expectHolds(name: FaultName): Promise<void> {
  const hunt = hunts[name];
  const { ci } = hunt;
  const report = await hunt.run({ count: ci, seed, minutes: Infinity, onProgress: () => undefined });
  // What could not be tried on this machine is said, not passed over.
  for (const note of report.notes) if (/^(NO|KNOWN) /.test(note)) process.stderr.write(`\n${line(report)}\n`);
  expect(report).toMatchObject({ lost: 0, problems: [] });
  expect(report.tried).toBeGreaterThanOrEqual(ci);
  expect(report.acknowledged).toBeGreaterThan(ci);
}

describe.each(['2', '5', '10', '12'] as const)('fault %s', (name) => {
  it('loses nothing that was acknowledged and is told in words', { timeout: 300_000 }, () => expectHolds(name));
});
