export type RowMove = 'up' | 'down' | 'page-up' | 'page-down' | 'first' | 'last';

/** Where a key takes the choice; stays within the list. `pageRows` is how many rows are seen at once. */
export function moveRow(
  row: number,
  move: RowMove,
  list: { readonly rows: number; readonly pageRows: number },
): number {
  const target = {
    up: row - 1,
    down: row + 1,
    'page-up': row - list.pageRows,
    'page-down': row + list.pageRows,
    first: 0,
    last: list.rows - 1,
  }[move];
  return Math.max(0, Math.min(list.rows - 1, target));
}
