const TOLD_EVERY = 4_096;

/** The same values; tells now and then which share of them has gone by. */
export function* watched<T>(values: Iterable<T>, total: number, tell: (share: number) => void): Generator<T> {
  let done = 0;
  for (const value of values) {
    yield value;
    done += 1;
    if (done % TOLD_EVERY === 0) tell(done / total);
  }
}
