import { type CheckSource, checkSources } from '../domain/agency-check/source.ts';

export interface SourceTally {
  /** Questions that came, each try counted. */
  readonly requests: number;
  /** Different request ids among them. */
  readonly distinct: number;
  /** Questions whose id had come before. */
  readonly repeated: number;
  /** Full answers that were sent. */
  readonly answered: number;
  /** Questions that met a fault. */
  readonly faults: number;
  readonly now: number;
  /** As many were under way at once. */
  readonly mostAtOnce: number;
}

type Counts = { -readonly [Name in keyof SourceTally]: number };

export interface Tally {
  /** A question came; gives what must be called when it is dealt with. */
  came(source: CheckSource, isRepeated: boolean): () => void;
  count(source: CheckSource, what: 'answered' | 'faults'): void;
  list(): Readonly<Partial<Record<CheckSource, SourceTally>>>;
}

/** What a registry counts of the questions put to it. */
export function newTally(): Tally {
  const counts = new Map<CheckSource, Counts>();
  const of = (source: CheckSource): Counts => {
    const known = counts.get(source);
    if (known !== undefined) return known;
    const fresh = { requests: 0, distinct: 0, repeated: 0, answered: 0, faults: 0, now: 0, mostAtOnce: 0 };
    counts.set(source, fresh);
    return fresh;
  };
  return {
    came: (source, isRepeated) => {
      const own = of(source);
      own.requests += 1;
      own[isRepeated ? 'repeated' : 'distinct'] += 1;
      own.now += 1;
      own.mostAtOnce = Math.max(own.mostAtOnce, own.now);
      let isGone = false;
      return () => {
        if (isGone) return;
        isGone = true;
        own.now -= 1;
      };
    },
    count: (source, what) => {
      of(source)[what] += 1;
    },
    list: () => {
      const known = checkSources.filter((source) => counts.has(source));
      return Object.fromEntries(known.map((source) => [source, { ...of(source) }]));
    },
  };
}
