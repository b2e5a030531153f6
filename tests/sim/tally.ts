/** What happened in a run: a simulation in which nothing went wrong has shown nothing. */
export const tallied = [
  'commands',
  'refused by rule',
  'rebased',
  'conflicts',
  'settled',
  'refused by hub',
  'lost requests',
  'lost answers',
  'doubled',
  'late',
  'cut',
  'flipped',
  'crashes',
  'crashes inside a step',
  'clock jumps',
  'disk full',
  'revoked',
  'moved',
  'old program',
  'hub restarts',
  'hub restored',
  'gave up',
] as const;

export type Tallied = (typeof tallied)[number];

export type Tally = Record<Tallied, number>;

export function newTally(): Tally {
  return Object.fromEntries(tallied.map((what) => [what, 0])) as Tally;
}

export function addTally(into: Tally, more: Tally): void {
  for (const what of tallied) into[what] += more[what];
}
