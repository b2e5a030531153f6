import type { CheckSource } from '../agency-check/source.ts';

/** A point that is no paper. The consent of `household` is whatever PRH-03 and PI-04 ask for. */
export type SupplementPoint =
  | { readonly kind: 'consent'; readonly consent: 'verification' | 'truthfulness' | 'publicity' }
  /** The registry's answer differs from what was declared about the person, and nobody ruled on it. */
  | { readonly kind: 'difference'; readonly source: CheckSource; readonly name: string };
