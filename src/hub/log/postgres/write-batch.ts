import type { OfficeId } from '../../../kernel/ids.ts';
import type { SqlQuery } from '../../sql/sql.ts';
import type { PushQuestion, PushWrite } from '../push-facts.ts';
import type { StoredEvent } from '../stored-event.ts';

const EVENT_COLUMNS = `stream, stream_version, type, payload, command_id, command_name, actor, office, wall_time,
  event_id, device_sequence, previous_hash, hash`;
/** What those columns are filled from, `$4` on. */
const EVENT_ROWS = `unnest($4::text[], $5::int[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[],
  $11::text[], $12::bigint[], $13::text[], $14::bigint[], $15::text[], $16::text[]`;
const EVENT_VALUES = `e.stream, e.version, e.type, e.payload, e.command_id, e.name, e.actor, e.office, e.wall_time,
  e.id, e.sequence, decode(e.previous_hash, 'hex'), decode(e.hash, 'hex')`;
const EVENT_NAMES = `stream, version, type, payload, command_id, name, actor, office, wall_time, id, sequence,
  previous_hash, hash`;

function eventValues(events: readonly StoredEvent[]): readonly unknown[] {
  return [
    events.map((event) => event.stream),
    events.map((event) => event.streamVersion),
    events.map((event) => event.type),
    events.map((event) => event.payload),
    events.map((event) => event.commandId),
    events.map((event) => event.commandName),
    events.map((event) => event.actor),
    events.map((event) => event.office),
    events.map((event) => event.wallTime),
    events.map((event) => event.id),
    events.map((event) => event.deviceSequence),
    events.map((event) => event.previousHash),
    events.map((event) => event.hash),
  ];
}

/** Writes what was decided and moves the city's head; `head` is where it stood. */
export async function writeBatch(
  tx: SqlQuery,
  { city, head }: { readonly city: OfficeId; readonly head: number },
  write: PushWrite,
): Promise<void> {
  const { events, seal } = write;
  const { device } = seal;
  if (events.length > 0) {
    await tx.query(
      `INSERT INTO event (city_code, hub_sequence, device, scope, ${EVENT_COLUMNS})
       SELECT $1, $3::bigint + e.place, $2, e.scope, ${EVENT_VALUES}
       FROM ${EVENT_ROWS}, $17::text[]) WITH ORDINALITY AS e (${EVENT_NAMES}, scope, place)`,
      [city, device, head, ...eventValues(events), events.map((event) => event.scope)],
    );
    await tx.query(
      `INSERT INTO command (city_code, command_id, device, name, actor)
       SELECT $1, c.id, $2, c.name, c.actor FROM unnest($3::text[], $4::text[], $5::text[]) AS c (id, name, actor)`,
      [
        city,
        device,
        write.commands.map(({ commandId }) => commandId),
        write.commands.map(({ name }) => name),
        write.commands.map(({ actor }) => actor),
      ],
    );
    await writeStreams(tx, city, write);
    await tx.query(`UPDATE city SET head_sequence = $2 WHERE city_code = $1`, [city, head + events.length]);
  }
  if (write.superseded.length > 0) {
    await tx.query(
      `INSERT INTO superseded_event (city_code, device, ${EVENT_COLUMNS})
       SELECT $1, $2, ${EVENT_VALUES} FROM ${EVENT_ROWS}) AS e (${EVENT_NAMES}) WHERE $3 = $3`,
      [city, device, 0, ...eventValues(write.superseded)],
    );
  }
  await writeSeal(tx, { city, head }, write);
  if (write.staff.size > 0) await writeStaff(tx, city, write);
  if (write.documents.length > 0) await writeReferences(tx, city, write);
}

async function writeStreams(tx: SqlQuery, city: OfficeId, { streams }: PushWrite): Promise<void> {
  const states = [...streams.values()];
  await tx.query(
    `INSERT INTO stream (city_code, stream, version, scope)
     SELECT $1, s.stream, s.version, s.scope FROM unnest($2::text[], $3::int[], $4::text[]) AS s (stream, version, scope)
     ON CONFLICT (city_code, stream) DO UPDATE SET version = excluded.version`,
    [city, [...streams.keys()], states.map(({ version }) => version), states.map(({ scope }) => scope)],
  );
}

async function writeSeal(
  tx: SqlQuery,
  { city, head }: { readonly city: OfficeId; readonly head: number },
  { seal, events, bytes, at }: PushWrite,
): Promise<void> {
  const hub = events.length === 0 ? [null, null] : [head + 1, head + events.length];
  await tx.query(
    `INSERT INTO batch (city_code, device, first_sequence, last_sequence, hub_first, hub_last, hash, seal, bytes, received_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [city, seal.device, seal.firstSequence, seal.lastSequence, ...hub, seal.hash, JSON.stringify(seal), bytes, at],
  );
  await tx.query(`UPDATE device SET last_sequence = $3, last_hash = $4 WHERE city_code = $1 AND device = $2`, [
    city,
    seal.device,
    seal.lastSequence,
    seal.hash,
  ]);
  if (events.length === 0) return;
  const scopes = sizesByScope(events);
  const names = [...scopes.keys()];
  const counts = [...scopes.values()].map(({ count }) => count);
  await tx.query(
    `WITH counted AS (
       INSERT INTO device_scope (city_code, device, scope, events)
       SELECT $1, $2, s.scope, s.count FROM unnest($3::text[], $4::int[]) AS s (scope, count)
       ON CONFLICT (city_code, device, scope) DO UPDATE SET events = device_scope.events + excluded.events)
     INSERT INTO batch_scope (city_code, hub_last, scope, hub_first, events, bytes)
     SELECT $1, $6::bigint, s.scope, $5::bigint, s.count, s.bytes
     FROM unnest($3::text[], $4::int[], $7::int[]) AS s (scope, count, bytes)`,
    [city, seal.device, names, counts, ...hub, [...scopes.values()].map((size) => size.bytes)],
  );
}

function sizesByScope(events: readonly StoredEvent[]): Map<OfficeId, { count: number; bytes: number }> {
  const sizes = new Map<OfficeId, { count: number; bytes: number }>();
  for (const { scope, payload } of events) {
    const size = sizes.get(scope) ?? { count: 0, bytes: 0 };
    sizes.set(scope, { count: size.count + 1, bytes: size.bytes + payload.length });
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

/** What waiting processes are told at the commit: whose scopes have news. Longer than a notice may be: anybody's. */
export async function announce(tx: SqlQuery, { city }: PushQuestion, { events }: PushWrite): Promise<void> {
  if (events.length === 0) return;
  const scopes = [...new Set(events.map(({ scope }) => scope))].join(',');
  await tx.query(`SELECT pg_notify('anju_ordered', $1)`, [`${city} ${scopes.length > 7000 ? '*' : scopes}`]);
}
