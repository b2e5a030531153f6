import { describe, expect, it } from 'vitest';
import { strokesSchema } from '../../contract/selection.ts';
import { asStrokes, pathOf } from './signature-strokes.ts';

describe('a drawn signature', () => {
  it('keeps whole-number points within the field and leaves out what says nothing new', () => {
    const one = asStrokes('', [
      { x: 10.4, y: 20.6 },
      { x: 11, y: 21 },
      { x: 1000, y: 400 },
    ]);
    expect(one).toBe('10,21 999,399');
    const two = asStrokes(one, [{ x: 5, y: 5 }]);
    expect(two).toBe('10,21 999,399;5,5');
    expect(strokesSchema.parse(two)).toBe(two);
    expect(pathOf(two)).toBe('M10,21L999,399M5,5L5,5');
    expect(pathOf('')).toBe('');
  });

  it('is not longer than what is kept', () => {
    const long = Array.from({ length: 400 }, (_, at) =>
      Array.from({ length: 10 }, (_each, x) => ({ x: x * 90, y: at })),
    ).reduce((strokes, points) => asStrokes(strokes, points), '');
    expect(long.length).toBeLessThanOrEqual(8_000);
    expect(strokesSchema.safeParse(long).success).toBe(true);
  });
});
