import type { Envelope } from '../../protocol/envelope.ts';
import type { CaseFile } from '../case-file.ts';
import { type StoredId, unpackId } from '../compact-id.ts';
import type { Database } from '../connection.ts';
import { unproject } from '../projection.ts';
import { namedStatement } from '../statements.ts';
import { type Run, supersededRun } from './chain-run.ts';
import { ownDeviceIds, ownHead } from './own-head.ts';

/**
 * Takes commands that the hub has not ordered out of the streams, whole, with every later one that was decided on what
 * they wrote. Their events stay in the chain (table `superseded_event`). Part of a transaction.
 */
export interface SupersededCommand {
  readonly commandId: string;
  readonly packedId: StoredId;
  /** As they were written, in the order of the chain. */
  readonly events: readonly Envelope[];
}

export interface Superseded {
  /** In the order of the chain. */
  readonly commands: readonly SupersededCommand[];
  /** All streams that lost something. */
  readonly streams: ReadonlySet<string>;
}

interface PendingRow {
  readonly device: StoredId;
  readonly device_sequence: number;
  readonly command_id: StoredId;
  readonly stream: string;
}

interface PendingRun extends Run {
  readonly packedId: StoredId;
  readonly streams: Set<string>;
}

const COLUMNS =
  'event_id, stream, stream_version, type, payload, command_id, actor, device, device_sequence, wall_time, office, previous_hash, hash';

const selectPending = namedStatement<[device: StoredId, head: number], PendingRow>(
  'supersede.pending',
  `SELECT device, device_sequence, command_id, stream FROM event
   WHERE device = ? AND device_sequence > ? ORDER BY device_sequence`,
);
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

/** What is to give way: streams that others moved, or one command that the hub refuses. */
export interface Overtaken {
  readonly streams: Iterable<string>;
  readonly commandId?: StoredId;
}

export function supersede(file: CaseFile, overtaken: Overtaken): Superseded {
  const { db } = file;
  const moved = new Set(overtaken.streams);
  const runs = pendingRuns(db).filter((run) => {
    const isRefused = overtaken.commandId !== undefined && sameId(run.packedId, overtaken.commandId);
    if (!isRefused && ![...run.streams].some((stream) => moved.has(stream))) return false;
    for (const stream of run.streams) moved.add(stream);
    return true;
  });
  const streams = new Set(runs.flatMap((run) => [...run.streams]));
  const keys = [...streams].map((stream) => ({ stream, key: keyOf(db, stream) }));
  const commands = runs.map((run) => {
    keepRun.on(db).run(run.device, run.first, run.last);
    removeRun.on(db).run(run.device, run.first, run.last);
    return { commandId: unpackId(run.packedId), packedId: run.packedId, events: supersededRun(db, run) };
  });
  // A row's key is the place of its stream's first event. Before anything new is written: places at the end of the
  // log are given again.
  for (const { stream, key } of keys) {
    if (key !== undefined && keyOf(db, stream) === undefined) unproject(db, file.projections, { stream, key });
  }
  return { commands, streams };
}

function keyOf(db: Database, stream: string): number | undefined {
  return selectKey.on(db).get(stream)?.position;
}

/** The own commands that the hub has not ordered, in the order of the chain. */
function pendingRuns(db: Database): readonly PendingRun[] {
  const runs: PendingRun[] = [];
  for (const device of ownDeviceIds(db)) {
    for (const row of selectPending.on(db).all(device, ownHead(db, device))) {
      const open = runs.at(-1);
      const isSame = open?.last === row.device_sequence - 1 && sameId(open.packedId, row.command_id);
      if (isSame && sameId(open.device, device)) {
        runs[runs.length - 1] = { ...open, last: row.device_sequence };
        open.streams.add(row.stream);
        continue;
      }
      const { device_sequence: first, command_id: packedId } = row;
      runs.push({ device, first, last: first, packedId, streams: new Set([row.stream]) });
    }
  }
  return runs;
}

export function sameId(a: StoredId, b: StoredId): boolean {
  if (typeof a === 'string' || typeof b === 'string') return a === b;
  return a.equals(b);
}
