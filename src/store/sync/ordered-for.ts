import { covers } from '../../domain/office/office.ts';
import type { OfficeId } from '../../kernel/ids.ts';
import { invariant } from '../../kernel/invariant.ts';
import type { DeviceRecord, OrderedBatch, PullAnswer } from '../../protocol/messages.ts';
import { receives } from '../../protocol/scope.ts';
import type { CaseFile } from '../case-file.ts';
import { packId } from '../compact-id.ts';
import { deviceRecords } from '../device-key.ts';
import { guarded } from '../store-fault.ts';
import { type BatchRow, orderedBatches } from './batch-rows.ts';
import { liveRun } from './chain-run.ts';
import { type HubState, hubState, movingState } from './hub-state.ts';
import { commandsOf } from './new-log.ts';
import { type StreamScopes, streamScopes } from './stream-scope.ts';

/**
 * What this desk has of the hub's order, cut to what another office may see: a page as the hub would give it, for a
 * desk that no line reaches. It ends before the first run of which this desk itself does not see enough.
 */
export interface OrderedWish {
  readonly office: OfficeId;
  readonly after: number;
  readonly limitEvents: number;
}

const PAGE = 50;

/** Undefined while the desk stands alone, moves, or sees less than the other office may. */
export function orderedFor(file: CaseFile, wish: OrderedWish): PullAnswer | undefined {
  return guarded(file.db.name, () => {
    const hub = hubState(file.db);
    if (hub === undefined || movingState(file.db) !== undefined || !covers(hub.office, wish.office)) return undefined;
    const { batches, upTo } = collect(file, hub, wish);
    return {
      epoch: hub.epoch,
      after: wish.after,
      upTo,
      head: hub.cursor,
      hubTime: file.now(),
      office: wish.office,
      batches: [...batches],
      devices: recordsOf(file),
    };
  });
}

interface Collected {
  readonly batches: readonly OrderedBatch[];
  readonly upTo: number;
}

function collect({ db }: CaseFile, hub: HubState, { office, after, limitEvents }: OrderedWish): Collected {
  const scopes = streamScopes(db, hub.city);
  const batches: OrderedBatch[] = [];
  let events = 0;
  let upTo = after;
  for (;;) {
    const page = orderedBatches(db, { epoch: hub.epoch, after: upTo }, PAGE);
    for (const row of page) {
      // Own runs that were acknowledged may lie behind what was read: between them may be what is not here yet.
      if (row.hubSequence > hub.cursor) return { batches, upTo };
      const part = visiblePart({ row, office, scopes }, db);
      if (part === undefined || (events > 0 && events + part.length > limitEvents)) return { batches, upTo };
      events += part.length;
      upTo = row.hubSequence;
      if (part.length === 0) continue;
      batches.push({ seal: row.seal, hubSequence: row.hubSequence, commands: commandsAfter(row, part) });
    }
    if (page.length < PAGE) return { batches, upTo: Math.max(hub.cursor, upTo) };
  }
}

interface Cut {
  readonly row: BatchRow;
  readonly office: OfficeId;
  readonly scopes: StreamScopes;
}

/** Undefined when something that the office may see is not here. */
function visiblePart({ row, office, scopes }: Cut, db: CaseFile['db']): ReturnType<typeof liveRun> | undefined {
  const { device, firstSequence: first, lastSequence: last, scopes: sealed } = row.seal;
  const seen = new Set(sealed.map(({ scope }) => scope).filter((scope) => receives(office, scope as OfficeId)));
  const expected = sealed.reduce((sum, { scope, count }) => (seen.has(scope) ? sum + count : sum), 0);
  if (expected === 0) return [];
  const part = liveRun(db, { device: packId(device), first, last }).filter(({ stream }) =>
    seen.has(scopes.ofStream(stream) ?? ''),
  );
  return part.length === expected ? part : undefined;
}

/** Of the first event the hash before is told unless the run begins with it: the seal says it then. */
function commandsAfter({ seal, names }: BatchRow, part: ReturnType<typeof liveRun>): OrderedBatch['commands'] {
  const commands = commandsOf(part, names);
  const first = commands[0]?.events[0];
  invariant(first, 'a part has events');
  if (first.deviceSequence === seal.firstSequence) delete first.previousHash;
  return commands;
}

function recordsOf({ db }: CaseFile): DeviceRecord[] {
  return deviceRecords(db).flatMap(({ device, publicKey, office, name, enrolledAt, revokedAt }) => {
    if (office === null || enrolledAt === null) return [];
    return [{ device, publicKey: publicKey.toString('base64'), office, name: name ?? '', enrolledAt, revokedAt }];
  });
}
