import type { OrderBasis } from '../../domain/waitlist/order.ts';
import { plainDate } from '../../kernel/plain-date.ts';
import { useOrderBasis } from '../../store/waiting-order.ts';
import { type OpenDesk, currentPolicy, todayOf } from '../open-desk.ts';

/**
 * What the list is ordered by today: the policy in force, and for a score the first day of the month, so that a place
 * holds for a month and is the same at every desk. Undefined while no policy is in force: the order stays as it was.
 */
function orderInForce(desk: OpenDesk): OrderBasis | undefined {
  const policy = currentPolicy(desk);
  if (policy === undefined) return undefined;
  const { order, priority, scoring } = policy.allocation;
  const isScored = order.value === 'score' && scoring.value !== null;
  return {
    policy: policy.id,
    order: order.value,
    priority: priority.value,
    scoring: scoring.value,
    // A day that would be another every month reckons nothing again where no score grows.
    on: isScored ? plainDate(`${todayOf(desk).slice(0, 7)}-01`) : policy.effectiveFrom,
  };
}

/** Every reading of the list goes by here: a new policy, or a new month of a scored list, reckons all places again. */
export function keepOrder(desk: OpenDesk): OrderBasis | undefined {
  const basis = orderInForce(desk);
  if (basis !== undefined) useOrderBasis(desk.file.db, basis);
  return basis;
}
