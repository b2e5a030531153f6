import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { writeWhole } from './write-whole.ts';

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface WindowState {
  readonly bounds: Rectangle;
  readonly maximized: boolean;
}

export const SMALLEST = { width: 1024, height: 680 };
const USUAL = { width: 1366, height: 768 };
/** As much of the title bar as a hand needs to catch the window. */
const GRIP = { width: 120, height: 32 };

const stateSchema = z.object({
  bounds: z.object({
    x: z.int().min(-100_000).max(100_000),
    y: z.int().min(-100_000).max(100_000),
    width: z.int().min(1).max(100_000),
    height: z.int().min(1).max(100_000),
  }),
  maximized: z.boolean(),
});

/**
 * Where the window stood last, moved to where it can be seen today: a laptop that was docked yesterday has one screen
 * fewer on a home visit. `workAreas` are the screens without their task bars, the primary one first.
 */
export function readWindowState(file: string, workAreas: readonly [Rectangle, ...Rectangle[]]): WindowState {
  const saved = readSaved(file);
  const primary = workAreas[0];
  if (saved === undefined) return { bounds: centred(USUAL, primary), maximized: false };
  const places = workAreas.map((area) => ({ area, bounds: { ...saved.bounds, ...fitted(saved.bounds, area) } }));
  const bounds =
    places.find((place) => canBeCaught(place.bounds, place.area))?.bounds ?? centred(saved.bounds, primary);
  return { bounds, maximized: saved.maximized };
}

export function writeWindowState(file: string, state: WindowState): void {
  writeWhole(file, `${JSON.stringify(state)}\n`);
}

/** A missing, damaged or hand-edited file is as good as none. */
function readSaved(file: string): WindowState | undefined {
  try {
    return stateSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}

function canBeCaught(window: Rectangle, area: Rectangle): boolean {
  const seenWidth = Math.min(window.x + window.width, area.x + area.width) - Math.max(window.x, area.x);
  const top = window.y;
  return seenWidth >= GRIP.width && top >= area.y && top <= area.y + area.height - GRIP.height;
}

/** The place is kept, even half outside; the size is one that the screen can show. */
function fitted(size: Pick<Rectangle, 'width' | 'height'>, area: Rectangle): Pick<Rectangle, 'width' | 'height'> {
  return {
    width: Math.min(Math.max(size.width, SMALLEST.width), area.width),
    height: Math.min(Math.max(size.height, SMALLEST.height), area.height),
  };
}

function centred(size: Pick<Rectangle, 'width' | 'height'>, area: Rectangle): Rectangle {
  const { width, height } = fitted(size, area);
  const x = area.x + Math.round((area.width - width) / 2);
  const y = area.y + Math.round((area.height - height) / 2);
  return { x, y, width, height };
}
