/** A list of any length held as the few pages that are looked at. */
export const PAGE_ROWS = 100;

/** The pages that hold these rows; empty when there are none. */
export function pagesHolding(rows: { readonly first: number; readonly last: number }): readonly number[] {
  if (rows.last < rows.first) return [];
  const from = Math.floor(rows.first / PAGE_ROWS);
  const to = Math.floor(rows.last / PAGE_ROWS);
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

export type Pages<Row> = ReadonlyMap<number, readonly Row[]>;

/** The row, or undefined while its page is not there. */
export function rowAt<Row>(pages: Pages<Row>, index: number): Row | undefined {
  return pages.get(Math.floor(index / PAGE_ROWS))?.[index % PAGE_ROWS];
}

export type PagePosition = { readonly offset: number } | { readonly after: string };

/**
 * How to ask for a page: after the last row of the page before it when that one is at hand and whole (the same cost at
 * any depth), else by its offset.
 */
export function positionOfPage(page: number, before: readonly { readonly cursor: string }[] | undefined): PagePosition {
  const last = before?.length === PAGE_ROWS ? before.at(-1) : undefined;
  return page === 0 || last === undefined ? { offset: page * PAGE_ROWS } : { after: last.cursor };
}
