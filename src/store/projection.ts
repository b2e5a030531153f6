import type { Envelope } from '../protocol/envelope.ts';
import type { StoredId } from './compact-id.ts';
import type { Database } from './connection.ts';
import type { EventCatalogue } from './event-catalogue.ts';
import type { LogEvent } from './event-log.ts';
import { namedStatement } from './statements.ts';

/**
 * A projection turns one kind of stream into rows. The rows of a stream are a pure function of its whole event list,
 * so a rebuild gives the same rows as the day-to-day writes did.
 */
export interface Projection {
  readonly name: string;
  /** Raised when the rows that the same events give change: the next start rebuilds. */
  readonly version: string;
  /** The part of a stream's name before the first colon. */
  readonly streamKind: string;
  /** Replaces the rows of one stream. */
  write(db: Database, stream: ProjectedStream): void;
  /**
   * Adds what follows the history that the rows were written from; false where they do not stand at its end, or what
   * was added changes what stands: then the rows are written from the whole history.
   */
  readonly extend?: (db: Database, added: AddedEvents) => boolean;
  /** Removes the rows of the stream that has this key: it left the desk, or begins elsewhere in the log now. */
  remove(db: Database, key: number): void;
  /** Removes all rows. */
  clear(db: Database): void;
}

export interface ProjectedStream {
  readonly stream: string;
  /** Log position of the stream's first event: an integer key for its rows, the same after a rebuild. */
  readonly key: number;
  /** Known events in their newest version, oldest first. Never empty. */
  readonly events: readonly Envelope[];
}

export interface AddedEvents {
  readonly stream: string;
  readonly key: number;
  /** How many events came before, and the id of the last of them. */
  readonly before: number;
  readonly lastBefore: StoredId;
  /** Known events in their newest version, oldest first. Never empty. */
  readonly events: readonly Envelope[];
}

export function streamKindOf(stream: string): string {
  const colon = stream.indexOf(':');
  return colon === -1 ? stream : stream.slice(0, colon);
}

/** The projections of a case file, by the kind of stream that they read. */
export interface ProjectionSet {
  readonly catalogue: EventCatalogue;
  readonly all: readonly Projection[];
  readonly byKind: ReadonlyMap<string, readonly Projection[]>;
}

export function projectionSet(catalogue: EventCatalogue, all: readonly Projection[]): ProjectionSet {
  return { catalogue, all, byKind: Map.groupBy(all, (projection) => projection.streamKind) };
}

export function hasProjection(set: ProjectionSet, stream: string): boolean {
  return set.byKind.has(streamKindOf(stream));
}

const insertUnknownType = namedStatement<[type: string]>(
  'unknown-event-type.insert',
  `INSERT INTO unknown_event_type (type) VALUES (?) ON CONFLICT DO NOTHING`,
);

/**
 * Writes the rows of one stream from its whole history. What a newer program wrote is skipped, counted, and its type
 * remembered: when a later program knows it, the rows are rebuilt (rebuild.ts). Returns how many events were skipped.
 */
export function project(db: Database, set: ProjectionSet, history: readonly LogEvent[]): number {
  const first = history[0];
  if (first === undefined) return 0;
  const events: Envelope[] = [];
  for (const { envelope } of history) {
    const known = set.catalogue.decode(envelope);
    if (known === undefined) insertUnknownType.on(db).run(envelope.type);
    else events.push(known);
  }
  if (events.length > 0) {
    const stream: ProjectedStream = { stream: first.envelope.stream, key: first.position, events };
    for (const projection of set.byKind.get(streamKindOf(stream.stream)) ?? []) projection.write(db, stream);
  }
  return history.length - events.length;
}

/** By the index alone: the first event of an old stream lies in a page that nobody else asks for. */
const selectFirst = namedStatement<[stream: string], number>(
  'projection.first-position',
  `SELECT position FROM event WHERE stream = ? AND stream_version = 1`,
  'first column',
);
const selectIdAt = namedStatement<[stream: string, version: number], StoredId>(
  'projection.id-at',
  `SELECT event_id FROM event WHERE stream = ? AND stream_version = ?`,
  'first column',
);

interface Added {
  readonly stream: string;
  readonly before: number;
  readonly added: readonly LogEvent[];
}

/** Adds to the rows of a stream without reading its history; false when a projection has to see all of it. */
export function extendRows(db: Database, set: ProjectionSet, { stream, before, added }: Added): boolean {
  const all = set.byKind.get(streamKindOf(stream)) ?? [];
  if (all.some(({ extend }) => extend === undefined)) return false;
  const events = added.flatMap(({ envelope }) => set.catalogue.decode(envelope) ?? []);
  const key = selectFirst.on(db).get(stream);
  const lastBefore = selectIdAt.on(db).get(stream, before);
  if (events.length < added.length || key === undefined || lastBefore === undefined) return false;
  const extended = { stream, key, before, lastBefore, events };
  return all.every((projection) => projection.extend?.(db, extended) === true);
}

/** Takes away the rows that a stream had under a key that is no longer its own. */
export function unproject(
  db: Database,
  set: ProjectionSet,
  at: { readonly stream: string; readonly key: number },
): void {
  for (const projection of set.byKind.get(streamKindOf(at.stream)) ?? []) projection.remove(db, at.key);
}
