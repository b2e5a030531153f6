import type { StaffId } from '../../kernel/ids.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { Result } from '../../kernel/result.ts';
import type { Actor } from '../application/available-actions.ts';
import type { ApplicationState } from '../application/state.ts';
import type { GivingUp } from '../policy/allocation.ts';
import type { Period, TimeLimit } from '../policy/time-limit.ts';
import type { BanEvent } from './ban.ts';
import type { WaitingEvent } from './events.ts';
import type { BanGrounds } from './reasons.ts';
import type { BannedRefusal, WaitingRefusal } from './refusal.ts';
import type { Standing } from './standing.ts';

/** What the waiting list takes from the policy in force. */
export interface WaitingPolicy {
  readonly id: string;
  readonly most: Period;
  readonly reconfirm: Period | null;
  /** Calendar days before a confirmation is due from which the household is reminded. */
  readonly remindBefore: number;
  readonly grace: TimeLimit;
  readonly givingUp: GivingUp | null;
  readonly bans: Readonly<Record<BanGrounds, Period>>;
}

/** The household as it is known today, and the conditions that it does not meet any longer. */
export interface WaitingAssessment {
  readonly standing: Standing;
  readonly unmet: readonly string[];
}

export interface WaitingFacts {
  readonly today: PlainDate;
  readonly actor: Actor;
  readonly application: Pick<ApplicationState, 'caseId' | 'caseNo' | 'status' | 'street' | 'content'>;
  readonly policy: WaitingPolicy;
  readonly assess: () => WaitingAssessment;
  /** The next free number of this desk, used when the command needs one. */
  readonly numbers: { readonly waitingNo: string };
  /** The last day of a limit that begins on a day. */
  readonly deadline: (from: PlainDate, limit: TimeLimit) => PlainDate;
  readonly colleague: (staffId: StaffId) => Actor | undefined;
  /** The member of the household who may not apply today; undefined when all may. */
  readonly banned: () => BannedRefusal | undefined;
  /** The stream of an identity number's bans. */
  readonly banStream: (identityNumber: string) => string;
}

/** Events of the entry, and of the bans that they impose or lift, by stream. */
export interface WaitingEvents {
  readonly entry: readonly WaitingEvent[];
  readonly bans: ReadonlyMap<string, readonly BanEvent[]>;
}

export type WaitingDecision = Result<WaitingEvents, WaitingRefusal>;
