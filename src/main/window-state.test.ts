import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { readWindowState, writeWindowState, type Rectangle } from './window-state.ts';

const LAPTOP: Rectangle = { x: 0, y: 0, width: 1366, height: 728 };
const BESIDE: Rectangle = { x: 1366, y: -200, width: 1920, height: 1040 };

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'anju-window-'));
  file = join(folder, 'window-state.json');
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const reopened = (bounds: Rectangle, areas: readonly [Rectangle, ...Rectangle[]]) => {
  writeWindowState(file, { bounds, maximized: false });
  return readWindowState(file, areas).bounds;
};

describe('window state', () => {
  it('comes back as it was, on a second screen too', () => {
    const there = { x: 1500, y: -100, width: 1400, height: 900 };
    expect(reopened(there, [LAPTOP, BESIDE])).toEqual(there);
    writeWindowState(file, { bounds: there, maximized: true });
    expect(readWindowState(file, [LAPTOP, BESIDE])).toEqual({ bounds: there, maximized: true });
  });

  it('comes to the primary screen when its own is gone, no larger than that', () => {
    expect(reopened({ x: 1500, y: -100, width: 1400, height: 700 }, [LAPTOP])).toEqual({
      x: 0,
      y: 14,
      width: 1366,
      height: 700,
    });
  });

  it.each([
    ['a title bar above the screen', { x: 100, y: -300, width: 1200, height: 700 }],
    ['a title bar below the screen', { x: 100, y: 720, width: 1200, height: 700 }],
    ['a sliver at the edge', { x: 1300, y: 10, width: 1200, height: 700 }],
  ])('is moved when nobody could catch it: %s', (_why, bounds) => {
    expect(reopened(bounds, [LAPTOP])).toEqual({ x: 83, y: 14, width: 1200, height: 700 });
  });

  it('grows to the smallest size that the screens are drawn for', () => {
    expect(reopened({ x: 10, y: 10, width: 50, height: 50 }, [BESIDE])).toMatchObject({ width: 1024, height: 680 });
  });

  it.each(['', 'null', '{}', '{"bounds":{"x":0,"y":0,"width":-1,"height":1},"maximized":false}', '[1'])(
    'is the usual one after a bad file: %s',
    (text) => {
      writeFileSync(file, text);
      expect(readWindowState(file, [LAPTOP])).toEqual({ bounds: LAPTOP, maximized: false });
    },
  );

  it('can always be caught, whatever was saved and whatever screens there are', () => {
    const area = fc.record({
      x: fc.integer({ min: -4000, max: 4000 }),
      y: fc.integer({ min: -4000, max: 4000 }),
      width: fc.integer({ min: 640, max: 4000 }),
      height: fc.integer({ min: 400, max: 4000 }),
    });
    const saved = fc.record({
      x: fc.integer({ min: -9000, max: 9000 }),
      y: fc.integer({ min: -9000, max: 9000 }),
      width: fc.integer({ min: 1, max: 9000 }),
      height: fc.integer({ min: 1, max: 9000 }),
    });
    fc.assert(
      fc.property(saved, area, fc.array(area, { maxLength: 2 }), (bounds, first, others) => {
        const areas = [first, ...others] as const;
        const { x, y, width, height } = reopened(bounds, [first, ...others]);
        const caught = areas.some(
          (screen) =>
            Math.min(x + width, screen.x + screen.width) - Math.max(x, screen.x) >= 120 &&
            y >= screen.y &&
            y <= screen.y + screen.height - 32 &&
            width <= screen.width &&
            height <= screen.height,
        );
        expect(caught).toBe(true);
      }),
    );
  });
});
