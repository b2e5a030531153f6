import { describe, expect, it } from 'vitest';
import { PAGE_ROWS, pagesHolding, positionOfPage, rowAt } from './row-pages.ts';

const page = (from: number, rows = PAGE_ROWS) =>
  Array.from({ length: rows }, (_, index) => ({ cursor: `c${String(from + index)}` }));

describe('row pages', () => {
  it('names the pages that hold a stretch of rows', () => {
    expect(pagesHolding({ first: 0, last: 20 })).toEqual([0]);
    expect(pagesHolding({ first: 90, last: 110 })).toEqual([0, 1]);
    expect(pagesHolding({ first: 999_980, last: 999_999 })).toEqual([9_999]);
    expect(pagesHolding({ first: 0, last: -1 })).toEqual([]);
  });

  it('finds a row in a sparse list', () => {
    const pages = new Map([[9_999, page(999_900)]]);
    expect(rowAt(pages, 999_999)?.cursor).toBe('c999999');
    expect(rowAt(pages, 5)).toBeUndefined();
  });

  it('has nothing after the end of a short page', () => {
    expect(rowAt(new Map([[0, page(0, 7)]]), 7)).toBeUndefined();
  });

  it('goes on from the page before when that one is whole', () => {
    expect(positionOfPage(3, page(200))).toEqual({ after: 'c299' });
    expect(positionOfPage(3, page(200, 99))).toEqual({ offset: 300 });
    expect(positionOfPage(3, undefined)).toEqual({ offset: 300 });
    expect(positionOfPage(0, page(0))).toEqual({ offset: 0 });
  });
});
