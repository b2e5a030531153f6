/**
 * What is done to a page before a copy of it is kept: cut to its edges and turned until it is straight, or parts of it
 * blacked out. Shares of the page in thousandths, so that they mean the same at any size; angles in tenths of a degree.
 */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface CopyEdit {
  /** What stays, of the turned page. */
  readonly crop: Box;
  /** Clockwise. */
  readonly angle: number;
  /** Blacked out, of the page as it is. */
  readonly hidden: readonly Box[];
}

export const WHOLE: Box = { left: 0, top: 0, width: 1000, height: 1000 };
export const untouched: CopyEdit = { crop: WHOLE, angle: 0, hidden: [] };
/** A crop smaller than this was a slip of the hand. */
const LEAST = 20;
export const MOST_TURNED = 450;

/** Whether a copy would differ from its original. */
export function isEdited({ crop, angle, hidden }: CopyEdit): boolean {
  return angle !== 0 || hidden.length > 0 || JSON.stringify(crop) !== JSON.stringify(WHOLE);
}

/** The box between two points, inside the page; undefined for one too small to be meant. */
export function boxBetween(
  a: { readonly x: number; readonly y: number },
  b: { readonly x: number; readonly y: number },
): Box | undefined {
  const inside = (value: number): number => Math.round(Math.min(1000, Math.max(0, value)));
  const [left, right] = [inside(Math.min(a.x, b.x)), inside(Math.max(a.x, b.x))];
  const [top, bottom] = [inside(Math.min(a.y, b.y)), inside(Math.max(a.y, b.y))];
  const box = { left, top, width: right - left, height: bottom - top };
  return box.width < LEAST || box.height < LEAST ? undefined : box;
}

/** One side of a box moved to a typed number, the box kept inside the page. */
export function withSide(box: Box, side: keyof Box, value: number): Box {
  const changed = { ...box, [side]: Math.round(value) };
  const left = Math.min(1000 - LEAST, Math.max(0, changed.left));
  const top = Math.min(1000 - LEAST, Math.max(0, changed.top));
  return {
    left,
    top,
    width: Math.min(1000 - left, Math.max(LEAST, changed.width)),
    height: Math.min(1000 - top, Math.max(LEAST, changed.height)),
  };
}

/** A box in pixels of a page of this size. */
export function pixelsOf(box: Box, page: { readonly width: number; readonly height: number }): Box {
  const share = (part: number, whole: number): number => Math.round((part * whole) / 1000);
  return {
    left: share(box.left, page.width),
    top: share(box.top, page.height),
    width: Math.max(1, share(box.width, page.width)),
    height: Math.max(1, share(box.height, page.height)),
  };
}
