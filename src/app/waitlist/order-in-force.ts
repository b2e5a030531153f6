import { setImmediate as nextTurn } from 'node:timers/promises';
import type { OrderBasis } from '../../domain/waitlist/order.ts';
import { plainDate } from '../../kernel/plain-date.ts';
import type { Database } from '../../store/connection.ts';
import { isSame, isShortList, orderBasisOf, reckonSome, useOrderBasis } from '../../store/waiting-order.ts';
import { recordFault } from '../fault-log.ts';
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

/**
 * Every reading of the list goes by here: a new policy, or a new month of a scored list, reckons all places again. A
 * short list at once; a long one beside the desk's other work, and until it is done lists are read, and said to be, by
 * the order before. Gives the basis of what is read.
 */
export function keepOrder(desk: OpenDesk): OrderBasis | undefined {
  const wanted = orderInForce(desk);
  if (wanted === undefined) return undefined;
  const { db } = desk.file;
  if (isSame(orderBasisOf(db), wanted)) return wanted;
  if (!isShortList(db)) {
    void reckonBeside(desk);
    return orderBasisOf(db);
  }
  useOrderBasis(db, wanted);
  return wanted;
}

const beingReckoned = new WeakSet<Database>();

/** Step by step, with a turn for whatever else waits between two; what is wanted may change on the way. */
async function reckonBeside(desk: OpenDesk): Promise<void> {
  const { db, folder } = desk.file;
  if (beingReckoned.has(db)) return;
  beingReckoned.add(db);
  desk.changes.publish('waiting');
  try {
    for (;;) {
      await nextTurn();
      const wanted = db.open ? orderInForce(desk) : undefined;
      if (wanted === undefined || !reckonSome(db, wanted)) break;
    }
    desk.changes.publish('waiting');
  } catch (error) {
    // The next reading goes on from where it stopped.
    recordFault(folder, 'waiting-order', error);
  } finally {
    beingReckoned.delete(db);
  }
}
