import type { StaffId } from '../../kernel/ids.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { Result } from '../../kernel/result.ts';
import type { Actor } from '../application/available-actions.ts';
import type { RentEvent } from './events.ts';
import type { RentRefusal } from './refusal.ts';

export interface RentFacts {
  readonly today: PlainDate;
  readonly actor: Actor;
  /** Somebody else as they are now; undefined when nobody active has the id. */
  readonly colleague: (staffId: StaffId) => Actor | undefined;
  /** Identity numbers of the tenant's household: who has an interest in one keeps off. */
  readonly household: readonly string[];
  /** The day, or the first working day after it when it is a rest day (DAY-07). */
  readonly workingDayFrom: (day: PlainDate) => PlainDate;
  /** The keys are back: the lease's last day may be settled on that day. */
  readonly isHomeReturned: boolean;
  /** A leaving is under way and the keys are not back: days after the ledger's last one are charged too (PRH-32). */
  readonly staysOn: boolean;
  /** The next free number of this desk, used by a payment. */
  readonly receiptNo: string;
}

export type RentDecision = Result<readonly RentEvent[], RentRefusal>;
