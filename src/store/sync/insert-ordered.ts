import { invariant } from '../../kernel/invariant.ts';
import { envelopeOf } from '../../protocol/read-run.ts';
import { type StoredId, packId } from '../compact-id.ts';
import type { Database } from '../connection.ts';
import { type LogEvent, lastPosition } from '../event-log.ts';
import { namedStatement } from '../statements.ts';
import { type RunBytes, runBytes } from './run-bytes.ts';
import type { FreshEvent } from './take-batches.ts';
import type { IncomingStream } from './stream-tips.ts';

/**
 * Writes events of other devices as they came: the text that was hashed is the text that is kept. Comes back with the
 * whole history of each stream that began in this page, so that its rows can be made without reading it again.
 */
export interface InsertedEvents {
  readonly histories: ReadonlyMap<string, readonly LogEvent[]>;
  /** Commands of events that came back and found their old place taken. */
  readonly displaced: ReadonlySet<string>;
}

/** position, id, stream, version, type, payload, command, actor, device, sequence, wall time, office, both hashes. */
type EventValue = StoredId | number;

const COLUMN_COUNT = 14;
const COLUMNS = `position, event_id, stream, stream_version, type, payload, command_id, actor, device, device_sequence,
  wall_time, office, previous_hash, hash`;

const insertOne = namedStatement<EventValue[]>(
  'event-log.insert-ordered',
  `INSERT INTO event (${COLUMNS}) VALUES (${Array(COLUMN_COUNT).fill('?').join(', ')})`,
);

/** Events that lie side by side in one run, in one statement. */
const AT_ONCE = 16;
/**
 * Two thirds of a row's cost are its values on their way into the statement. So what is the same for all rows, or lies side
 * by side, goes in once (`run`) and is cut apart there: two ids and two hashes of each.
 */
const insertSideBySide = namedStatement<EventValue[]>(
  'event-log.insert-side-by-side',
  `INSERT INTO event (${COLUMNS})
   WITH run AS (SELECT ? AS position, ? AS device, ? AS device_sequence, ? AS actor, ? AS office, ? AS ids,
       ? AS command_ids, ? AS hashes),
     line (n, stream, stream_version, type, payload, wall_time)
       AS (VALUES ${Array.from({ length: AT_ONCE }, (_, n) => `(${String(n)}, ?, ?, ?, ?, ?)`).join(', ')})
   SELECT run.position + n, substr(run.ids, 1 + 16 * n, 16), stream, stream_version, type, payload,
     substr(run.command_ids, 1 + 16 * n, 16), run.actor, run.device, run.device_sequence + n, wall_time, run.office,
     substr(run.hashes, 1 + 32 * n, 32), substr(run.hashes, 33 + 32 * n, 32)
   FROM run, line`,
);
const selectAt = namedStatement<[position: number], { position: number }>(
  'event-log.position-taken',
  `SELECT position FROM event WHERE position = ?`,
);
const forgetDeparted = namedStatement<[device: StoredId, sequence: number]>(
  'departed-event.forget',
  `DELETE FROM departed_event WHERE device = ? AND device_sequence = ?`,
);
const forgetSuperseded = namedStatement<[device: StoredId, sequence: number]>(
  'superseded-event.forget',
  `DELETE FROM superseded_event WHERE device = ? AND device_sequence = ?`,
);
const insertWanted = namedStatement<[hash: Buffer]>(
  'wanted-document.insert',
  `INSERT INTO wanted_document (hash) VALUES (?) ON CONFLICT DO NOTHING`,
);

export interface InsertOptions {
  readonly streams: ReadonlyMap<string, IncomingStream>;
  /** Whether rows are made of a stream. */
  readonly hasRows: (stream: string) => boolean;
}

