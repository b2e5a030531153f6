import { knownEventTypes } from './projections/known-event-types.ts';
import type { LoadedEvent } from './event-row.ts';

const known = new Set(knownEventTypes);

/** The part before the first dot of its events' names. */
type KindOf<Event extends { readonly type: string }> = Event['type'] extends `${infer Kind}.${string}` ? Kind : never;

/** What of a row the process looks at. */
type SourceOf<Event extends { readonly type: string }> = Pick<LoadedEvent, 'type' | (keyof Event & keyof LoadedEvent)>;

/**
 * The events of one kind of stream as its process reads them. What a newer program wrote is left out, as the rows leave
 * it out. The log holds under a known name what the process of that name wrote, so the one cast is here.
 */
export function typedEvents<Event extends { readonly type: string }>(
  events: readonly SourceOf<Event>[],
  kind: KindOf<Event>,
): readonly Event[] {
  const kept: unknown[] = events.filter(({ type }) => type.startsWith(`${kind}.`) && known.has(type));
  return kept as Event[];
}
