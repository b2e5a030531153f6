import type { StaffId } from '../../kernel/ids.ts';

/** Who signed a mass action beside the one who gave it; the app has checked that it was them. */
export interface MassSignature {
  readonly runId: string;
  /** Null where the number was small enough for one person. */
  readonly secondBy: StaffId | null;
}

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
