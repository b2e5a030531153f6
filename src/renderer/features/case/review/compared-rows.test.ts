import { describe, expect, it } from 'vitest';
import type { CheckCellView } from '../../../../contract/checks.ts';
import { plainDate } from '../../../../kernel/plain-date.ts';
import { comparedRows } from './compared-rows.ts';

const evidence = { evidenceId: 'e', finding: { outcome: 'none' }, asOf: plainDate('2026-10-01'), manual: null };

function cell(source: string, part: Partial<CheckCellView>): CheckCellView {
  return {
    person: 'p1',
    source,
    state: 'answered',
    evidence: { ...evidence, at: 100 },
    differences: [],
    ...part,
  } as unknown as CheckCellView;
}

const differs = { field: 'owned-area', declared: 0, registry: 1_840, ruling: null } as const;
const ruled = {
  ...differs,
  field: 'name',
  ruling: { choice: 'registry' },
} as unknown as CheckCellView['differences'][number];

describe('what was declared beside what the registries say', () => {
  const cells = [
    cell('marriage', {}),
    cell('housing', { state: 'mismatch', differences: [ruled, differs] }),
    cell('tax', { state: 'not-needed', evidence: null }),
    cell('vehicles', { state: 'not-asked', evidence: null }),
  ];
  const people = [{ person: 'p1', name: '马秀莲' }] as never;

  it('shows problems first, each difference on its line, and nothing that is not asked', () => {
    expect(comparedRows({ people, cells }, null).map(({ cell: { source }, standing }) => [source, standing])).toEqual([
      ['housing', 'open'],
      ['vehicles', 'unknown'],
      ['housing', 'ruled'],
      ['marriage', 'same'],
    ]);
  });

  it('tells what came since the last step', () => {
    expect(comparedRows({ people, cells }, 99).map(({ isNew }) => isNew)).toEqual([true, false, true, true]);
    expect(comparedRows({ people, cells }, 100).some(({ isNew }) => isNew)).toBe(false);
    expect(comparedRows({ people, cells }, null).some(({ isNew }) => isNew)).toBe(false);
  });
});
