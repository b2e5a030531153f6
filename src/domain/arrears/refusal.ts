import type { Refusal } from '../application/refusal.ts';

export type ArrearsRefusal =
  | Refusal
  | { readonly code: 'unknown-lease' }
  | { readonly code: 'unknown-ledger' }
  /** Nothing of the rent is past its day. */
  | { readonly code: 'nothing-late' }
  | { readonly code: 'pause-not-ahead' }
  | { readonly code: 'not-paused' }
  /** Instalments have amounts, days that go on, and together are no more than is owed. */
  | { readonly code: 'instalments-wrong' }
  | { readonly code: 'agreed-already' }
  | { readonly code: 'no-agreement' };
