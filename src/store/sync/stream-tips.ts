import type { Database } from '../connection.ts';
import type { StoredId } from '../compact-id.ts';
import { namedStatement } from '../statements.ts';
import type { FreshEvent } from './take-batches.ts';
import { distrust } from './untrusted.ts';

/**
 * Whether what came continues the streams that are here. Where it stands in the place of events that the hub has not
 * ordered, those must give way: `collisions` says from which version on.
 */
export interface StreamTips {
  readonly streams: ReadonlyMap<string, IncomingStream>;
  readonly collisions: ReadonlyMap<string, number>;
}

export interface IncomingStream {
  /** Whether all of it came in this page. */
  readonly isNew: boolean;
  /** The last version that came. */
  tip: number;
}

const selectFrom = namedStatement<
  [stream: string, version: number],
  { stream_version: number; device: StoredId; device_sequence: number }
>(
  'stream-tips.from',
  `SELECT stream_version, device, device_sequence FROM event
   WHERE stream = ? AND stream_version >= ? ORDER BY stream_version`,
);

/** What of this desk's log may have to give way. */
export interface Pending {
  /** False where nothing waits: then a new stream needs no look, and one that is here already fails as it is written. */
  readonly mayBe: boolean;
  readonly has: (device: StoredId, sequence: number) => boolean;
}

/** What is here of a stream from the version before the first that came. */
type Here = ReadonlyMap<number, 'ordered' | 'pending'>;

const NOTHING: Here = new Map();

export function streamTips(db: Database, fresh: readonly FreshEvent[], pending: Pending): StreamTips {
  const streams = new Map<string, IncomingStream>();
  const collisions = new Map<string, number>();
  const here = new Map<string, Here>();
  for (const { event } of fresh) {
    const { stream, streamVersion: version } = event;
    const incoming = streams.get(stream);
    let known = incoming === undefined ? NOTHING : (here.get(stream) ?? NOTHING);
    if (incoming === undefined) {
      if (version > 1 || pending.mayBe) {
        known = hereOf(db, { stream, from: version - 1 }, pending);
        if (known.size > 0) here.set(stream, known);
      }
      streams.set(stream, { isNew: version === 1 && known.size === 0, tip: version });
    }
    // An event follows what came just before, or what the hub had ordered already.
    const follows = version === 1 || incoming?.tip === version - 1 || isOrderedUpTo(known, incoming?.tip, version - 1);
    if (!follows || known.get(version) === 'ordered') gap(event, incoming?.tip ?? 0);
    if (known.has(version) && !collisions.has(stream)) collisions.set(stream, version);
    if (incoming !== undefined) incoming.tip = version;
  }
  return { streams, collisions };
}

function hereOf(db: Database, at: { stream: string; from: number }, pending: Pending): Here {
  const rows = selectFrom.on(db).all(at.stream, at.from);
  return new Map(
    rows.map((row) => [row.stream_version, pending.has(row.device, row.device_sequence) ? 'pending' : 'ordered']),
  );
}

/** After a hub was restored, what came may lie between events that this log of the hub has confirmed before. */
function isOrderedUpTo(here: Here, tip: number | undefined, version: number): boolean {
  for (let each = (tip ?? version - 1) + 1; each <= version; each += 1) if (here.get(each) !== 'ordered') return false;
  return here.get(version) === 'ordered';
}

function gap(event: FreshEvent['event'], here: number): never {
  distrust('stream-gap', `version ${String(event.streamVersion)} of a stream at ${String(here)}`, event.device);
}
