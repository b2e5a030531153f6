import type { StaffId } from '../../kernel/ids.ts';
import type { ReleaseReason } from '../unit/release.ts';
import type { Excuse, Passing, SessionRules } from './rules.ts';

/**
 * What can be asked of a selection session. Each names the household it means: a command that is decided again on a
 * newer state does what was said at the counter, or is refused.
 */
export type SelectionCommand =
  | { readonly type: 'open'; readonly rules: SessionRules; readonly secondBy?: StaffId }
  /** To a counter, the next of the line of its pool. */
  | { readonly type: 'call'; readonly no: string; readonly counter: string }
  | { readonly type: 'choose'; readonly no: string; readonly unit: string }
  | { readonly type: 'let-go'; readonly no: string }
  | {
      readonly type: 'confirm';
      readonly no: string;
      readonly unit: string;
      readonly householdSignature: string;
      readonly officeSignature: string;
    }
  | {
      readonly type: 'pass';
      readonly no: string;
      readonly passing: Passing;
      readonly excuse: Excuse | null;
      /** Why the home was not wanted: kept on its estate (M18). */
      readonly reasons: readonly ReleaseReason[];
      readonly unit: string | null;
      readonly comment: string;
    }
  /** A supervisor takes back what was said of a household last. */
  | { readonly type: 'undo'; readonly no: string; readonly reason: string }
  | { readonly type: 'close'; readonly reason: string; readonly secondBy?: StaffId };

export type SelectionCommandType = SelectionCommand['type'];
