import { type MatrixInput, checkMatrix } from './cell.ts';
import type { CheckSource } from './source.ts';

/**
 * The registries that have answered about everybody whom the programme asks them about, with answers that count today:
 * what they show need not be proved by a paper. A difference that nobody ruled on proves nothing yet.
 */
export function answeredSources(input: MatrixInput): readonly CheckSource[] {
  const open = new Set<CheckSource>();
  const settled = new Set<CheckSource>();
  for (const { source, state } of checkMatrix(input)) {
    if (state === 'not-needed') continue;
    if (state === 'answered' || state === 'none' || state === 'ruled') settled.add(source);
    else open.add(source);
  }
  return [...settled].filter((source) => !open.has(source));
}
