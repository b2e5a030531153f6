import { setImmediate as nextTurn } from 'node:timers/promises';

/** Lets whoever shares the thread have a turn in the middle of long work. */
export interface Pace {
  /** Whether this work has held the thread for long enough. */
  readonly isDue: () => boolean;
  readonly turn: () => Promise<void>;
}

const HELD_MS = 15;

export function pacer(): Pace {
  let since = performance.now();
  return {
    isDue: () => performance.now() - since >= HELD_MS,
    turn: async () => {
      await nextTurn();
      since = performance.now();
    },
  };
}

/** All of them, in turns. */
export async function paced<T>(values: Iterable<T>, pace: Pace): Promise<T[]> {
  const all: T[] = [];
  for (const value of values) {
    all.push(value);
    if (pace.isDue()) await pace.turn();
  }
  return all;
}
