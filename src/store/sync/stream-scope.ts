import type { OfficeId } from '../../kernel/ids.ts';
import type { Envelope } from '../../protocol/envelope.ts';
import { type ScopedEvent, isCityWide, scopeOfNewStream } from '../../protocol/scope.ts';
import type { Database } from '../connection.ts';
import { namedStatement } from '../statements.ts';

const selectFirst = namedStatement<[stream: string], { type: string; payload: string; office: string }>(
  'stream-scope.first-event',
  `SELECT type, payload, office FROM event WHERE stream = ? AND stream_version = 1`,
);

/** Scopes of streams for one piece of work. A stream's first event says its scope, so nothing else has to be kept. */
export interface StreamScopes {
  /** Undefined when the first event is not here or does not say. */
  readonly ofStream: (stream: string) => OfficeId | undefined;
  /** The scope of an event's stream; the first event of a stream is looked at itself. */
  readonly ofEvent: (event: Envelope) => OfficeId | undefined;
}

export function streamScopes(db: Database, city: OfficeId): StreamScopes {
  const known = new Map<string, OfficeId>();
  const remember = (event: ScopedEvent): OfficeId | undefined => {
    const scope = scopeOfNewStream(event);
    if (scope !== undefined) known.set(event.stream, scope);
    return scope;
  };
  const ofStream = (stream: string): OfficeId | undefined => {
    if (isCityWide(stream)) return city;
    const scope = known.get(stream);
    if (scope !== undefined) return scope;
    const first = selectFirst.on(db).get(stream);
    if (first === undefined) return undefined;
    return remember({ ...first, stream, payload: JSON.parse(first.payload) as Record<string, unknown> });
  };
  return {
    ofStream,
    ofEvent: (event) => {
      if (event.streamVersion !== 1 || isCityWide(event.stream)) return ofStream(event.stream);
      return remember(event);
    },
  };
}
