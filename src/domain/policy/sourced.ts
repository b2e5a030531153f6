/** How sure we are of a value, as in the domain reference: P law text … GK nobody confirmed it, INF our inference. */
export const confidences = ['P', 'O', 'N', 'Q', 'C', 'V', 'GK', 'INF'] as const;

export type Confidence = (typeof confidences)[number];

/** Where something comes from: words for people, and how sure we are. */
export interface Source {
  readonly source: string;
  readonly confidence: Confidence;
}

/** A value of a policy never stands without its source. */
export interface Sourced<T> extends Source {
  readonly value: T;
}

/** Nobody confirmed it: shown as such, and listed in docs/known-gaps.md. */
export function isUnconfirmed({ confidence }: Source): boolean {
  return confidence === 'GK' || confidence === 'INF';
}
