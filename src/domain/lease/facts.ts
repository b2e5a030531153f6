import type { PlainDate } from '../../kernel/plain-date.ts';
import type { Result } from '../../kernel/result.ts';
import type { Actor } from '../application/available-actions.ts';
import type { Period, TimeLimit } from '../policy/time-limit.ts';
import type { LeaseContent } from './content.ts';
import type { LeaseEvent } from './events.ts';
import type { LeaseRefusal } from './refusal.ts';

/** What leases take from the policy in force. */
export interface LeasePolicy {
  readonly id: string;
  /** PRH-20. */
  readonly most: Period;
  /** PRH-19. */
  readonly fileWithin: TimeLimit;
}

export interface LeaseFacts {
  readonly today: PlainDate;
  readonly actor: Actor;
  readonly policy: LeasePolicy;
  readonly leaseId: string;
  /** The next free number of this desk, used by a draft. */
  readonly leaseNo: string;
  /** The last day of a limit that begins on a day. */
  readonly deadline: (from: PlainDate, limit: TimeLimit) => PlainDate;
  /** Whose the home is, by number of case or lease; undefined when it is free, or this household's. */
  readonly homeTakenBy: (content: LeaseContent) => string | undefined;
  /** What the tenant owes, fen. */
  readonly owed: () => number;
  /** Days for which a change of tenant is published in the estate (a setting). */
  readonly tenantPublicityDays: number;
}

export type LeaseDecision = Result<readonly LeaseEvent[], LeaseRefusal>;
