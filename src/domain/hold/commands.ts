import type { StaffId } from '../../kernel/ids.ts';
import type { MassSignature } from '../mass/mass-signature.ts';

/** What can be asked of the hold of a case. */
export type HoldCommand =
  /** The person takes the case. */
  | { readonly type: 'take' }
  /** The holder lets it go, or a supervisor releases it with a reason. */
  | { readonly type: 'release'; readonly reason: string; readonly mass?: MassSignature }
  /** A supervisor gives it to somebody, also to themselves; with a reason where another holds it. */
  | { readonly type: 'assign'; readonly to: StaffId; readonly reason: string; readonly mass?: MassSignature }
  /** The person has read what they were told about this case. */
  | { readonly type: 'see-notice' };

export type HoldCommandType = HoldCommand['type'];
