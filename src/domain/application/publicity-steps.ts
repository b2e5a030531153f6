/**
 * What a notice of publicity does to a case (PRH-07). The commands are given on the notice (domain/publicity); here each
 * case says what becomes of it. That nobody gets past publicity early is refused here, for whoever asks.
 */
import type { PlainDate } from '../../kernel/plain-date.ts';
import { invariant } from '../../kernel/invariant.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import { basis } from './basis.ts';
import { chainOfCase, currentStep, firstReview, reviewBefore, reviewStepOf, stepAfter } from './chain.ts';
import type { AnsweredObjection, ApplicationEvent } from './events.ts';
import type { Decision, Facts } from './facts.ts';
import type { Refusal } from './refusal.ts';
import type { ApplicationState, Clock, ReviewStep } from './state.ts';
import { clockAt } from './step-clock.ts';

/** Whether the case waits to be published: its step is on, or it was approved by a chain that had no such step. */
export function awaitsPublicity({ status }: Pick<ApplicationState, 'status'>): boolean {
  return status === 'to-publicise' || status === 'approved';
}

/** The household appears in a notice, for the notice's period. */
export function publicised(
  state: ApplicationState,
  notice: { readonly batchId: string; readonly noticeNo: string; readonly clock: Clock },
  facts: Facts,
): Decision {
  if (!awaitsPublicity(state)) return err({ code: 'not-now', status: state.status });
  const payload = { ...notice, publishedOn: facts.today, basis: basis(facts, ['PRH-07', 'PI-04']) };
  return ok([{ type: 'application.publicised.v1', payload }]);
}

export interface Objected {
  readonly batchId: string;
  readonly objectionId: string;
}

/** An objection holds the household: it neither passes nor goes back before it was looked into. */
export function held(state: ApplicationState, of: Objected & { readonly clock: Clock }, facts: Facts): Decision {
  const inNotice = standsIn(state, of.batchId);
  if (!inNotice.ok) return inNotice;
  const payload = { ...of, heldOn: facts.today, basis: basis(facts, ['PRH-07']) };
  return ok([{ type: 'application.publicity-held.v1', payload }]);
}

interface Answered {
  readonly resultNo: string;
  readonly answered: AnsweredObjection;
}

/** The objection was answered and not upheld. */
export function released(state: ApplicationState, of: Objected & Answered, facts: Facts): Decision {
  const inNotice = standsIn(state, of.batchId);
  if (!inNotice.ok) return inNotice;
  const payload = { ...of, releasedOn: facts.today, basis: basis(facts, ['PRH-07']) };
  return ok([{ type: 'application.publicity-released.v1', payload }]);
}

/** The objection was upheld: back to the review before the publicity, to be looked at again. */
export function failed(
  state: ApplicationState,
  of: Objected & Answered & { readonly reason: string },
  facts: Facts,
): Decision {
  const inNotice = standsIn(state, of.batchId);
  if (!inNotice.ok) return inNotice;
  const { place, to } = reviewToRepeat(state);
  const payload = {
    ...of,
    to,
    failedOn: facts.today,
    clock: clockAt(state, place, facts),
    basis: basis(facts, ['PRH-07']),
  };
  return ok([{ type: 'application.publicity-failed.v1', payload }]);
}

/** Somebody of the household who may not apply before a day (PRH-35, PRH-37). */
export interface BannedPerson {
  readonly name: string;
  readonly until: PlainDate;
  /** The case for which the ban was imposed. */
  readonly caseNo: string;
}

/**
 * PRH-07: the period is over, its last day included, and no objection holds the household. Whom it would register while
 * somebody of it is banned goes back to the review instead, so that nobody else of the notice waits for that.
 */
export function passed(
  state: ApplicationState,
  { batchId, banned }: { readonly batchId: string; readonly banned: BannedPerson | undefined },
  facts: Facts,
): Decision {
  const inNotice = standsIn(state, batchId);
  if (!inNotice.ok) return inNotice;
  const { period, heldBy } = inNotice.value;
  if (heldBy.length > 0) return err({ code: 'publicity-held' });
  const { dueOn: until } = facts.timed(period);
  if (facts.today <= until) return err({ code: 'publicity-running', until });
  const next = stepAfter(state, state.step);
  const payload = {
    batchId,
    passedOn: facts.today,
    clock: clockAt(state, next, facts),
    basis: basis(facts, ['PRH-07']),
  };
  const event: ApplicationEvent = { type: 'application.publicity-passed.v1', payload };
  const registered = registeredAt({ ...state, publicised: [...state.publicised, state.step] }, next, facts);
  if (banned !== undefined && registered.length > 0) return ok([barred(state, { batchId, banned }, facts)]);
  return ok([event, ...registered]);
}

function barred(
  state: ApplicationState,
  { batchId, banned }: { readonly batchId: string; readonly banned: BannedPerson },
  facts: Facts,
): ApplicationEvent {
  const { name, until, caseNo: bannedFor } = banned;
  const { place, to } = reviewToRepeat(state);
  const clock = clockAt(state, place, facts);
  const rules = basis(facts, ['PRH-07', 'PRH-35', 'PRH-37']);
  return {
    type: 'application.publicity-barred.v1',
    payload: { batchId, name, until, bannedFor, to, barredOn: facts.today, clock, basis: rules },
  };
}

/**
 * PRH-07: once every step is done and publicity among them was passed, the household is registered as waiting. A case
 * whose chain has no publicity is approved and goes into a notice first.
 */
export function registeredAt(state: ApplicationState, next: number, facts: Facts): readonly ApplicationEvent[] {
  const isThrough = next >= chainOfCase(state).length;
  if (!isThrough || state.publicised.length === 0) return [];
  const registeredOn = facts.today;
  const waitsSince = state.registeredOn ?? registeredOn;
  const payload = { registeredOn, waitsSince, basis: basis(facts, ['PRH-07']) };
  return [{ type: 'application.registered.v1', payload }];
}

function standsIn(state: ApplicationState, batchId: string): Result<NonNullable<ApplicationState['notice']>, Refusal> {
  const isShown = state.status === 'publicised' || state.status === 'objection';
  if (!isShown || state.notice?.batchId !== batchId) return err({ code: 'not-in-notice', status: state.status });
  return ok(state.notice);
}

/** The review before the notice; where the notice comes first, the one after it. */
function reviewToRepeat(state: ApplicationState): {
  readonly place: number;
  readonly to: ReviewStep | 'decision';
} {
  const before = reviewBefore(state);
  const place = before === -1 ? firstReview(state) : before;
  const step = chainOfCase(state)[place];
  invariant(step, 'a chain has a decision');
  return { place, to: reviewStepOf(step) ?? 'decision' };
}

/** What the notice of the case's step shows of it, and for how long; undefined where it awaits none. */
export function publicityOf(state: ApplicationState, facts: Pick<Facts, 'policy'>) {
  const step = currentStep(state);
  if (step?.does === 'publicity') return { office: step.office, limit: step.limit, shows: step.shows ?? [] };
  const [rule] = awaitsPublicity(state) ? facts.policy.publicity[state.content.programme].value : [];
  return rule === undefined ? undefined : { office: rule.at, limit: rule.limit, shows: rule.shows };
}
