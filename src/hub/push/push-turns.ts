/**
 * A device sends the next runs of its chain before it is answered, and each counts only behind the one before it. On
 * connections of their own the later may be here first, or first at the city's lock: then it waits a little for the one
 * that it follows, instead of being sent again, and the one behind it too. Of several processes of a hub each does so for
 * what comes to it.
 */
export interface PushTurns {
  /** Does `work` behind the run that this one follows; once more when it came too early and that one came meanwhile. */
  behind<T>(run: ChainedRun, work: () => Promise<T>, isEarly: (done: T) => boolean): Promise<T>;
}

export interface ChainedRun {
  /** Of this run and of the one before it, the signatures under their seals. */
  readonly seal: string;
  readonly follows: string | undefined;
}

/** More than that many early runs at once are answered as they are. */
const MAX_EARLY = 200;
/** How many runs that are done are remembered: it is only asked for a moment later. */
const MAX_DONE = 1_000;

export function newPushTurns(patienceMs: number): PushTurns {
  const underWay = new Map<string, Promise<void>>();
  const done = new Set<string>();
  const awaited = new Map<string, () => void>();
  const arrival = (seal: string): Promise<void> =>
    new Promise((resolve) => {
      const stop = (): void => {
        clearTimeout(timer);
        awaited.delete(seal);
        resolve();
      };
      const timer = setTimeout(stop, patienceMs);
      awaited.set(seal, stop);
    });
  return {
    behind: async ({ seal, follows }, work, isEarly) => {
      const { promise, resolve } = Promise.withResolvers<undefined>();
      underWay.set(seal, promise);
      awaited.get(seal)?.();
      try {
        if (follows === undefined) return await work();
        await underWay.get(follows);
        const first = await work();
        if (patienceMs === 0 || !isEarly(first)) return first;
        const isExpected = !underWay.has(follows) && !done.has(follows);
        if (isExpected && awaited.size < MAX_EARLY && !awaited.has(follows)) await arrival(follows);
        await underWay.get(follows);
        return done.has(follows) ? await work() : first;
      } finally {
        underWay.delete(seal);
        done.add(seal);
        if (done.size > MAX_DONE) done.delete(done.values().next().value ?? '');
        resolve(undefined);
      }
    },
  };
}
