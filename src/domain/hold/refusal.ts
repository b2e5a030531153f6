import type { Refusal } from '../application/refusal.ts';

/** Why something was not done about a hold. */
export type HoldRefusal =
  | Refusal
  /** Nobody active has this id, or not in this city. */
  | { readonly code: 'unknown-staff' }
  | { readonly code: 'reason-missing' }
  | { readonly code: 'nothing-to-do' }
  /** Whoever it was to be given to could take no step of it. */
  | { readonly code: 'cannot-hold'; readonly name: string; readonly because: Refusal['code'] };
