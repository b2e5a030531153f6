import type { OfficeId } from '../../../kernel/ids.ts';
import { invariant } from '../../../kernel/invariant.ts';
import type { BatchSeal } from '../../../protocol/batch-seal.ts';
import type { SqlQuery } from '../../sql/sql.ts';
import type { BatchQuestion, StoredBatch } from '../hub-log.ts';
import type { StoredEvent } from '../stored-event.ts';

interface Candidate {
  readonly first: number;
  readonly last: number;
  readonly events: number;
  readonly bytes: number;
}

/** Scopes that the reader gets, as visibility.ts says: `$2` its office, `$3` the office below which it reads only. */
const VISIBLE = `(starts_with(scope, $2) OR scope = $1) AND starts_with(scope, $3)`;

/** Whole batches in the hub's order, as many as the limits allow and at least one. */
export async function readBatches(
  sql: SqlQuery,
  city: OfficeId,
  question: BatchQuestion,
): Promise<{ readonly batches: readonly StoredBatch[]; readonly upTo: number }> {
  const { after, head, visibility, maxEvents } = question;
  const reader = [city, visibility.office, visibility.only ?? ''];
  const candidates = await sql.query<Candidate>(
    `SELECT hub_first AS first, hub_last AS last, sum(events)::int AS events, sum(bytes)::bigint AS bytes
     FROM batch_scope WHERE city_code = $1 AND hub_last > $4 AND hub_last <= $5 AND ${VISIBLE}
     GROUP BY hub_last, hub_first ORDER BY hub_last LIMIT $6`,
    [...reader, after, head, maxEvents + 1],
  );
  const chosen = withinLimits(candidates, question);
  const isAll = chosen.length === candidates.length;
  const last = chosen.at(-1)?.last ?? after;
  if (chosen.length === 0) return { batches: [], upTo: Math.max(head, after) };
  const whole = question.takesPacked === true ? chosen.filter(isWhole) : [];
  const packed = whole.length === 0 ? new Map<number, Buffer>() : await packedRuns(sql, city, whole);
  const batches = await loadBatches(sql, { reader, packed }, chosen);
  return { batches, upTo: isAll ? Math.max(head, after) : last };
}

/** Whether the reader sees everything of the run that counts. */
function isWhole({ first, last, events }: Candidate): boolean {
  return events === last - first + 1;
}

async function packedRuns(
  sql: SqlQuery,
  city: OfficeId,
  runs: readonly Candidate[],
): Promise<ReadonlyMap<number, Buffer>> {
  const rows = await sql.query<{ last: number; body: string }>(
    `SELECT hub_last AS last, encode(body, 'hex') AS body FROM packed_run
     WHERE city_code = $1 AND hub_last = ANY($2::bigint[])`,
    [city, runs.map(({ last }) => last)],
  );
  return new Map(rows.map(({ last, body }) => [last, Buffer.from(body, 'hex')]));
}

function withinLimits(candidates: readonly Candidate[], { maxEvents, maxBytes }: BatchQuestion): readonly Candidate[] {
  let events = 0;
  let bytes = 0;
  const chosen: Candidate[] = [];
  for (const candidate of candidates) {
    events += candidate.events;
    bytes += candidate.bytes;
    if (chosen.length > 0 && (events > maxEvents || bytes > maxBytes)) break;
    chosen.push(candidate);
  }
  return chosen;
}

type EventRow = StoredEvent & { readonly last: number };

interface Reading {
  readonly reader: readonly string[];
  /** Runs that need no reading, by their last number. */
  readonly packed: ReadonlyMap<number, Buffer>;
}

async function loadBatches(
  sql: SqlQuery,
  { reader, packed }: Reading,
  chosen: readonly Candidate[],
): Promise<readonly StoredBatch[]> {
  const lasts = chosen.map(({ last }) => last);
  const open = chosen.filter(({ last }) => !packed.has(last));
  const seals = await sql.query<{ last: number; seal: string }>(
    `SELECT hub_last AS last, seal FROM batch WHERE city_code = $1 AND hub_last = ANY($2::bigint[])`,
    [reader[0], lasts],
  );
  // Run by run: a plain join of the runs with a million events reads all of them, whatever the runs are.
  const rows =
    open.length === 0
      ? []
      : await sql.query<EventRow>(
          `SELECT r.last, e.* FROM unnest($4::bigint[], $5::bigint[]) AS r (first, last)
     CROSS JOIN LATERAL (
       SELECT event_id AS id, stream, stream_version AS "streamVersion", type, payload,
         command_id AS "commandId", command_name AS "commandName", actor, office, wall_time AS "wallTime",
         device_sequence AS "deviceSequence", encode(previous_hash, 'hex') AS "previousHash",
         encode(hash, 'hex') AS hash, scope
       FROM event WHERE city_code = $1 AND hub_sequence BETWEEN r.first AND r.last AND ${VISIBLE}
       ORDER BY hub_sequence OFFSET 0) AS e
     ORDER BY r.last, e."deviceSequence"`,
          [...reader, open.map(({ first }) => first), open.map(({ last }) => last)],
        );
  const sealOf = new Map(seals.map(({ last, seal }) => [last, JSON.parse(seal) as BatchSeal]));
  const eventsOf = new Map<number, EventRow[]>(lasts.map((last) => [last, []]));
  for (const row of rows) eventsOf.get(row.last)?.push(row);
  return [...eventsOf].map(([hubSequence, events]) => {
    const seal = sealOf.get(hubSequence);
    invariant(seal, 'an ordered batch has its seal');
    const body = packed.get(hubSequence);
    return body === undefined ? { seal, hubSequence, events } : { seal, hubSequence, events, packed: body };
  });
}
