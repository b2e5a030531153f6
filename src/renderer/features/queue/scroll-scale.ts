/**
 * Scrolling a list longer than an element may be high. Chromium caps an element at 33,554,428 px, so of rows 36 px high
 * everything after row 932,075 would be out of reach. Below the cap a scrolled pixel is a pixel of the list; above it the
 * scroll is scaled so that the end of the bar is the end of the list.
 *
 * 1. Scrolling to the very end shows the last row, whole, whatever the number of rows.
 * 2. `scrollTopFor` undoes `listTopFor`, to within half a pixel of the list.
 * 3. The rows to draw always cover the viewport.
 */
export interface Extent {
  readonly rows: number;
  readonly rowHeight: number;
  /** Visible height for rows. */
  readonly viewport: number;
}

/** A round number under the cap, with room for the header. */
export const MOST_PIXELS = 33_000_000;

const listHeight = ({ rows, rowHeight }: Extent): number => rows * rowHeight;

/** Height of the element that is scrolled. */
export function scrolledHeight(extent: Extent): number {
  return Math.min(listHeight(extent), MOST_PIXELS);
}

/** How far the list can move over how far the bar can move; 1 below the cap. */
function scale(extent: Extent): number {
  const bar = scrolledHeight(extent) - extent.viewport;
  return bar <= 0 ? 1 : Math.max(0, listHeight(extent) - extent.viewport) / bar;
}

/** The pixel of the list that stands at the top of the viewport. */
export function listTopFor(extent: Extent, scrollTop: number): number {
  const most = Math.max(0, listHeight(extent) - extent.viewport);
  return Math.min(most, Math.max(0, scrollTop * scale(extent)));
}

/** Where the bar stands when that pixel of the list is at the top. */
export function scrollTopFor(extent: Extent, listTop: number): number {
  return listTop / scale(extent);
}

/**
 * First and last row to draw, in whole steps of `step` rows with at least half a step to spare on both sides; empty
 * (last < first) without rows.
 */
export function rowsToDraw(extent: Extent, listTop: number, step: number): { first: number; last: number } {
  const first = Math.floor(listTop / extent.rowHeight - step / 2);
  const last = Math.ceil((listTop + extent.viewport) / extent.rowHeight + step / 2);
  return {
    first: Math.max(0, Math.floor(first / step) * step),
    last: Math.min(extent.rows, Math.ceil(last / step) * step) - 1,
  };
}

/** The list moved as little as possible so that the row is seen whole. */
export function listTopShowing(extent: Extent, listTop: number, row: number): number {
  const top = row * extent.rowHeight;
  if (top < listTop) return top;
  return Math.max(listTop, top + extent.rowHeight - extent.viewport);
}
