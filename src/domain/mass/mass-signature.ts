import type { StaffId } from '../../kernel/ids.ts';

/** Who signed a mass action beside the one who gave it; the app has checked that it was them. */
export interface MassSignature {
  readonly runId: string;
  /** Null where the number was small enough for one person. */
  readonly secondBy: StaffId | null;
}
