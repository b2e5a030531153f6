import type { Envelope } from '../protocol/envelope.ts';
import { type StoredId, unpackId } from './compact-id.ts';

/** One row of `event`. */
export interface EventRow {
  readonly position: number;
  readonly event_id: StoredId;
  readonly stream: string;
  readonly stream_version: number;
  readonly type: string;
  readonly payload: string;
  readonly command_id: StoredId;
  readonly actor: StoredId;
  readonly device: StoredId;
  readonly device_sequence: number;
  readonly wall_time: number;
  readonly office: string;
  readonly previous_hash: Buffer;
  readonly hash: Buffer;
}

export const EVENT_COLUMNS =
  'position, event_id, stream, stream_version, type, payload, command_id, actor, device, device_sequence, wall_time, office, previous_hash, hash';

/** An event without its place in the chain of its device: all that deciding, folding and showing look at. */
export type LoadedEvent = Pick<
  Envelope,
  'id' | 'stream' | 'streamVersion' | 'type' | 'payload' | 'commandId' | 'actor' | 'device' | 'wallTime' | 'office'
>;

export type LoadedRow = Pick<
  EventRow,
  | 'event_id'
  | 'stream'
  | 'stream_version'
  | 'type'
  | 'payload'
  | 'command_id'
  | 'actor'
  | 'device'
  | 'wall_time'
  | 'office'
>;

/** Ids and hashes that stand in the row as bytes cost more to read than the rest of it together. */
export const LOADED_COLUMNS =
  'event_id, stream, stream_version, type, payload, command_id, actor, device, wall_time, office';

export function loadedEventOfRow(row: LoadedRow): LoadedEvent {
  return {
    id: unpackId(row.event_id),
    stream: row.stream,
    streamVersion: row.stream_version,
    type: row.type,
    payload: JSON.parse(row.payload) as Record<string, unknown>,
    commandId: unpackId(row.command_id),
    actor: unpackId(row.actor),
    device: unpackId(row.device),
    wallTime: row.wall_time,
    office: row.office,
  };
}

/** What the state of a case is folded from. */
export type StepEvent = Pick<Envelope, 'type' | 'payload' | 'actor'>;

export type StepRow = Pick<EventRow, 'type' | 'payload' | 'actor'>;

export function stepEventOfRow(row: StepRow): StepEvent {
  return {
    type: row.type,
    payload: JSON.parse(row.payload) as Record<string, unknown>,
    actor: unpackId(row.actor),
  };
}

export function envelopeOfRow(row: EventRow): Envelope {
  return {
    id: unpackId(row.event_id),
    stream: row.stream,
    streamVersion: row.stream_version,
    type: row.type,
    payload: JSON.parse(row.payload) as Record<string, unknown>,
    commandId: unpackId(row.command_id),
    actor: unpackId(row.actor),
    device: unpackId(row.device),
    deviceSequence: row.device_sequence,
    wallTime: row.wall_time,
    office: row.office,
    previousHash: row.previous_hash.toString('hex'),
    hash: row.hash.toString('hex'),
  };
}
