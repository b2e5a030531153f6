/** Times in microseconds, taken in one process so that two things can be compared. */
export interface Timing {
  readonly p50: number;
  readonly p95: number;
}

/** Runs `work` until `samples` are taken (the first tenth warms up) and sorts them. */
export function timed(samples: number, work: (index: number) => void): Timing {
  const warm = Math.ceil(samples / 10);
  for (let index = 0; index < warm; index += 1) work(index);
  const taken: number[] = [];
  for (let index = 0; index < samples; index += 1) {
    const start = process.hrtime.bigint();
    work(index);
    taken.push(Number(process.hrtime.bigint() - start) / 1_000);
  }
  return percentiles(taken);
}

/** Two ways to do the same work, sample by sample in turn, so that a busy machine disturbs both alike. */
export function timedPair(
  samples: number,
  ours: (index: number) => void,
  raw: (index: number) => void,
): { readonly ours: Timing; readonly raw: Timing } {
  const oursTaken: number[] = [];
  const rawTaken: number[] = [];
  const warm = Math.ceil(samples / 10);
  for (let index = 0; index < samples + warm; index += 1) {
    const first = index % 2 === 0;
    const one = once(first ? ours : raw, index);
    const two = once(first ? raw : ours, index);
    if (index < warm) continue;
    oursTaken.push(first ? one : two);
    rawTaken.push(first ? two : one);
  }
  return { ours: percentiles(oursTaken), raw: percentiles(rawTaken) };
}

function once(work: (index: number) => void, index: number): number {
  const start = process.hrtime.bigint();
  work(index);
  return Number(process.hrtime.bigint() - start) / 1_000;
}

export function percentiles(samples: readonly number[]): Timing {
  const sorted = [...samples].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50: at(0.5), p95: at(0.95) };
}

/** One line of the table. `ratio` is ours divided by the peer's, the same work on the same file in the same run. */
export interface Row {
  readonly what: string;
  readonly ours: string;
  readonly peer: string;
  readonly ratio: number | null;
  /** e.g. `≤ 1.15`; empty when nothing was promised. */
  readonly target: string;
}

export function pairRow(what: string, pair: ReturnType<typeof timedPair>, target = ''): Row {
  return {
    what,
    ours: shown(pair.ours),
    peer: shown(pair.raw),
    ratio: round(pair.ours.p50 / pair.raw.p50),
    target,
  };
}

function shown({ p50, p95 }: Timing): string {
  return `${micros(p50)} (p95 ${micros(p95)})`;
}

export function micros(value: number): string {
  return value >= 10_000 ? `${(value / 1_000).toFixed(1)} ms` : `${value.toFixed(0)} µs`;
}

export function round(value: number): number {
  return Math.round(value * 100) / 100;
}
