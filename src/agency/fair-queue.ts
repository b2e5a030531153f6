import type { AskSignal } from '../domain/agency-check/agency-port.ts';

/** A door through which at most so many go at a time. */
export interface FairQueue {
  /** Resolves when it is this one's turn, with what gives the place back; undefined when it was cancelled before. */
  enter(lane: string, signal?: AskSignal): Promise<(() => void) | undefined>;
  waiting(): number;
  inside(): number;
}

type Waiter = (leave: (() => void) | undefined) => void;

/**
 * Lanes take turns, in a lane who came first goes first: a case with forty questions does not hold up one with two.
 */
export function fairQueue(atOnce: number): FairQueue {
  // A map keeps its order: the first lane is next, and goes to the end when it was served.
  const lanes = new Map<string, Set<Waiter>>();
  const count = { inside: 0, waiting: 0 };

  const place = (): (() => void) => {
    count.inside += 1;
    let left = false;
    return () => {
      if (left) return;
      left = true;
      count.inside -= 1;
      letIn();
    };
  };
  const letIn = (): void => {
    const [next] = lanes;
    if (next === undefined || count.inside >= atOnce) return;
    const [lane, waiters] = next;
    const [waiter] = waiters;
    lanes.delete(lane);
    if (waiter === undefined) return;
    waiters.delete(waiter);
    if (waiters.size > 0) lanes.set(lane, waiters);
    count.waiting -= 1;
    waiter(place());
  };
  const giveUp = (lane: string, waiter: Waiter): void => {
    const waiters = lanes.get(lane);
    if (waiters?.delete(waiter) !== true) return;
    if (waiters.size === 0) lanes.delete(lane);
    count.waiting -= 1;
    waiter(undefined);
  };

  return {
    waiting: () => count.waiting,
    inside: () => count.inside,
    enter: (lane, signal) => {
      if (signal?.aborted === true) return Promise.resolve(undefined);
      if (count.inside < atOnce) return Promise.resolve(place());
      return new Promise((resolve) => {
        const abort = (): void => {
          giveUp(lane, waiter);
        };
        const waiter: Waiter = (leave) => {
          signal?.removeEventListener('abort', abort);
          resolve(leave);
        };
        const waiters = lanes.get(lane) ?? new Set();
        waiters.add(waiter);
        lanes.set(lane, waiters);
        count.waiting += 1;
        signal?.addEventListener('abort', abort);
      });
    },
  };
}
