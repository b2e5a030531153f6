import type { OfficeId, StaffId } from '../../kernel/ids.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { Result } from '../../kernel/result.ts';
import type { Actor } from '../application/available-actions.ts';
import type { GivingUp } from '../policy/allocation.ts';
import type { SelectionEvent } from './events.ts';
import type { SelectionRefusal } from './refusal.ts';
import type { SubstituteFacts } from './substitute.ts';

export interface SelectionFacts extends SubstituteFacts {
  /** UTC milliseconds. */
  readonly now: number;
  readonly today: PlainDate;
  readonly actor: Actor;
  readonly colleague: (staffId: StaffId) => Actor | undefined;
  /** The office that holds the draw. */
  readonly office: OfficeId;
  /** The draw as it was published; null where it was not, or is a rehearsal. */
  readonly published: { readonly drawId: string; readonly planHash: string; readonly resultHash: string } | null;
  readonly policy: { readonly id: string; readonly givingUp: GivingUp | null };
  /** Whether the ledger of homes gives this one to nobody: its state, and the claim on it. */
  readonly unitIsFree: (unit: string) => boolean;
  /** The persons of a household, for whoever must not serve their own. */
  readonly identityNumbers: (no: string) => readonly string[];
  /** The next free number of this desk, used when the command needs one. */
  readonly slipNo: string;
}

export type SelectionDecision = Result<readonly SelectionEvent[], SelectionRefusal>;
