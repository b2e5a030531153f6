import type { Database } from './connection.ts';
import { readStream } from './event-log.ts';
import { readMeta, writeMeta } from './meta.ts';
import { type Projection, type ProjectionSet, project, projectionSet, streamKindOf } from './projection.ts';
import { namedStatement } from './statements.ts';
import { guarded } from './store-fault.ts';

/**
 * Rows from the log alone. The whole rebuild is one transaction: a crash leaves the old rows, and readers see old or
 * new, never a half. Streams are walked in the order of their first event, as the day-to-day writes met them.
 */
export interface RebuildReport {
  readonly projections: readonly string[];
  readonly streams: number;
  /** Events of types that this program does not know: kept in the log, left out of the rows. */
  readonly unknownEvents: number;
}

export interface RebuildOptions {
  /** Called about every thousand streams with the log position reached. */
  readonly onProgress?: (position: number) => void;
}

const selectFirsts = namedStatement<[after: number, limit: number], { position: number; stream: string }>(
  'rebuild.streams',
  `SELECT position, stream FROM event WHERE position > ? AND stream_version = 1 ORDER BY position LIMIT +?`,
);
const selectUnknownTypes = namedStatement<[], { type: string }>(
  'unknown-event-type.all',
  `SELECT type FROM unknown_event_type`,
);
const deleteUnknownTypes = namedStatement<[]>('unknown-event-type.clear', `DELETE FROM unknown_event_type`);

const PAGE = 1_000;

/** Replaces the rows of all projections of a set. */
export function rebuild(db: Database, set: ProjectionSet, options: RebuildOptions = {}): RebuildReport {
  const work = db.transaction(() => {
    deleteUnknownTypes.on(db).run();
    return replaceRows(db, set, options);
  });
  return guarded(db.name, () => work.immediate());
}

/**
 * Rebuilds what this program projects differently from the one that wrote the rows: projections of another version,
 * and everything when event types that were skipped are known now. `undefined` when nothing was to be done.
 */
export function rebuildOutdated(
  db: Database,
  set: ProjectionSet,
  options: RebuildOptions = {},
): RebuildReport | undefined {
  if (knowsSkippedTypes(db, set)) return rebuild(db, set, options);
  const outdated = set.all.filter((projection) => readMeta(db, metaKeyOf(projection)) !== projection.version);
  if (outdated.length === 0) return undefined;
  const work = db.transaction(() => replaceRows(db, projectionSet(set.catalogue, outdated), options));
  return guarded(db.name, () => work.immediate());
}

function replaceRows(db: Database, set: ProjectionSet, options: RebuildOptions): RebuildReport {
  for (const projection of set.all) projection.clear(db);
  let streams = 0;
  let unknownEvents = 0;
  let position = 0;
  for (;;) {
    const page = selectFirsts.on(db).all(position, PAGE);
    for (const first of page) {
      position = first.position;
      if (!set.byKind.has(streamKindOf(first.stream))) continue;
      unknownEvents += project(db, set, readStream(db, first.stream));
      streams += 1;
    }
    options.onProgress?.(position);
    if (page.length < PAGE) break;
  }
  for (const projection of set.all) writeMeta(db, metaKeyOf(projection), projection.version);
  return { projections: set.all.map((projection) => projection.name), streams, unknownEvents };
}

function knowsSkippedTypes(db: Database, set: ProjectionSet): boolean {
  return selectUnknownTypes
    .on(db)
    .all()
    .some(({ type }) => set.catalogue.knows(type));
}

function metaKeyOf(projection: Projection): string {
  return `projection:${projection.name}`;
}
