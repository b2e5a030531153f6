import type { StaffId } from '../../kernel/ids.ts';
import type { Declaration } from './intent-events.ts';

/** Everything that can be asked of a household's intent for a plan. */
export type IntentCommand =
  | { readonly type: 'register'; readonly areas: readonly string[]; readonly declaration: Declaration }
  | { readonly type: 'change'; readonly areas: readonly string[]; readonly declaration: Declaration }
  /** What the household says about staff and relatives, put right after the window. */
  | { readonly type: 'declare'; readonly declaration: Declaration }
  | { readonly type: 'withdraw'; readonly comment: string }
  | { readonly type: 'pass-review'; readonly comment: string }
  /** `secondBy`: who signed in beside the officer; the app has checked that it was them. */
  | { readonly type: 'fail-review'; readonly reasons: string; readonly secondBy: StaffId | null }
  | { readonly type: 'reopen-review'; readonly comment: string };

export type IntentCommandType = IntentCommand['type'];
