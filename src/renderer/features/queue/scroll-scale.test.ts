import { describe, expect, it } from 'vitest';
import {
  type Extent,
  listTopFor,
  listTopShowing,
  MOST_PIXELS,
  rowsToDraw,
  scrolledHeight,
  scrollTopFor,
} from './scroll-scale.ts';

const CHROMIUM_CAP = 33_554_428;
const extentOf = (rows: number): Extent => ({ rows, rowHeight: 36, viewport: 600 });
const sizes = [0, 1, 16, 17, 1_000, 916_666, 916_667, 932_076, 1_000_000, 10_000_000];

describe('scroll scale', () => {
  it.each(sizes)('shows the last of %i rows whole at the end of the bar', (rows) => {
    const extent = extentOf(rows);
    const end = Math.max(0, scrolledHeight(extent) - extent.viewport);
    const top = listTopFor(extent, end);
    expect(top + extent.viewport).toBeGreaterThanOrEqual(rows * 36 - 1e-6);
    expect(rowsToDraw(extent, top, 12).last).toBe(rows - 1);
  });

  it.each(sizes)('stays under the cap with %i rows', (rows) => {
    expect(scrolledHeight(extentOf(rows))).toBeLessThanOrEqual(MOST_PIXELS);
    expect(MOST_PIXELS + 36).toBeLessThan(CHROMIUM_CAP);
  });

  it('is one to one below the cap', () => {
    expect(listTopFor(extentOf(10_000), 1234.5)).toBe(1234.5);
  });

  it('finds the bar again from the list, at any depth', () => {
    const extent = extentOf(1_000_000);
    for (const row of [0, 1, 500_000, 932_076, 999_980]) {
      expect(Math.abs(listTopFor(extent, scrollTopFor(extent, row * 36)) - row * 36)).toBeLessThan(0.5);
    }
  });

  it('draws rows that cover the viewport', () => {
    const extent = extentOf(1_000_000);
    for (let top = 0; top < 36_000_000 - 600; top += 1_234_567) {
      const { first, last } = rowsToDraw(extent, top, 12);
      expect(first * 36).toBeLessThanOrEqual(top);
      expect((last + 1) * 36).toBeGreaterThanOrEqual(top + 600);
      expect(last - first).toBeLessThan(17 + 12 + 24);
    }
  });

  it('draws nothing of nothing', () => {
    const { first, last } = rowsToDraw(extentOf(0), 0, 12);
    expect(last).toBeLessThan(first);
  });

  it('draws the same rows while it scrolls within a step', () => {
    const extent = extentOf(1_000);
    expect(rowsToDraw(extent, 3_700, 12)).toEqual(rowsToDraw(extent, 3_720, 12));
  });

  it('moves only as far as needed to show a row', () => {
    const extent = extentOf(1_000);
    expect(listTopShowing(extent, 360, 12)).toBe(360);
    expect(listTopShowing(extent, 360, 3)).toBe(108);
    expect(listTopShowing(extent, 360, 40)).toBe(41 * 36 - 600);
  });
});
