import type { Envelope } from '../../protocol/envelope.ts';
import type { CaseFile } from '../case-file.ts';
import { type StoredId, unpackId } from '../compact-id.ts';
import type { Database } from '../connection.ts';
import { unproject } from '../projection.ts';
import { namedStatement } from '../statements.ts';
import { supersededRun } from './chain-run.ts';
import type { HubState } from './hub-state.ts';
import { type PendingEvent, foreignEvent, pendingEvents } from './pending.ts';
import { sameId } from './same-id.ts';
import type { ChainPlaceHere } from './take-batches.ts';

/**
 * Takes commands that the hub has not ordered out of the streams, whole, with every later one that was decided on what
 * they wrote. Their events stay in the chain (table `superseded_event`). Part of a transaction.
 */
export interface SupersededCommand {
  readonly commandId: string;
  readonly packedId: StoredId;
  /** Another device's is for that device to decide again. */
  readonly isOwn: boolean;
  /** As they were written, in the order of the chain. */
  readonly events: readonly Envelope[];
}

export interface Superseded {
  /** In the order in which they were decided. */
  readonly commands: readonly SupersededCommand[];
  /** All streams that lost something. */
  readonly streams: ReadonlySet<string>;
}

/** What must give way: streams that others moved, commands that the hub refuses or has as they were first, single events. */
export interface Overtaken {
  readonly streams: Iterable<string>;
  readonly commandIds?: readonly StoredId[];
  readonly lost?: readonly ChainPlaceHere[];
}

interface PendingRun {
  readonly device: StoredId;
  readonly first: number;
  last: number;
  readonly packedId: StoredId;
  readonly isOwn: boolean;
  readonly streams: Set<string>;
}

const COLUMNS =
  'event_id, stream, stream_version, type, payload, command_id, actor, device, device_sequence, wall_time, office, previous_hash, hash';

const selectKey = namedStatement<[stream: string], { position: number }>(
  'supersede.key',
  `SELECT position FROM event WHERE stream = ? AND stream_version = 1`,
);
const keepRun = namedStatement<[device: StoredId, first: number, last: number]>(
  'supersede.keep',
  `INSERT INTO superseded_event (${COLUMNS}) SELECT ${COLUMNS} FROM event
   WHERE device = ? AND device_sequence >= ? AND device_sequence <= ?`,
);
const removeRun = namedStatement<[device: StoredId, first: number, last: number]>(
  'supersede.remove',
  `DELETE FROM event WHERE device = ? AND device_sequence >= ? AND device_sequence <= ?`,
);

export function supersede(file: CaseFile, hub: HubState, overtaken: Overtaken): Superseded {
  const { db } = file;
  const runs = overtakenRuns(db, hub, overtaken);
  const streams = new Set(runs.flatMap((run) => [...run.streams]));
  const keys = [...streams].map((stream) => ({ stream, key: keyOf(db, stream) }));
  const commands = runs.map((run) => {
    keepRun.on(db).run(run.device, run.first, run.last);
    removeRun.on(db).run(run.device, run.first, run.last);
    const { packedId, isOwn } = run;
    return { commandId: unpackId(packedId), packedId, isOwn, events: supersededRun(db, run) };
  });
  // A row's key is the place of its stream's first event. Before anything new is written: places at the end of the
  // log are given again.
  for (const { stream, key } of keys) {
    if (key !== undefined && keyOf(db, stream) === undefined) unproject(db, file.projections, { stream, key });
  }
  return { commands, streams };
}

function overtakenRuns(db: Database, hub: HubState, overtaken: Overtaken): readonly PendingRun[] {
  const moved = new Set(overtaken.streams);
  const lost = overtaken.lost ?? [];
  const pending = pendingEvents(db, hub);
  const single = lost
    .filter((place) => !pending.some((each) => each.sequence === place.sequence && sameId(each.device, place.device)))
    .flatMap(({ device, sequence }) => foreignEvent(db, device, sequence));
  const events = [...pending, ...single].sort((a, b) => a.position - b.position);
  return runsOf(events).filter((run) => {
    const isNamed = overtaken.commandIds?.some((id) => sameId(run.packedId, id)) === true;
    const isLost = lost.some((place) => isIn(run, place));
    if (!isNamed && !isLost && ![...run.streams].some((stream) => moved.has(stream))) return false;
    for (const stream of run.streams) moved.add(stream);
    return true;
  });
}

function isIn(run: PendingRun, { device, sequence }: ChainPlaceHere): boolean {
  return sequence >= run.first && sequence <= run.last && sameId(run.device, device);
}

/** Consecutive events of one command. */
function runsOf(events: readonly PendingEvent[]): readonly PendingRun[] {
  const runs: PendingRun[] = [];
  for (const event of events) {
    const open = runs.at(-1);
    const isNext = open?.last === event.sequence - 1;
    if (isNext && sameId(open.packedId, event.commandId) && sameId(open.device, event.device)) {
      open.last = event.sequence;
      open.streams.add(event.stream);
      continue;
    }
    const { device, sequence, commandId: packedId, isOwn, stream } = event;
    runs.push({ device, first: sequence, last: sequence, packedId, isOwn, streams: new Set([stream]) });
  }
  return runs;
}

function keyOf(db: Database, stream: string): number | undefined {
  return selectKey.on(db).get(stream)?.position;
}
