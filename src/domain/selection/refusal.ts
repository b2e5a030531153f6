import type { Refusal } from '../application/refusal.ts';
import type { Unavailable } from './events.ts';

/** Why a command on a selection session is not carried out. Instants are UTC milliseconds. */
export type SelectionRefusal =
  | Extract<Refusal, { readonly code: 'missing-permission' | 'wrong-office' | 'own-case' | 'second-person' }>
  | { readonly code: 'selection-status'; readonly status: 'none' | 'open' | 'closed' }
  /** Only a published result is chosen from; a rehearsal never. */
  | { readonly code: 'draw-not-published' }
  | { readonly code: 'session-rules' }
  /** Not a household of this draw, or a reserve without a place. */
  | { readonly code: 'no-place'; readonly no: string }
  | { readonly code: 'household-unavailable'; readonly because: Unavailable }
  /** Somebody else of the pool comes first. */
  | { readonly code: 'not-next'; readonly next: string }
  | { readonly code: 'counter-busy'; readonly no: string }
  | { readonly code: 'counter-missing' }
  /** What is asked does not fit where the household stands. */
  | {
      readonly code: 'selection-turn';
      readonly status: 'waiting' | 'called' | 'holding' | 'put-back' | 'confirmed' | 'passed';
    }
  /** Not a home of this pool, or not the one that the draw gave. */
  | { readonly code: 'unit-not-offered'; readonly unit: string }
  | { readonly code: 'unit-taken'; readonly unit: string }
  | { readonly code: 'signature-missing'; readonly whose: 'household' | 'office' }
  /** Whoever was called may think until then. */
  | { readonly code: 'time-running'; readonly until: number }
  /** Called too few times to count as absent. */
  | { readonly code: 'call-again'; readonly calls: number; readonly needed: number }
  | { readonly code: 'comment-missing' }
  | { readonly code: 'reason-missing' }
  | { readonly code: 'excuse-unknown' }
  | { readonly code: 'nothing-to-do' }
  | { readonly code: 'substitute-called'; readonly no: string }
  | { readonly code: 'places-open'; readonly count: number };
