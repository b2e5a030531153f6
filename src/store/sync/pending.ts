import type { StoredId } from '../compact-id.ts';
import type { Database } from '../connection.ts';
import { namedStatement } from '../statements.ts';
import { batchUpTo } from './batch-rows.ts';
import type { HubState } from './hub-state.ts';
import { ownDeviceIds, ownHead } from './own-head.ts';
import { wasRestored } from './restored.ts';
import { sameId } from './same-id.ts';
import type { Pending } from './stream-tips.ts';
import type { ChainPlaceHere } from './take-batches.ts';

/**
 * What stands here and may have to give way: own events that the hub has not ordered, and, after the hub was restored,
 * events of others that its present log has not brought.
 */
export interface PendingEvent {
  readonly position: number;
  readonly device: StoredId;
  readonly sequence: number;
  readonly commandId: StoredId;
  readonly stream: string;
  readonly isOwn: boolean;
}

interface PendingRow {
  readonly position: number;
  readonly device_sequence: number;
  readonly command_id: StoredId;
  readonly stream: string;
}

const selectRun = namedStatement<[device: StoredId, after: number, upTo: number], PendingRow>(
  'pending.run',
  `SELECT position, device_sequence, command_id, stream FROM event
   WHERE device = ? AND device_sequence > ? AND device_sequence <= ?`,
);

/** Events of others that no run of this log of the hub covers. */
const selectUnread = namedStatement<[epoch: string], PendingRow & { readonly device: StoredId }>(
  'pending.unread',
  `SELECT position, device, device_sequence, command_id, stream FROM event
   WHERE device NOT IN (SELECT device FROM own_device) AND device_sequence > coalesce((
     SELECT CASE epoch WHEN ? THEN last_sequence ELSE 0 END FROM batch
     WHERE batch.device = event.device AND batch.first_sequence <= event.device_sequence
     ORDER BY batch.first_sequence DESC LIMIT 1), 0)`,
);

/** By what is confirmed now; what is lost gives way in any case. */
export function pendingTest(db: Database, hub: HubState, lost: readonly ChainPlaceHere[]): Pending {
  const own = ownDeviceIds(db).map((device) => ({ device, head: ownHead(db, device) }));
  const mayBeForeign = wasRestored(db);
  return {
    mayBe: mayBeForeign || own.some(({ device, head }) => selectAny.on(db).get(device, head) !== undefined),
    has: (device, sequence) => {
      const mine = own.find((each) => sameId(each.device, device));
      if (mine !== undefined) return sequence > mine.head;
      if (!mayBeForeign) return false;
      if (lost.some((place) => place.sequence === sequence && sameId(place.device, device))) return true;
      const run = batchUpTo(db, device, sequence);
      return run === undefined || run.seal.lastSequence < sequence || run.epoch !== hub.epoch;
    },
  };
}

const selectAny = namedStatement<[device: StoredId, head: number], { device_sequence: number }>(
  'pending.any',
  `SELECT device_sequence FROM event WHERE device = ? AND device_sequence > ? LIMIT 1`,
);
const selectBase = namedStatement<[stream: string, version: number], { device: StoredId; device_sequence: number }>(
  'pending.base',
  `SELECT device, device_sequence FROM event WHERE stream = ? AND stream_version = ?`,
);

/**
 * Whether an event at this version of a stream would be understood by the hub as it was decided. A hub that was restored
 * may have another event at the version before, and goes by numbers: nothing is sent on top of what its present log has
 * not shown.
 */
export function standsOnOrdered(db: Database, hub: HubState): (stream: string, version: number) => boolean {
  if (!wasRestored(db)) return () => true;
  const pending = pendingTest(db, hub, []);
  const own = ownDeviceIds(db);
  return (stream, version) => {
    if (version === 1) return true;
    const base = selectBase.on(db).get(stream, version - 1);
    if (base === undefined) return false;
    const isOwn = own.some((each) => sameId(each, base.device));
    return isOwn || !pending.has(base.device, base.device_sequence);
  };
}

/** In the order in which they came into this desk's log: what was decided on something stands behind it. */
export function pendingEvents(db: Database, hub: HubState): readonly PendingEvent[] {
  const events = [...ownPending(db)];
  if (wasRestored(db)) events.push(...unreadEvents(db, hub));
  return events.sort((a, b) => a.position - b.position);
}

/** What of this desk's chains the hub has not got. */
export function ownPending(db: Database): readonly PendingEvent[] {
  const upTo = Number.MAX_SAFE_INTEGER;
  return ownDeviceIds(db).flatMap((device) => readRun(db, { device, after: ownHead(db, device), upTo, isOwn: true }));
}

/** Events of others that the present log of a restored hub has not brought. */
export function unreadEvents(db: Database, hub: HubState): readonly PendingEvent[] {
  return selectUnread.on(db).all(hub.epoch).map(foreign);
}

/** Single events of others. */
export function foreignEvent(db: Database, device: StoredId, sequence: number): readonly PendingEvent[] {
  return readRun(db, { device, after: sequence - 1, upTo: sequence, isOwn: false });
}

function readRun(
  db: Database,
  run: { readonly device: StoredId; readonly after: number; readonly upTo: number; readonly isOwn: boolean },
): PendingEvent[] {
  const { device, isOwn } = run;
  return selectRun
    .on(db)
    .all(device, run.after, run.upTo)
    .map((row) => eventOf({ ...row, device }, isOwn));
}

function foreign(row: PendingRow & { readonly device: StoredId }): PendingEvent {
  return eventOf(row, false);
}

function eventOf(row: PendingRow & { readonly device: StoredId }, isOwn: boolean): PendingEvent {
  const { position, device, device_sequence: sequence, command_id: commandId, stream } = row;
  return { position, device, sequence, commandId, stream, isOwn };
}
