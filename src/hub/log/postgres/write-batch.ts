import type { OfficeId } from '../../../kernel/ids.ts';
import type { NewRows, SqlQuery } from '../../sql/sql.ts';
import { type CopyValue, copyLine } from '../../sql/copy-lines.ts';
import type { PushFacts, PushWrite } from '../push-facts.ts';
import { type CountedEvent, type StoredEvent, storedEvent } from '../stored-event.ts';

const EVENT_COLUMNS = `city_code, device, stream, stream_version, type, payload, command_id, command_name, actor, office,
  wall_time, event_id, device_sequence, previous_hash, hash`;
const PLACE_COLUMNS = 'hub_sequence, scope, begins_command';
const ROW_OF_PACKED = `city_code, command_id, event_id, ${PLACE_COLUMNS}`;

interface Place {
  readonly city: OfficeId;
  readonly device: string;
}

function eventLine({ city, device }: Place, event: StoredEvent, more: readonly CopyValue[]): string {
  return copyLine([
    city,
    device,
    event.stream,
    event.streamVersion,
    event.type,
    event.payload,
    event.commandId,
    event.commandName,
    event.actor,
    event.office,
    event.wallTime,
    event.id,
    event.deviceSequence,
    { hex: event.previousHash },
    { hex: event.hash },
    ...more,
  ]);
}

/** A run that is kept packed has the rest of its events there (read-packed.ts). */
function eventLines(place: Place, head: number, { events, packed }: PushWrite): string {
  let lines = '';
  let command = '';
  for (const [index, counted] of events.entries()) {
    const { commandId, id } = counted.event.envelope;
    const begins = commandId === command ? 'f' : 't';
    command = commandId;
    const more = [head + index + 1, counted.scope, begins] as const;
    lines +=
      packed === undefined
        ? eventLine(place, storedEvent(counted), more)
        : copyLine([place.city, command, id, ...more]);
  }
  return lines;
}

/** Writes what was decided on `facts` and moves the city's head. */
export async function writeBatch(
  tx: SqlQuery,
  { city, facts }: { readonly city: OfficeId; readonly facts: PushFacts },
  write: PushWrite,
): Promise<void> {
  const { events, superseded } = write;
  const { head } = facts;
  const place = { city, device: write.seal.device };
  if (events.length > 0) {
    const columns = write.packed === undefined ? `${EVENT_COLUMNS}, ${PLACE_COLUMNS}` : ROW_OF_PACKED;
    const lines = eventLines(place, head, write);
    await tx.copy({ table: 'event', columns, lines }, ...newStreams({ city, facts }, write));
    await moveStreams(tx, { city, facts }, write);
  }
  if (superseded.length > 0) {
    const lines = superseded.map((counted) => eventLine(place, storedEvent(counted), []));
    await tx.copy({ table: 'superseded_event', columns: EVENT_COLUMNS, lines: lines.join('') });
  }
  await writeSeal(tx, { city, head }, write);
  if (write.staff.size > 0) await writeStaff(tx, city, write);
  if (write.documents.length > 0) await writeReferences(tx, city, write);
}

/** New streams come as lines, the others are moved one by one: an upsert of all would cost three times as much. */
function newStreams(
  { city, facts }: { readonly city: OfficeId; readonly facts: PushFacts },
  { streams }: PushWrite,
): readonly NewRows[] {
  let lines = '';
  for (const [stream, { version, scope }] of streams) {
    if (!facts.streams.has(stream)) lines += copyLine([city, stream, version, scope]);
  }
  return lines === '' ? [] : [{ table: 'stream', columns: 'city_code, stream, version, scope', lines }];
}

async function moveStreams(
  tx: SqlQuery,
  { city, facts }: { readonly city: OfficeId; readonly facts: PushFacts },
  { streams }: PushWrite,
): Promise<void> {
  const moved = [...streams].filter(([stream]) => facts.streams.has(stream));
  if (moved.length === 0) return;
  // Each by its key, as an UPDATE of a join would not be where nobody has counted the rows yet.
  await tx.query(
    `INSERT INTO stream (city_code, stream, version, scope)
     SELECT $1, s.name, s.version, s.scope FROM unnest($2::text[], $3::int[], $4::text[]) AS s (name, version, scope)
     ON CONFLICT (city_code, stream) DO UPDATE SET version = excluded.version`,
    [
      city,
      moved.map(([stream]) => stream),
      moved.map(([, { version }]) => version),
      moved.map(([, { scope }]) => scope),
    ],
  );
}

