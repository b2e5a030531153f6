import { knownEventTypes } from './projections/known-event-types.ts';
import type { LoadedEvent } from './event-row.ts';

const known = new Set(knownEventTypes);

/**
 * The events of one kind of stream as its process reads them. What a newer program wrote is left out, as the rows leave
 * it out. The log holds under a known name what the process of that name wrote, so the one cast is here.
 */
export function typedEvents<Event extends { readonly type: string; readonly actor: string }>(
  events: readonly Pick<LoadedEvent, 'type' | 'payload' | 'actor' | 'wallTime'>[],
): readonly Event[] {
  return events.filter(({ type }) => known.has(type)) as unknown as readonly Event[];
}
