import type { Role } from '../../../domain/staff/role.ts';
import type { OfficeId } from '../../../kernel/ids.ts';
import { invariant } from '../../../kernel/invariant.ts';
import type { BatchSeal } from '../../../protocol/batch-seal.ts';
import type { SqlQuery } from '../../sql/sql.ts';
import { openPacked } from './read-packed.ts';
import type { KnownEvent, PushFacts, PushQuestion, StaffRights, StreamState } from '../push-facts.ts';

interface CityRow {
  readonly epoch: string;
  readonly head: number;
  readonly isRestored: boolean;
}

/** Lists come as JSON: one question to the server instead of seven. */
interface FactsRow {
  readonly office: OfficeId;
  readonly revokedAt: number | null;
  readonly deviceSequence: number;
  readonly hash: string;
  readonly lastSeal: string | null;
  readonly hasStaff: boolean;
  readonly counts: readonly (readonly [OfficeId, number])[];
  readonly streams: readonly (readonly [string, number, OfficeId])[];
  readonly staff: readonly StaffRow[];
  readonly takenCommands: readonly string[];
}

/**
 * One by one, each by its key. `= ANY` of a thousand ids is planned as a walk through the city's rows where nobody has
 * counted them yet (they are taken for one in two hundred), which took two seconds at 60,000 events, under the lock.
 */
const FACTS = `SELECT office, revoked_at AS "revokedAt", last_sequence AS "deviceSequence", last_hash AS hash,
  (SELECT seal::json ->> 'signature' FROM batch WHERE city_code = $1 AND device = $2
    ORDER BY first_sequence DESC LIMIT 1) AS "lastSeal",
  EXISTS (SELECT FROM staff WHERE city_code = $1) AS "hasStaff",
  coalesce((SELECT json_agg(json_build_array(scope, events))
    FROM device_scope WHERE city_code = $1 AND device = $2), '[]') AS counts,
  coalesce((SELECT json_agg(json_build_array(stream, version, scope))
    FROM unnest($3::text[]) AS asked (name) CROSS JOIN LATERAL (
      SELECT stream, version, scope FROM stream WHERE city_code = $1 AND stream = asked.name LIMIT 1) AS s), '[]') AS streams,
  coalesce((SELECT json_agg(json_build_object('staffId', staff_id, 'office', office, 'roles', roles, 'active', active))
    FROM staff WHERE city_code = $1 AND staff_id = ANY($4::text[])), '[]') AS staff,
  coalesce((SELECT json_agg(asked.id)
    FROM unnest($5::text[]) AS asked (id) CROSS JOIN LATERAL (
      SELECT FROM event WHERE city_code = $1 AND command_id = asked.id AND begins_command LIMIT 1) AS e), '[]')
    AS "takenCommands"
  FROM device WHERE city_code = $1 AND device = $2`;

/**
 * Locks the city and reads what the push is decided on: in a statement of its own, whose view begins after the lock.
 * `thorough` also looks for streams, commands and events that are here already and must not be: the keys of the tables
 * refuse those anyway, so the common push does not pay for the question (invariant 2 of hub-log.ts).
 */
export async function readFacts(tx: SqlQuery, question: PushQuestion, thorough: boolean): Promise<PushFacts> {
  const { city, device, lastSequence } = question;
  const [state] = await tx.query<CityRow>(
    `SELECT epoch, head_sequence AS head, is_restored AS "isRestored" FROM city WHERE city_code = $1 FOR UPDATE`,
    [city],
  );
  const streams = thorough ? [...question.streams, ...question.newStreams] : question.streams;
  const asked = [city, device, streams, question.staffIds, thorough ? question.commandIds : []];
  const [row] = await tx.query<FactsRow>(FACTS, asked);
  invariant(state && row, 'a city and a device of it');
  return {
    ...state,
    office: row.office,
    revokedAt: row.revokedAt,
    isRestored: state.isRestored,
    hasStaff: row.hasStaff,
    chain: { deviceSequence: row.deviceSequence, hash: row.hash },
    lastSeal: row.lastSeal,
    known: lastSequence <= row.deviceSequence ? await knownEvent(tx, question) : undefined,
    counts: new Map(row.counts),
    streams: new Map(
      row.streams.map(([stream, version, scope]): [string, StreamState] => [stream, { version, scope }]),
    ),
    staff: rightsOf(row.staff),
    takenCommands: new Set(row.takenCommands),
    ownDocuments: await ownDocuments(tx, question, row.office),
    takenEvents: thorough ? await takenEvents(tx, question) : new Set(),
  };
}

