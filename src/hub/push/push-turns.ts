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
  /** Never longer than that, whatever it is: two runs may name each other. */
  const soon = (waited: Promise<void> | undefined): Promise<void> =>
    waited === undefined ? Promise.resolve() : endsSoon(waited, patienceMs);
  const arrival = (seal: string): Promise<void> | undefined => {
    if (awaited.size >= MAX_EARLY || awaited.has(seal)) return undefined;
    return new Promise<void>((resolve) => awaited.set(seal, resolve));
  };
  const enter = (seal: string): (() => void) => {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    const run: Promise<void> = promise;
    underWay.set(seal, run);
    awaited.get(seal)?.();
    return () => {
      if (underWay.get(seal) === run) underWay.delete(seal);
      done.add(seal);
      if (done.size > MAX_DONE) done.delete(done.values().next().value ?? '');
      resolve(undefined);
    };
  };
  return {
    behind: async ({ seal, follows }, work, isEarly) => {
      const before = follows === undefined ? undefined : underWay.get(follows);
      const leave = enter(seal);
      try {
        if (follows === undefined || patienceMs === 0) return await work();
        await soon(before);
        const first = await work();
        if (!isEarly(first)) return first;
        if (!done.has(follows) && !underWay.has(follows)) {
          await soon(arrival(follows));
          awaited.delete(follows);
        }
        await soon(underWay.get(follows));
        return done.has(follows) ? await work() : first;
      } finally {
        leave();
      }
    },
  };
}

function endsSoon(waited: Promise<void>, ms: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    void waited.then(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}
