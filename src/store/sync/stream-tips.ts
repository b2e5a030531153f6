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
  /** Whether the first of it came in this page. */
  readonly isNew: boolean;
  /** The last version that came. */
  tip: number;
}

const selectTip = namedStatement<
  [stream: string],
  { stream_version: number; device: StoredId; device_sequence: number }
>(
  'stream-tips.tip',
  `SELECT stream_version, device, device_sequence FROM event WHERE stream = ? ORDER BY stream_version DESC LIMIT 1`,
);
const selectFrom = namedStatement<[stream: string, version: number], { device: StoredId; device_sequence: number }>(
  'stream-tips.from',
  `SELECT device, device_sequence FROM event WHERE stream = ? AND stream_version >= ? ORDER BY stream_version`,
);

export type IsPending = (device: StoredId, sequence: number) => boolean;

export function streamTips(db: Database, fresh: readonly FreshEvent[], isPending: IsPending): StreamTips {
  const streams = new Map<string, IncomingStream>();
  const collisions = new Map<string, number>();
  for (const { envelope } of fresh) {
    const { stream, streamVersion } = envelope;
    const incoming = streams.get(stream);
    if (incoming !== undefined) {
      if (streamVersion !== incoming.tip + 1) gap(envelope, incoming.tip);
      incoming.tip = streamVersion;
      continue;
    }
    streams.set(stream, { isNew: streamVersion === 1, tip: streamVersion });
    const tip = selectTip.on(db).get(stream);
    const version = tip?.stream_version ?? 0;
    if (streamVersion > version + 1) gap(envelope, version);
    if (tip !== undefined && streamVersion <= version) {
      if (!allPending(db, { stream, version: streamVersion }, isPending)) gap(envelope, version);
      collisions.set(stream, streamVersion);
    }
    if (streamVersion > 1 && isPendingAt(db, { stream, version: streamVersion - 1 }, isPending)) gap(envelope, version);
  }
  return { streams, collisions };
}

/** What the hub has not ordered stands at the end of a stream, so from the first on all of it gives way. */
function allPending(db: Database, at: { stream: string; version: number }, isPending: IsPending): boolean {
  return selectFrom
    .on(db)
    .all(at.stream, at.version)
    .every((row) => isPending(row.device, row.device_sequence));
}

/** The hub cannot have ordered an event behind one that it does not have. */
function isPendingAt(db: Database, at: { stream: string; version: number }, isPending: IsPending): boolean {
  const row = selectFrom.on(db).get(at.stream, at.version);
  return row !== undefined && isPending(row.device, row.device_sequence);
}

function gap(event: FreshEvent['envelope'], here: number): never {
  distrust('stream-gap', `version ${String(event.streamVersion)} of a stream at ${String(here)}`, event.device);
}
