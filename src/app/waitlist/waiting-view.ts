import type { WaitingEntry, WaitingView } from '../../contract/waitlist.ts';
import type { Actor } from '../../domain/application/available-actions.ts';
import type { ApplicationState } from '../../domain/application/state.ts';
import type { PolicyVersion } from '../../domain/policy/policy.ts';
import { monthsOf } from '../../domain/policy/time-limit.ts';
import { availableWaiting } from '../../domain/waitlist/available-actions.ts';
import { type OrderBasis, tierOf } from '../../domain/waitlist/order.ts';
import { scoreOf } from '../../domain/waitlist/score.ts';
import type { WaitingState } from '../../domain/waitlist/state.ts';
import type { CaseId, StaffId } from '../../kernel/ids.ts';
import { type PlainDate, addDays, addMonths, fullMonthsBetween } from '../../kernel/plain-date.ts';
import { placesOf } from '../../store/queries/waiting-place.ts';
import { type OpenDesk, currentPolicy, todayOf } from '../open-desk.ts';
import { staffName } from '../staff/staff-stream.ts';
import { keepOrder } from './order-in-force.ts';
import { loadWaiting, waitingStream } from './waiting-stream.ts';

/** A household's place in the waiting list as of today, and what may be done with it. */
export function waitingView(desk: OpenDesk, application: ApplicationState, actor: Actor): WaitingView {
  const { version, state } = loadWaiting(desk.file, application.caseId);
  const on = todayOf(desk);
  const policy = currentPolicy(desk);
  const basis = keepOrder(desk);
  const shown: unknown = {
    version,
    on,
    entry: state === undefined ? null : entryView(state, { on, policy }),
    places: placesOf(desk.file.db, application.caseId) ?? null,
    order: state === undefined || policy === undefined || basis === undefined ? null : orderView(state, policy, basis),
    history: historyOf(desk, application.caseId),
    actions: [...availableWaiting({ application, waiting: state }, actor)],
  };
  return shown as WaitingView;
}

function historyOf(desk: OpenDesk, caseId: CaseId): WaitingView['history'] {
  return desk.file
    .load(waitingStream(caseId))
    .events.map(({ type, wallTime: at, actor, payload }) => ({
      type,
      at,
      byName: staffName(desk, actor as StaffId),
      payload,
    }))
    .toReversed();
}

export interface SeenOn {
  readonly on: PlainDate;
  readonly policy: PolicyVersion | undefined;
}

export function entryView(state: WaitingState, { on, policy }: SeenOn): WaitingEntry {
  const { bans: _bans, ...ban } = state.ban ?? { bans: [] };
  const { caseId: _caseId, confirmBy: _by, confirmedOn: _on, reminded: _reminded, ...entry } = state;
  const shown: unknown = {
    ...entry,
    ban: state.ban === null ? null : ban,
    monthsWaited: monthsWaited(state, on),
    limit: limitOf(state.waitsUntil, { on, policy }),
    confirm: confirmView(state, { on, policy }),
    refusalsAllowed: policy?.allocation.givingUp.value?.times ?? null,
  };
  return shown as WaitingEntry;
}

/** Completed months; whoever has left waited until then. */
function monthsWaited({ waitsSince, left }: Pick<WaitingState, 'waitsSince' | 'left'>, on: PlainDate): number {
  return Math.max(0, fullMonthsBetween(waitsSince, left?.on ?? on));
}

/** PRH-10: the longest wait, and how far it is. */
export function limitOf(waitsUntil: PlainDate, { on, policy }: SeenOn): WaitingEntry['limit'] {
  if (on > waitsUntil) return 'over';
  const ahead = policy === undefined ? 0 : monthsOf(policy.waiting.warnBefore.value);
  return addMonths(on, ahead) >= waitsUntil ? 'near' : 'far';
}

function confirmView(state: WaitingState, { on, policy }: SeenOn): WaitingEntry['confirm'] {
  const { confirmBy: by, confirmedOn, reminded } = state;
  const dates = { by, confirmedOn, remindedOn: reminded?.on ?? null, graceUntil: reminded?.graceUntil ?? null };
  if (by === null || state.left !== null) return { stage: 'none', ...dates };
  if (reminded !== null) return { stage: on > reminded.graceUntil ? 'over' : 'reminded', ...dates };
  const from = addDays(by, -(policy?.waiting.remindBefore.value ?? 0));
  return { stage: on >= from ? 'to-remind' : 'ahead', ...dates };
}

function orderView(
  state: WaitingState,
  { allocation }: PolicyVersion,
  basis: OrderBasis,
): NonNullable<WaitingView['order']> {
  const { tiers } = basis.priority;
  const tier = tierOf(state.standing, basis.priority);
  const scoring = basis.order === 'score' ? basis.scoring : null;
  const score = scoring === null ? null : scoreOf(state, scoring, basis.on);
  return {
    policy: basis.policy,
    order: basis.order,
    source: allocation.order.source,
    confidence: allocation.order.confidence,
    on: basis.on,
    tier: tier < tiers.length ? tier + 1 : null,
    tiers: tiers.map((groups) => [...groups]),
    score:
      score === null || scoring === null
        ? null
        : { points: score.points, total: scoring.total, factors: [...score.factors] },
    tieBreak: scoring === null ? [] : [...scoring.tieBreak],
  };
}