/**
 * The seal, where device, scopes and city stand now, and the notice to waiting readers, in one statement. A notice that
 * would be too long says anybody's scope.
 */
const SEAL = `
  WITH device_moves AS (
    UPDATE device SET last_sequence = $4, last_hash = $5 WHERE city_code = $1 AND device = $2),
  city_moves AS (
    UPDATE city SET head_sequence = coalesce($7::bigint, head_sequence) WHERE city_code = $1),
  sealed AS (
    INSERT INTO batch (city_code, device, first_sequence, last_sequence, hash, hub_first, hub_last, seal, bytes, received_at)
    VALUES ($1, $2, $3, $4, $5, $6::bigint, $7::bigint, $8, $9, $10)),
  counted AS (
    INSERT INTO device_scope (city_code, device, scope, events)
    SELECT $1, $2, s.scope, s.count FROM unnest($11::text[], $12::int[]) AS s (scope, count)
    ON CONFLICT (city_code, device, scope) DO UPDATE SET events = device_scope.events + excluded.events),
  placed AS (
    INSERT INTO batch_scope (city_code, hub_last, scope, hub_first, events, bytes)
    SELECT $1, $7::bigint, s.scope, $6::bigint, s.count, s.bytes
    FROM unnest($11::text[], $12::int[], $13::int[]) AS s (scope, count, bytes)),
  packed AS (
    INSERT INTO packed_run (city_code, hub_last, body)
    SELECT $1, $7::bigint, decode($15, 'hex') WHERE $15::text IS NOT NULL)
  SELECT pg_notify('anju_ordered', $14) WHERE $7::bigint IS NOT NULL`;

async function writeSeal(
  tx: SqlQuery,
  { city, head }: { readonly city: OfficeId; readonly head: number },
  { seal, events, bytes, packed, at }: PushWrite,
): Promise<void> {
  const hub = events.length === 0 ? [null, null] : [head + 1, head + events.length];
  const sizes = sizesByScope(events);
  const names = [...sizes.keys()].join(',');
  await tx.query(SEAL, [
    city,
    seal.device,
    seal.firstSequence,
    seal.lastSequence,
    seal.hash,
    ...hub,
    JSON.stringify(seal),
    bytes,
    at,
    [...sizes.keys()],
    [...sizes.values()].map(({ count }) => count),
    [...sizes.values()].map((size) => size.bytes),
    `${city} ${names.length > 7000 ? '*' : names}`,
    packed === undefined ? null : Buffer.from(packed).toString('hex'),
  ]);
}

function sizesByScope(events: readonly CountedEvent[]): Map<OfficeId, { count: number; bytes: number }> {
  const sizes = new Map<OfficeId, { count: number; bytes: number }>();
  for (const { scope, event } of events) {
    const size = sizes.get(scope);
    if (size === undefined) sizes.set(scope, { count: 1, bytes: event.payload.length });
    else {
      size.count += 1;
      size.bytes += event.payload.length;
    }
  }
  return sizes;
}

async function writeStaff(tx: SqlQuery, city: OfficeId, { staff }: PushWrite): Promise<void> {
  const rights = [...staff.values()];
  await tx.query(
    `INSERT INTO staff (city_code, staff_id, office, roles, active)
     SELECT $1, s.* FROM unnest($2::text[], $3::text[], $4::text[], $5::boolean[]) AS s
     ON CONFLICT (city_code, staff_id) DO UPDATE
     SET office = excluded.office, roles = excluded.roles, active = excluded.active`,
    [
      city,
      rights.map(({ staffId }) => staffId),
      rights.map(({ office }) => office),
      rights.map(({ roles }) => JSON.stringify(roles)),
      rights.map(({ active }) => active),
    ],
  );
}

async function writeReferences(tx: SqlQuery, city: OfficeId, { seal, documents }: PushWrite): Promise<void> {
  await tx.query(
    `INSERT INTO document_reference (city_code, hash, scope, device, granted)
     SELECT $1, r.hash, r.scope, $2, r.granted FROM unnest($3::text[], $4::text[], $5::boolean[]) AS r (hash, scope, granted)
     ON CONFLICT (city_code, hash, scope, device) DO UPDATE SET granted = document_reference.granted OR excluded.granted`,
    [
      city,
      seal.device,
      documents.map(({ hash }) => hash),
      documents.map(({ scope }) => scope),
      documents.map(({ granted }) => granted),
    ],
  );
}
