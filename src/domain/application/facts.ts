/** What the rules of an application are told about the world. */
import type { StaffId } from '../../kernel/ids.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { Result } from '../../kernel/result.ts';
import type { CheckSource } from '../agency-check/source.ts';
import type { Evaluation, Overrule } from '../eligibility/evaluation.ts';
import type { HouseholdFacts } from '../eligibility/household-facts.ts';
import type { PolicyVersion } from '../policy/policy.ts';
import type { ClockName, TimeLimit } from '../policy/time-limit.ts';
import type { Actor } from './available-actions.ts';
import type { ApplicationEvent } from './events.ts';
import type { Refusal } from './refusal.ts';
import type { ApplicationState, Clock } from './state.ts';

/** The household as it is known on the day, and what the policy says of it. */
export interface Assessment {
  readonly household: HouseholdFacts;
  readonly evaluation: Evaluation;
}

export interface Facts {
  readonly today: PlainDate;
  readonly actor: Actor;
  readonly policy: PolicyVersion;
  /** A clock of the policy, from the day of its event: today unless said otherwise. */
  readonly startClock: (name: ClockName, from?: PlainDate) => Clock;
  /** A limit that a step itself has, or that a promise is given, from today on. */
  readonly startLimit: (limit: TimeLimit) => Clock;
  /** Facts and conditions of this case as of today, from declaration and checks; only for a case that exists. */
  readonly assess: (state: ApplicationState, overrules?: readonly Overrule[]) => Assessment;
  /** The registries whose answers stand in for papers. */
  readonly answered: (state: ApplicationState) => readonly CheckSource[];
  /** Somebody else who signs with the actor, as they are now; undefined when nobody active has the id. */
  readonly colleague: (staffId: StaffId) => Actor | undefined;
  /** The clock with its last day computed as of today, its pauses counted. */
  readonly timed: (clock: Clock) => Clock;
  /** The refusal that names who else holds the case now; null when nobody does. Left out: nobody is asked. */
  readonly heldBy?: (state: ApplicationState) => Refusal | null;
  /** The next free numbers of this desk, used when the command needs one. */
  readonly numbers: { readonly caseNo: string; readonly receiptNo: string; readonly noticeNo: string };
}

export type Decision = Result<readonly ApplicationEvent[], Refusal>;
