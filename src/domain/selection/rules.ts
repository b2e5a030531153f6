/**
 * How a selection session (选房会) is held. Set when it is opened and never after; what a city has not decided comes from
 * its policy as a value nobody confirmed (GK).
 */
export interface SessionRules {
  /** How long a called household may take to choose, minutes. */
  readonly minutes: number;
  /** How often somebody is called before they count as absent. */
  readonly calls: number;
  /** What absence means the first time: the place is kept to the end of the line, or it is given up. */
  readonly absent: 'end-of-line' | 'gives-up';
}

/**
 * How a place is let go. `declining` is the household's word, `not-choosing` the clock's, `absent` the office's;
 * `unavailable`: the household may not be housed any more, so its place is nobody's.
 */
export const passings = ['declining', 'not-choosing', 'absent', 'unavailable'] as const;

export type Passing = (typeof passings)[number];

/** What may excuse it; whether the excuse counts is the policy's (domain reference §2.4). */
export type Excuse = 'no-fitting-unit' | 'special-reason';
