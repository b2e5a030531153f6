/** Codes of which a member holds one: offered as a choice where the value is one of them. */
const sets: readonly (readonly string[])[] = [
  ['working', 'calendar'],
  ['months', 'years'],
  ['<=', '<'],
  ['household', 'person'],
  ['tenant', 'employer'],
  ['consecutive', 'cumulative'],
  ['contract', 'market'],
  ['removed', 'paused'],
  ['score', 'lottery', 'registration-date'],
];

/** Undefined for a text that is no code of a known set. */
export function choicesFor(text: string): readonly string[] | undefined {
  return sets.find((set) => set.includes(text));
}
