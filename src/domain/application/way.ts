import type { OfficeId, StaffId } from '../../kernel/ids.ts';
import type { TimeLimit } from '../policy/time-limit.ts';
import { chainOfCase, isDecision, officeOfStep, reviewStepOf } from './chain.ts';
import type { ChainStep } from './chain-step.ts';
import { type ApplicationState, type Status, reviewSteps } from './state.ts';

export const wayStepNames = [...reviewSteps, 'acceptance', 'decision', 'filing', 'publicity', 'registration'] as const;

/** One step of a case's way, for the eye: where it is, who did what, what comes. */
export interface WayStep {
  readonly name: (typeof wayStepNames)[number];
  readonly stage: 'done' | 'now' | 'ahead';
  readonly office: OfficeId;
  /** Who took it, as it stands; null where nobody did or no single person does. */
  readonly by: StaffId | null;
  /** The step's own limit; null: as the clocks of the policy say. */
  readonly limit: TimeLimit | null;
}

const ENDED: readonly Status[] = ['rejected', 'recheck', 'rejection-confirmed', 'withdrawn'];

/**
 * Acceptance, the chain, registration. `chain` is what the policy in force would give a case that is not accepted yet.
 */
export function wayOf(state: ApplicationState, chain: ApplicationState['chain'] = state.chain): readonly WayStep[] {
  const isAccepted = state.step >= 0;
  const steps = isAccepted ? chainOfCase(state) : chainOfCase({ chain });
  const isOver = ENDED.includes(state.status);
  const place = state.status === 'registered' ? steps.length : state.step;
  const stageAt = (at: number): WayStep['stage'] => {
    if (at < place || state.publicised.includes(at)) return 'done';
    return at === place && !isOver ? 'now' : 'ahead';
  };
  return [
    {
      name: 'acceptance',
      stage: isAccepted ? 'done' : isOver ? 'ahead' : 'now',
      office: state.street,
      by: state.stepsBy.acceptance ?? null,
      limit: null,
    },
    ...steps.map((step, at) => ({
      name: nameOf(step),
      stage: stageAt(at),
      office: officeOfStep(step, state.street),
      by: takenBy(state, step, at),
      limit: step.limit,
    })),
    {
      name: 'registration',
      stage: state.status === 'registered' ? 'done' : 'ahead',
      office: officeOfStep({ office: 'city' }, state.street),
      by: null,
      limit: null,
    },
  ];
}

function nameOf(step: ChainStep): WayStep['name'] {
  if (step.does === 'filing') return 'filing';
  return reviewStepOf(step) ?? (isDecision(step) ? 'decision' : 'publicity');
}

function takenBy(state: ApplicationState, step: ChainStep, at: number): StaffId | null {
  const name = reviewStepOf(step);
  if (name !== null) return state.stepsBy[name] ?? null;
  return isDecision(step) && at < state.step ? state.decidedBy : null;
}
