import type { Result } from '../../kernel/result.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { Actor } from '../application/available-actions.ts';
import type { ApplicationState } from '../application/state.ts';
import type { CheckPolicy } from './check-policy.ts';
import type { ChangedCondition, CheckEvent } from './events.ts';
import type { CheckRefusal } from './refusal.ts';
import type { ChecksState } from './state.ts';

export interface CheckFacts {
  readonly today: PlainDate;
  readonly actor: Actor;
  /** The case that is checked, as it is now. */
  readonly application: ApplicationState;
  readonly policy: CheckPolicy;
  /** Which conditions' verdicts the second state changes against the first, where that asks for somebody's eye. */
  readonly changes: (before: ChecksState, after: ChecksState) => readonly ChangedCondition[];
  /** Decided again after a pull: what another desk did meanwhile for the same cell is no reason to refuse. */
  readonly again?: boolean;
}

export type CheckDecision = Result<readonly CheckEvent[], CheckRefusal>;
