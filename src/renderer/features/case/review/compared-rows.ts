import type { CheckCellView, CheckMatrixView } from '../../../../contract/checks.ts';

/** One line of what was declared beside what a registry says. */
export interface ComparedRow {
  readonly cell: CheckCellView;
  readonly name: string;
  /** Null where the whole answer is one line: it agrees, or there is none. */
  readonly difference: CheckCellView['differences'][number] | null;
  /** `open` differs and nobody ruled; `unknown` has no answer that counts. */
  readonly standing: 'open' | 'unknown' | 'ruled' | 'same';
  /** The answer came after the last step of the case. */
  readonly isNew: boolean;
}

const ORDER: readonly ComparedRow['standing'][] = ['open', 'unknown', 'ruled', 'same'];

/** What needs an eye first; within that, people and registries in the order of the matrix. */
export function comparedRows(
  matrix: Pick<CheckMatrixView, 'people' | 'cells'>,
  lastStepAt: number | null,
): readonly ComparedRow[] {
  const names = new Map(matrix.people.map(({ person, name }) => [person, name]));
  const rows = matrix.cells.flatMap((cell): readonly ComparedRow[] => {
    if (cell.state === 'not-needed') return [];
    const name = names.get(cell.person) ?? '';
    const isNew = lastStepAt !== null && cell.evidence !== null && cell.evidence.at > lastStepAt;
    const common = { cell, name, isNew };
    if (cell.evidence === null || cell.state === 'failed' || cell.state === 'stale') {
      return [{ ...common, difference: null, standing: 'unknown' }];
    }
    if (cell.differences.length === 0) return [{ ...common, difference: null, standing: 'same' }];
    return cell.differences.map((difference) => ({
      ...common,
      difference,
      standing: difference.ruling === null ? 'open' : 'ruled',
    }));
  });
  return ORDER.flatMap((standing) => rows.filter((row) => row.standing === standing));
}
