import type { StoredId } from '../compact-id.ts';
import { packId } from '../compact-id.ts';
import type { Database } from '../connection.ts';
import { namedStatement } from '../statements.ts';
import { batchUpTo, hasOtherLogs, orderedOutside } from './batch-rows.ts';
import type { HubState } from './hub-state.ts';
import { ownDeviceIds, ownHead } from './own-head.ts';
import type { IsPending } from './stream-tips.ts';
import { sameId } from './same-id.ts';

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

const PAGE = 1_000;

/** By what is confirmed now. */
export function pendingTest(db: Database, hub: HubState): IsPending {
  const heads = ownDeviceIds(db).map((device) => ({ device, head: ownHead(db, device) }));
  const mayBeForeign = hasOtherLogs(db, hub.epoch);
  return (device, sequence) => {
    const own = heads.find((each) => sameId(each.device, device));
    if (own !== undefined) return sequence > own.head;
    if (!mayBeForeign) return false;
    const run = batchUpTo(db, device, sequence);
    return run !== undefined && run.seal.lastSequence >= sequence && run.epoch !== hub.epoch;
  };
}

/** In the order in which they came into this desk's log: what was decided on something stands behind it. */
export function pendingEvents(db: Database, hub: HubState): readonly PendingEvent[] {
  const own = ownDeviceIds(db);
  const end = Number.MAX_SAFE_INTEGER;
  const events = own.flatMap((device) => readRun(db, { device, after: ownHead(db, device), upTo: end, isOwn: true }));
  if (hasOtherLogs(db, hub.epoch)) events.push(...eventsOfOtherLogs(db, hub, own));
  return events.sort((a, b) => a.position - b.position);
}

function eventsOfOtherLogs(db: Database, hub: HubState, own: readonly StoredId[]): PendingEvent[] {
  const events: PendingEvent[] = [];
  let after = { epoch: '', hubSequence: 0 };
  for (;;) {
    const page = orderedOutside(db, { log: hub.epoch, after }, PAGE);
    for (const { epoch, hubSequence, seal } of page) {
      after = { epoch, hubSequence };
      const device = packId(seal.device);
      if (own.some((each) => sameId(each, device))) continue;
      events.push(...readRun(db, { device, after: seal.firstSequence - 1, upTo: seal.lastSequence, isOwn: false }));
    }
    if (page.length < PAGE) return events;
  }
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
    .map((row) => ({
      position: row.position,
      device,
      sequence: row.device_sequence,
      commandId: row.command_id,
      stream: row.stream,
      isOwn,
    }));
}
