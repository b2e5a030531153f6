import { envelopeOf } from '../../protocol/read-run.ts';
import type { StoredId } from '../compact-id.ts';
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

const COLUMNS = 14;
/** Rows of one statement: binding and stepping cost as much as the row itself. */
const AT_ONCE = 16;
const ROW = `(${Array(COLUMNS).fill('?').join(', ')})`;
const insertInto = (rows: number): string =>
  `INSERT INTO event (position, event_id, stream, stream_version, type, payload, command_id, actor, device,
     device_sequence, wall_time, office, previous_hash, hash) VALUES ${Array(rows).fill(ROW).join(', ')}`;

const insertOne = namedStatement<EventValue[]>('event-log.insert-ordered', insertInto(1));
const insertMany = namedStatement<EventValue[]>('event-log.insert-ordered-many', insertInto(AT_ONCE));
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

/** As a document's file names its page. */
const NAMED_HASHES = /"hash":"([0-9a-f]{64})"/g;

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
  let next = lastPosition(db);
  let waiting: EventValue[] = [];
  for (const each of fresh) {
    const { event } = each;
    const { payload, stream } = event;
    const old = oldPlace(db, each);
    const position = old ?? (next += 1);
    if (each.position !== undefined && old === undefined) displaced.add(event.commandId);
    waiting.push(position);
    addValues(waiting, bytes, each);
    if (waiting.length === COLUMNS * AT_ONCE) {
      insertMany.on(db).run(...waiting);
      waiting = [];
    }
    if (payload.includes('"hash":"')) noteWanted(db, payload);
    if (hasRows(stream) && streams.get(stream)?.isNew === true) {
      remember(histories, { position, envelope: envelopeOf(event) });
    }
  }
  for (let at = 0; at < waiting.length; at += COLUMNS) insertOne.on(db).run(...waiting.slice(at, at + COLUMNS));
  return { histories, displaced };
}

/** All but the position. */
function addValues(values: EventValue[], bytes: RunBytes, { event, device }: FreshEvent): void {
  values.push(
    bytes.id(event),
    event.stream,
    event.streamVersion,
    event.type,
    event.payload,
    bytes.commandId(event),
    bytes.actor(event),
    device,
    event.deviceSequence,
    event.wallTime,
    event.office,
    bytes.previousHash(event),
    bytes.hash(event),
  );
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

function noteWanted(db: Database, payload: string): void {
  for (const match of payload.matchAll(NAMED_HASHES)) insertWanted.on(db).run(Buffer.from(match[1] ?? '', 'hex'));
}

function remember(histories: Map<string, LogEvent[]>, event: LogEvent): void {
  const history = histories.get(event.envelope.stream);
  if (history === undefined) histories.set(event.envelope.stream, [event]);
  else history.push(event);
}