async function knownEvent(tx: SqlQuery, { city, device, lastSequence }: PushQuestion): Promise<PushFacts['known']> {
  const [known] = await tx.query<KnownRow>(
    `WITH run AS (
       SELECT * FROM batch WHERE city_code = $1 AND device = $2 AND first_sequence <= $3
       ORDER BY first_sequence DESC LIMIT 1)
     SELECT hash, hub_last AS "hubSequence", first_sequence AS "firstSequence", last_sequence AS "lastSequence",
       seal
     FROM run WHERE last_sequence = $3
     UNION ALL
     SELECT encode(e.hash, 'hex'), run.hub_last, run.first_sequence, run.last_sequence, run.seal
     FROM run JOIN event e ON e.city_code = $1
       AND e.hub_sequence BETWEEN run.hub_first AND run.hub_last AND e.device_sequence = $3
     UNION ALL
     SELECT encode(s.hash, 'hex'), run.hub_last, run.first_sequence, run.last_sequence, run.seal
     FROM run JOIN superseded_event s ON s.city_code = $1
       AND s.device = $2 AND s.device_sequence = $3
     LIMIT 1`,
    [city, device, lastSequence],
  );
  if (known === undefined) return knownInPacked(tx, { city, device, lastSequence });
  const { seal, ...rest } = known;
  return { ...rest, scopes: (JSON.parse(seal) as BatchSeal).scopes };
}

/** The same in the middle of a run that is kept packed: its hash stands in no row. */
async function knownInPacked(
  tx: SqlQuery,
  { city, device, lastSequence }: Pick<PushQuestion, 'city' | 'device' | 'lastSequence'>,
): Promise<PushFacts['known']> {
  const [run] = await tx.query<{ readonly hubSequence: number; readonly body: string }>(
    `SELECT p.hub_last AS "hubSequence", encode(p.body, 'hex') AS body
     FROM batch b JOIN packed_run p ON p.city_code = $1 AND p.hub_last = b.hub_last
     WHERE b.city_code = $1 AND b.device = $2 AND b.first_sequence <= $3 AND b.last_sequence >= $3`,
    [city, device, lastSequence],
  );
  if (run === undefined) return undefined;
  const { seal, events } = openPacked(Buffer.from(run.body, 'hex'));
  const hash = events[lastSequence - seal.firstSequence]?.event.envelope.hash;
  invariant(hash, 'a run holds what its seal says');
  const { firstSequence, lastSequence: end, scopes } = seal;
  return { hash, hubSequence: run.hubSequence, firstSequence, lastSequence: end, scopes };
}

type KnownRow = Omit<KnownEvent, 'scopes'> & { readonly seal: string };

interface StaffRow {
  readonly staffId: string;
  readonly office: OfficeId;
  readonly roles: string;
  readonly active: boolean;
}

export async function staffRights(
  sql: SqlQuery,
  city: OfficeId,
  staffIds: readonly string[],
): Promise<ReadonlyMap<string, StaffRights>> {
  const rows = await sql.query<StaffRow>(
    `SELECT staff_id AS "staffId", office, roles, active FROM staff WHERE city_code = $1 AND staff_id = ANY($2::text[])`,
    [city, staffIds],
  );
  return rightsOf(rows);
}

function rightsOf(rows: readonly StaffRow[]): ReadonlyMap<string, StaffRights> {
  return new Map(rows.map((row) => [row.staffId, { ...row, roles: JSON.parse(row.roles) as readonly Role[] }]));
}

/** Sent by the device, or named by right in an event that it may see. */
export const OWN_DOCUMENT = `
  EXISTS (SELECT FROM document d WHERE d.city_code = $1 AND d.hash = asked.hash AND d.device = $2)
  OR EXISTS (SELECT FROM document_reference r WHERE r.city_code = $1 AND r.hash = asked.hash
    AND (starts_with(r.scope, $3) OR r.scope = $1)
    AND (r.granted OR EXISTS (SELECT FROM document d
      WHERE d.city_code = $1 AND d.hash = r.hash AND d.device = r.device)))`;

async function ownDocuments(tx: SqlQuery, question: PushQuestion, office: OfficeId): Promise<ReadonlySet<string>> {
  if (question.documents.length === 0) return new Set();
  const rows = await tx.query<{ hash: string }>(
    `SELECT hash FROM unnest($4::text[]) AS asked (hash) WHERE ${OWN_DOCUMENT}`,
    [question.city, question.device, office, question.documents],
  );
  return new Set(rows.map(({ hash }) => hash));
}

async function takenEvents(tx: SqlQuery, { city, eventIds }: PushQuestion): Promise<ReadonlySet<string>> {
  const rows = await tx.query<{ id: string }>(
    `SELECT asked.id FROM unnest($2::text[]) AS asked (id) CROSS JOIN LATERAL (
       SELECT FROM event WHERE city_code = $1 AND event_id = asked.id LIMIT 1) AS e`,
    [city, eventIds],
  );
  return new Set(rows.map(({ id }) => id));
}
