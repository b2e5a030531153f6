import { type StoredId, packId } from '../compact-id.ts';
import type { Database } from '../connection.ts';
import { type LogEvent, lastPosition } from '../event-log.ts';
import { namedStatement } from '../statements.ts';
import type { FreshEvent } from './take-batches.ts';
import type { IncomingStream } from './stream-tips.ts';

/**
 * Writes events of other devices as they came: the text that was hashed is the text that is kept. Comes back with the
 * whole history of each stream that began in this page, so that its rows can be made without reading it again.
 */
export interface InsertedEvents {
  readonly histories: ReadonlyMap<string, readonly LogEvent[]>;
}

type EventValues = [
  position: number,
  id: StoredId,
  stream: string,
  version: number,
  type: string,
  payload: string,
  command: StoredId,
  actor: StoredId,
  device: StoredId,
  sequence: number,
  wallTime: number,
  office: string,
  previousHash: Buffer,
  hash: Buffer,
];

const insertOrdered = namedStatement<EventValues>(
  'event-log.insert-ordered',
  `INSERT INTO event (position, event_id, stream, stream_version, type, payload, command_id, actor, device,
     device_sequence, wall_time, office, previous_hash, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
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

/** As a document's file names its page. */
const NAMED_HASHES = /"hash":"([0-9a-f]{64})"/g;

export function insertOrderedEvents(
  db: Database,
  fresh: readonly FreshEvent[],
  streams: ReadonlyMap<string, IncomingStream>,
): InsertedEvents {
  const histories = new Map<string, LogEvent[]>();
  const insert = insertOrdered.on(db);
  let next = lastPosition(db);
  let command: { readonly id: string; readonly actor: string; readonly packed: [StoredId, StoredId] } | undefined;
  for (const event of fresh) {
    const { envelope, payload, device } = event;
    if (command?.id !== envelope.commandId || command.actor !== envelope.actor) {
      const packed: [StoredId, StoredId] = [packId(envelope.commandId), packId(envelope.actor)];
      command = { id: envelope.commandId, actor: envelope.actor, packed };
    }
    const position = oldPlace(db, event) ?? (next += 1);
    insert.run(
      position,
      packId(envelope.id),
      envelope.stream,
      envelope.streamVersion,
      envelope.type,
      payload,
      command.packed[0],
      command.packed[1],
      device,
      envelope.deviceSequence,
      envelope.wallTime,
      envelope.office,
      Buffer.from(envelope.previousHash, 'hex'),
      Buffer.from(envelope.hash, 'hex'),
    );
    if (payload.includes('"hash":"')) noteWanted(db, payload);
    if (streams.get(envelope.stream)?.isNew === true) remember(histories, { position, envelope });
  }
  return { histories };
}

/** Was here before and had to leave: what stood for it goes. */
export function forgetStandIns(db: Database, fresh: readonly FreshEvent[]): void {
  for (const { device, envelope, isBack } of fresh) {
    if (isBack !== true) continue;
    forgetDeparted.on(db).run(device, envelope.deviceSequence);
    forgetSuperseded.on(db).run(device, envelope.deviceSequence);
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
