import type { OfficeId } from '../../kernel/ids.ts';
import { type ScopedEvent, isCityWide, scopeOfNewStream } from '../../protocol/scope.ts';
import type { Database } from '../connection.ts';
import { namedStatement } from '../statements.ts';

const selectFirst = namedStatement<[stream: string], { type: string; payload: string; office: string }>(
  'stream-scope.first-event',
  `SELECT type, payload, office FROM event WHERE stream = ? AND stream_version = 1`,
);

/** An event with its payload as text, which is only looked into where the scope stands there. */
export interface StreamEvent extends Omit<ScopedEvent, 'payload'> {
  readonly streamVersion: number;
  readonly payload: string;
}

/** Scopes of streams for one piece of work. A stream's first event says its scope, so nothing else has to be kept. */
export interface StreamScopes {
  /** Undefined when the first event is not here or does not say. */
  readonly ofStream: (stream: string) => OfficeId | undefined;
  /** The scope of an event's stream; the first event of a stream is looked at itself. */
  readonly ofEvent: (event: StreamEvent) => OfficeId | undefined;
}

export function streamScopes(db: Database, city: OfficeId): StreamScopes {
  const known = new Map<string, OfficeId>();
  const remember = ({ stream, type, office, payload }: Omit<StreamEvent, 'streamVersion'>): OfficeId | undefined => {
    const read = JSON.parse(payload) as Record<string, unknown>;
    const scope = scopeOfNewStream({ stream, type, office, payload: read });
    if (scope !== undefined) known.set(stream, scope);
    return scope;
  };
  const ofStream = (stream: string): OfficeId | undefined => {
    if (isCityWide(stream)) return city;
    const scope = known.get(stream);
    if (scope !== undefined) return scope;
    const first = selectFirst.on(db).get(stream);
    if (first === undefined) return undefined;
    return remember({ ...first, stream });
  };
  return {
    ofStream,
    ofEvent: (event) => {
      if (event.streamVersion !== 1 || isCityWide(event.stream)) return ofStream(event.stream);
      return remember(event);
    },
  };
}
