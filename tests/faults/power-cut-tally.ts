/** What a thread of fault 1 is asked for and what it tells after each recording. */
export interface PowerCutTask {
  readonly library: string;
  readonly seed: number;
  readonly states: number;
  /** When to stop, ms since 1970, however many states are left. */
  readonly until: number;
  readonly synchronous: 'FULL' | 'NORMAL' | 'OFF';
}

export interface PowerCutTally {
  recordings: number;
  states: number;
  /** States that no other state of the same recording equals. */
  distinct: number;
  /** Commands that were acknowledged in the recordings. */
  acknowledged: number;
  /** How often an acknowledged command was looked for. */
  checks: number;
  statesWithLoss: number;
  lost: number;
  /** States that the desk refuses to open because its write-ahead log or its notes show that something saved is gone. */
  refused: number;
  /** States that do not open for another reason, or whose log or rows are not sound. */
  corrupt: number;
  /** The first few, in words. */
  words: string[];
}

export function emptyTally(): PowerCutTally {
  return {
    recordings: 0,
    states: 0,
    distinct: 0,
    acknowledged: 0,
    checks: 0,
    statesWithLoss: 0,
    lost: 0,
    refused: 0,
    corrupt: 0,
    words: [],
  };
}

export function addTally(sum: PowerCutTally, more: PowerCutTally): void {
  sum.recordings += more.recordings;
  sum.states += more.states;
  sum.distinct += more.distinct;
  sum.acknowledged += more.acknowledged;
  sum.checks += more.checks;
  sum.statesWithLoss += more.statesWithLoss;
  sum.lost += more.lost;
  sum.refused += more.refused;
  sum.corrupt += more.corrupt;
  sum.words = [...sum.words, ...more.words].slice(0, 20);
}
