import type { CaseId } from '../../kernel/ids.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { Result } from '../../kernel/result.ts';
import type { Actor } from '../application/available-actions.ts';
import type { ApplicationEvent } from '../application/events.ts';
import type { Facts } from '../application/facts.ts';
import type { BannedPerson } from '../application/publicity-steps.ts';
import type { ApplicationState, Clock } from '../application/state.ts';
import type { PolicyVersion } from '../policy/policy.ts';
import type { TimeLimit } from '../policy/time-limit.ts';
import type { PublicityEvent } from './events.ts';
import type { PublicityRefusal } from './refusal.ts';

/** What the rules of a notice are told about the world. */
export interface PublicityFacts {
  readonly today: PlainDate;
  readonly actor: Actor;
  /** Who signed beside the actor, as they are now; undefined when nobody did. */
  readonly second: Actor | undefined;
  readonly policy: PolicyVersion;
  /** More households than this at once take a second person (a setting). */
  readonly alone: number;
  /** The cases as they are now; undefined for one that this office does not know. */
  readonly caseOf: (caseId: CaseId) => ApplicationState | undefined;
  /** What the rules of one case are told: its steps' clocks are those of its programme. */
  readonly factsOf: (state: ApplicationState) => Facts;
  /** Who of the household may not apply today (PRH-35, PRH-37); undefined when nobody is banned. */
  readonly bannedOf: (state: ApplicationState) => BannedPerson | undefined;
  /** A limit from a day on. */
  readonly clockFrom: (limit: TimeLimit, from: PlainDate) => Clock;
  /** The clock with its last day computed as of today, its pauses counted. */
  readonly timed: (clock: Clock) => Clock;
  readonly batchId: string;
  readonly numbers: { readonly publicityNo: string; readonly noticeNo: string };
}

/** Events of the notice, and of each case that it touches. */
export interface PublicityDecided {
  readonly notice: readonly PublicityEvent[];
  readonly cases: readonly CaseEvents[];
}

export interface CaseEvents {
  readonly caseId: CaseId;
  readonly events: readonly ApplicationEvent[];
}

export type PublicityDecision = Result<PublicityDecided, PublicityRefusal>;
