import type { PlainDate } from '../../kernel/plain-date.ts';
import type { CheckCell } from '../agency-check/cell.ts';
import type { Actor } from '../application/available-actions.ts';
import type { ApplicationState } from '../application/state.ts';
import type { Evaluation } from '../eligibility/evaluation.ts';
import type { PolicyVersion } from '../policy/policy.ts';
import type { BannedRefusal } from '../waitlist/refusal.ts';
import type { WaitingState } from '../waitlist/state.ts';
import type { PlanState } from './state.ts';

/** What the rules of an intent are told about the world. */
export interface IntentFacts {
  readonly today: PlainDate;
  readonly actor: Actor;
  /** Undefined when nobody signed beside the officer. */
  readonly second: Actor | undefined;
  readonly policy: PolicyVersion;
  readonly plan: PlanState;
  readonly application: Pick<ApplicationState, 'caseId' | 'caseNo' | 'status' | 'street' | 'content'>;
  readonly waiting: WaitingState | undefined;
  /** What the other plan is called for which the household has registered; undefined when there is none. */
  readonly elsewhere: string | undefined;
  /** Whether the household's line stands in this plan's frozen roster; undefined where that is not at hand. */
  readonly inRoster: () => boolean | undefined;
  readonly banned: () => BannedRefusal | undefined;
  readonly openDuplicate: () => boolean;
  /** The conditions of the policy by declaration and checks as they are today, and the checks themselves. */
  readonly assess: () => { readonly evaluation: Evaluation; readonly cells: readonly CheckCell[] };
  readonly numbers: { readonly noticeNo: string };
}
