import { describe, expect, it } from 'vitest';
import { type Point, groundAround, middleOf } from './area-shapes.ts';

const inside = (ring: readonly Point[], [x, y]: Point): boolean =>
  ring.slice(0, -1).every(([ax, ay], at) => {
    const [bx, by] = ring[at + 1] ?? [0, 0];
    return (bx - ax) * (y - ay) - (by - ay) * (x - ax) >= 0;
  });

describe('the ground of an area', () => {
  it('is half a kilometre around a single estate', () => {
    const ring = groundAround([[101.7, 36.6]]);
    expect(ring).toHaveLength(33);
    expect(ring[0]).toEqual(ring.at(-1));
    const [east] = ring.toSorted(([a], [b]) => b - a);
    // A degree of longitude is 89.4 km at 36.6° north.
    expect(((east?.[0] ?? 0) - 101.7) * 89_370).toBeCloseTo(500, -1);
  });

  it('holds every estate, goes round to the left and leaves out what lies within', () => {
    const estates: readonly Point[] = [
      [101.7, 36.6],
      [101.8, 36.6],
      [101.75, 36.7],
      [101.75, 36.63],
    ];
    const ring = groundAround(estates);
    for (const estate of estates) expect(inside(ring, estate)).toBe(true);
    expect(inside(ring, [101.9, 36.6])).toBe(false);
    expect(groundAround(estates.slice(0, 3))).toEqual(ring);
  });

  it('of no estate is nothing', () => {
    expect(groundAround([])).toEqual([]);
    expect(middleOf([])).toBeUndefined();
    expect(
      middleOf([
        [1, 2],
        [3, 6],
      ]),
    ).toEqual([2, 4]);
  });
});
