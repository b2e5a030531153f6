import type { Envelope } from '../../../protocol/envelope.ts';
import { type Counter, countersUsedBy } from '../../application/numbers.ts';

/** The numbers that are still to be taken from the desk's own series, where events that are put aside give theirs on. */
export function beyondCarried(used: readonly Counter[], events: readonly Envelope[]): readonly Counter[] {
  const carried = new Map<Counter, number>();
  for (const counter of events.flatMap((event) => countersUsedBy(event.type))) {
    carried.set(counter, (carried.get(counter) ?? 0) + 1);
  }
  return used.filter((counter) => {
    const left = carried.get(counter) ?? 0;
    carried.set(counter, left - 1);
    return left <= 0;
  });
}

/** Waiting numbers that were given already, in their order; then the desk's own. */
export function carriedWaitingNumber(
  events: readonly Envelope[],
  own: (nth: number) => string,
): (nth: number) => string {
  const carried = events.flatMap(({ type, payload }) =>
    type === 'waiting.registered.v1' ? [String(payload['number'])] : [],
  );
  return (nth) => carried[nth] ?? own(nth - carried.length);
}
