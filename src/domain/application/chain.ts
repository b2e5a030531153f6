/**
 * The way of a case from acceptance to its end, as the policy pack has it for the programme (PRH-07). Acceptance writes
 * the chain into the history, so that a case goes on by the steps under which it began, whatever a later version says.
 * How long a step takes is asked when it begins: the step's own limit, else the clock of the version in force.
 */
import type { OfficeId } from '../../kernel/ids.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import { cityOf, districtOf } from '../office/office.ts';
import type { PolicyVersion } from '../policy/policy.ts';
import type { PublicityRule } from '../policy/review-chain.ts';
import type { Chain, ChainStep } from './chain-step.ts';
import type { Programme } from './programme.ts';
import type { ApplicationState, ReviewStep, Status } from './state.ts';

const OPINION = ['opinion', 'signature'] as const;

/** The three steps of a case that was accepted before chains were kept. */
export const FIXED_CHAIN: Chain = [
  { office: 'street', does: 'review', limit: null, clock: 'street-review', signs: OPINION },
  { office: 'district', does: 'review', limit: null, clock: 'district-review', signs: OPINION },
  { office: 'city', does: 'decision', limit: null, clock: 'city-decision', signs: OPINION },
];

export const chainProblems = [
  'no-decision',
  'two-decisions',
  'step-twice',
  'step-unknown',
  'publicity-without-days',
] as const;

export type ChainProblem = (typeof chainProblems)[number];

/**
 * The programme's chain of a policy version, or why no case can go by it: it decides never or twice, names a step twice
 * or one that no office of the city tree can take, or publishes without saying how long.
 */
export function chainOf(policy: PolicyVersion, programme: Programme): Result<Chain, ChainProblem> {
  const rules = policy.publicity[programme].value;
  const steps = policy.reviewChain[programme].value.map(({ office, does, limit, clock, signs }): ChainStep => {
    if (does !== 'publicity') return { office, does, limit, clock, signs };
    const rule = rules.find((one) => one.at === office);
    return { office, does, limit: limit ?? rule?.limit ?? null, clock, signs, shows: rule?.shows ?? DEFAULT_SHOWN };
  });
  const problem = problemOf(steps);
  return problem === undefined ? ok(steps) : err(problem);
}

/** Domain reference §6.2, where a policy has a publicity step and no rule for it. */
const DEFAULT_SHOWN: PublicityRule['shows'] = ['case-no', 'name', 'street', 'size', 'result'];

function problemOf(chain: Chain): ChainProblem | undefined {
  const decisions = chain.filter(isDecision).length;
  if (decisions === 0) return 'no-decision';
  if (decisions > 1) return 'two-decisions';
  const others = chain.filter((step) => !isDecision(step) && step.does !== 'publicity');
  const names = others.map(reviewStepOf);
  if (names.includes(null)) return 'step-unknown';
  if (new Set(names).size < names.length) return 'step-twice';
  const endless = chain.some((step) => step.does === 'publicity' && step.limit === null);
  return endless ? 'publicity-without-days' : undefined;
}

/** The city's word: a decision, or the filing by which it takes note of what the district found. */
export function isDecision({ does }: Pick<ChainStep, 'does'>): boolean {
  return does === 'decision' || does === 'filing';
}

/** What a step with an opinion is called in the history; null for publicity and for the decision. */
export function reviewStepOf({ office, does }: Pick<ChainStep, 'office' | 'does'>): ReviewStep | null {
  if (does === 'publicity' || does === 'decision' || does === 'filing') return null;
  if (does === 'final-list') return 'final-list';
  switch (office) {
    case 'community':
    case 'employer':
      return 'community';
    case 'street':
      return 'street';
    case 'district-civil-affairs':
      return 'civil-affairs';
    case 'district':
      return 'district';
    case 'city':
      return null;
  }
}

/** Where a case stands whose turn this step is. */
export function statusAt(step: Pick<ChainStep, 'office' | 'does'>): Status {
  if (step.does === 'publicity') return 'to-publicise';
  switch (reviewStepOf(step)) {
    case 'community':
      return 'community-check';
    case 'street':
      return 'street-review';
    case 'civil-affairs':
      return 'civil-affairs-review';
    case 'district':
      return 'district-review';
    case 'final-list':
      return 'final-list';
    case null:
      return 'city-decision';
  }
}

/**
 * The office that takes the step. The tree has no communities, employers and civil affairs offices: the street acts for
 * the first two, the district for the third (decisions/0015).
 */
export function officeOfStep({ office }: Pick<ChainStep, 'office'>, street: OfficeId): OfficeId {
  switch (office) {
    case 'community':
    case 'employer':
    case 'street':
      return street;
    case 'district-civil-affairs':
    case 'district':
      return districtOf(street);
    case 'city':
      return cityOf(street);
  }
}

type OnChain = Pick<ApplicationState, 'chain' | 'step' | 'publicised'>;

/** The chain that the case goes by. */
export function chainOfCase({ chain }: Pick<ApplicationState, 'chain'>): Chain {
  return chain ?? FIXED_CHAIN;
}

/** The step whose turn it is; undefined before acceptance and after the last. */
export function currentStep(state: Pick<OnChain, 'chain' | 'step'>): ChainStep | undefined {
  return chainOfCase(state)[state.step];
}

/** The place of the step after `from`; a publicity that was passed and not undone is not done again. */
export function stepAfter(state: OnChain, from: number): number {
  const chain = chainOfCase(state);
  let next = from + 1;
  while (next < chain.length && state.publicised.includes(next)) next += 1;
  return next;
}

/** The place of the last step with an opinion before the current one; -1 when there is none. */
export function reviewBefore(state: Pick<OnChain, 'chain' | 'step'>): number {
  return chainOfCase(state)
    .slice(0, Math.max(0, state.step))
    .findLastIndex((step) => reviewStepOf(step) !== null);
}

/** The place of the first step with an opinion: where a household that changed is looked at anew. */
export function firstReview(state: Pick<OnChain, 'chain'>): number {
  return chainOfCase(state).findIndex((step) => reviewStepOf(step) !== null || isDecision(step));
}

/** The place of a step by its name in the history. */
export function placeOf(state: Pick<OnChain, 'chain'>, name: ReviewStep): number {
  return chainOfCase(state).findIndex((step) => reviewStepOf(step) === name);
}

/** The place of the decision. */
export function decisionPlace(state: Pick<OnChain, 'chain'>): number {
  return chainOfCase(state).findIndex(isDecision);
}
