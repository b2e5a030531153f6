import { describe, expect, it } from 'vitest';
import { WHOLE, boxBetween, isEdited, pixelsOf, untouched, withSide } from './copy-edit.ts';

describe('an edit of a page', () => {
  it('is none until something is cut, turned or hidden', () => {
    expect(isEdited(untouched)).toBe(false);
    expect(isEdited({ ...untouched, angle: 12 })).toBe(true);
    expect(isEdited({ ...untouched, crop: { ...WHOLE, width: 900 } })).toBe(true);
    expect(isEdited({ ...untouched, hidden: [{ left: 1, top: 1, width: 50, height: 50 }] })).toBe(true);
  });

  it('takes a box drawn from any corner, inside the page, and no slip of the hand', () => {
    expect(boxBetween({ x: 500, y: 600 }, { x: 200, y: 100 })).toEqual({
      left: 200,
      top: 100,
      width: 300,
      height: 500,
    });
    expect(boxBetween({ x: -50, y: 0 }, { x: 400, y: 1200 })).toEqual({ left: 0, top: 0, width: 400, height: 1000 });
    expect(boxBetween({ x: 10, y: 10 }, { x: 15, y: 900 })).toBeUndefined();
  });

  it('keeps a typed box inside the page', () => {
    expect(withSide(WHOLE, 'left', 300)).toEqual({ left: 300, top: 0, width: 700, height: 1000 });
    expect(withSide({ left: 900, top: 0, width: 100, height: 100 }, 'width', 5000).width).toBe(100);
    expect(withSide(WHOLE, 'height', -4).height).toBe(20);
  });

  it('is the same at every size', () => {
    const box = { left: 250, top: 500, width: 500, height: 100 };
    expect(pixelsOf(box, { width: 4000, height: 3000 })).toEqual({ left: 1000, top: 1500, width: 2000, height: 300 });
  });
});