export function insertOrderedEvents(
  db: Database,
  fresh: readonly FreshEvent[],
  { streams, hasRows }: InsertOptions,
): InsertedEvents {
  const histories = new Map<string, LogEvent[]>();
  const displaced = new Set<string>();
  const bytes = runBytes();
  let next = lastPosition(db) + 1;
  let at = 0;
  while (at < fresh.length) {
    const written = insertBlock(db, { fresh, at, next }, bytes) ?? insertRow(db, { fresh, at, next }, bytes);
    if (written.isDisplaced) displaced.add(fresh[at]?.event.commandId ?? '');
    for (let index = 0; index < written.rows; index += 1) {
      const event = fresh[at + index]?.event;
      if (event === undefined) continue;
      noteWanted(db, event);
      if (hasRows(event.stream) && streams.get(event.stream)?.isNew === true) {
        remember(histories, { position: written.position + index, envelope: envelopeOf(event) });
      }
    }
    at += written.rows;
    next = Math.max(next, written.position + written.rows);
  }
  return { histories, displaced };
}

interface ToWrite {
  readonly fresh: readonly FreshEvent[];
  readonly at: number;
  /** The next free position. */
  readonly next: number;
}

interface Written {
  readonly rows: number;
  readonly position: number;
  readonly isDisplaced: boolean;
}

/** Undefined where what comes next does not lie side by side in its run, or is not all of one person. */
function insertBlock(db: Database, { fresh, at, next }: ToWrite, bytes: RunBytes): Written | undefined {
  const [first, last] = [fresh[at], fresh[at + AT_ONCE - 1]];
  if (first === undefined || last?.event.run !== first.event.run) return undefined;
  // What is here already was left out.
  if (last.event.at !== first.event.at + AT_ONCE - 1) return undefined;
  // Nor has it a hole: their sequences follow each other.
  const together = bytes.sideBySide(first.event, AT_ONCE);
  if (together === undefined) return undefined;
  const { actor, office, deviceSequence } = first.event;
  const values: EventValue[] = [next, first.device, deviceSequence, bytes.actor(first.event), office];
  values.push(together.ids, together.commandIds, together.hashes);
  for (let index = 0; index < AT_ONCE; index += 1) {
    const each = fresh[at + index];
    if (each === undefined || each.position !== undefined) return undefined;
    const { event } = each;
    if (event.actor !== actor || event.office !== office) return undefined;
    values.push(event.stream, event.streamVersion, event.type, event.payload, event.wallTime);
  }
  insertSideBySide.on(db).run(...values);
  return { rows: AT_ONCE, position: next, isDisplaced: false };
}

function insertRow(db: Database, { fresh, at, next }: ToWrite, bytes: RunBytes): Written {
  const each = fresh[at];
  invariant(each, 'an event is left to be written');
  const old = oldPlace(db, each);
  const position = old ?? next;
  insertOne.on(db).run(...rowValues(each, position, bytes));
  return { rows: 1, position, isDisplaced: each.position !== undefined && old === undefined };
}

function rowValues({ event, device }: FreshEvent, position: number, bytes: RunBytes): EventValue[] {
  return [
    position,
    packId(event.id),
    event.stream,
    event.streamVersion,
    event.type,
    event.payload,
    packId(event.commandId),
    bytes.actor(event),
    device,
    event.deviceSequence,
    event.wallTime,
    event.office,
    Buffer.from(event.previousHash, 'hex'),
    Buffer.from(event.hash, 'hex'),
  ];
}

/** Was here before and had to leave: what stood for it goes. */
export function forgetStandIns(db: Database, fresh: readonly FreshEvent[]): void {
  for (const { device, event, isBack } of fresh) {
    if (isBack !== true) continue;
    forgetDeparted.on(db).run(device, event.deviceSequence);
    forgetSuperseded.on(db).run(device, event.deviceSequence);
  }
}

function oldPlace(db: Database, { position }: FreshEvent): number | undefined {
  if (position === undefined || selectAt.on(db).get(position) !== undefined) return undefined;
  return position;
}

function noteWanted(db: Database, { run, at }: FreshEvent['event']): void {
  for (const hash of run.events.documents.get(at) ?? []) insertWanted.on(db).run(Buffer.from(hash, 'hex'));
}

function remember(histories: Map<string, LogEvent[]>, event: LogEvent): void {
  const history = histories.get(event.envelope.stream);
  if (history === undefined) histories.set(event.envelope.stream, [event]);
  else history.push(event);
}
