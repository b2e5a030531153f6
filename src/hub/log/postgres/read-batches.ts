import type { OfficeId } from '../../../kernel/ids.ts';
import { invariant } from '../../../kernel/invariant.ts';
import type { BatchSeal } from '../../../protocol/batch-seal.ts';
import type { SqlQuery } from '../../sql/sql.ts';
import type { BatchQuestion, StoredBatch } from '../hub-log.ts';
import { type StoredEvent, storedEvent } from '../stored-event.ts';
import { type OpenedRun, openPacked, packedRuns } from './read-packed.ts';

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
  const packed = await packedRuns(
    sql,
    city,
    chosen.map((run) => run.last),
  );
  const isHandedOn = (run: Candidate): boolean => question.takesPacked === true && isWhole(run) && packed.has(run.last);
  const batches = await loadBatches(sql, { reader, packed, isHandedOn }, chosen);
  return { batches, upTo: isAll ? Math.max(head, after) : last };
}

/** Whether the reader sees everything of the run that counts. */
function isWhole({ first, last, events }: Candidate): boolean {
  return events === last - first + 1;
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

/** Of a run that is kept packed a row says no more than where an event stands and for whom it is. */
type EventRow = Placed & (StoredEvent | { readonly payload: null });

interface Placed {
  readonly first: number;
  readonly last: number;
  readonly place: number;
  readonly scope: OfficeId;
}

interface Reading {
  readonly reader: readonly string[];
  /** Bodies of runs that are kept packed, by their last number. */
  readonly packed: ReadonlyMap<number, Buffer>;
  /** Whether the run needs no reading. */
  readonly isHandedOn: (run: Candidate) => boolean;
}

async function loadBatches(
  sql: SqlQuery,
  { reader, packed, isHandedOn }: Reading,
  chosen: readonly Candidate[],
): Promise<readonly StoredBatch[]> {
  const lasts = chosen.map(({ last }) => last);
  const seals = await sql.query<{ last: number; seal: string }>(
    `SELECT hub_last AS last, seal FROM batch WHERE city_code = $1 AND hub_last = ANY($2::bigint[])`,
    [reader[0], lasts],
  );
  const sealOf = new Map(seals.map(({ last, seal }) => [last, JSON.parse(seal) as BatchSeal]));
  const open = chosen.filter((run) => !isHandedOn(run));
  const rows = open.length === 0 ? [] : await visibleRows(sql, reader, open);
  const eventsOf = new Map<number, StoredEvent[]>(lasts.map((last) => [last, []]));
  const whole = wholeRows(packed);
  for (const row of rows) eventsOf.get(row.last)?.push(whole(row));
  return chosen.map((run) => {
    const { last: hubSequence } = run;
    const [seal, events] = [sealOf.get(hubSequence), eventsOf.get(hubSequence)];
    invariant(seal && events, 'an ordered batch has its seal');
    const body = isHandedOn(run) ? packed.get(hubSequence) : undefined;
    return body === undefined ? { seal, hubSequence, events } : { seal, hubSequence, events, packed: body };
  });
}

/** Run by run: a plain join of the runs with a million events reads all of them, whatever the runs are. */
function visibleRows(
  sql: SqlQuery,
  reader: readonly string[],
  runs: readonly Candidate[],
): Promise<readonly EventRow[]> {
  return sql.query<EventRow>(
    `SELECT r.first, r.last, e.* FROM unnest($4::bigint[], $5::bigint[]) AS r (first, last)
     CROSS JOIN LATERAL (
       SELECT hub_sequence AS place, event_id AS id, stream, stream_version AS "streamVersion", type, payload,
         command_id AS "commandId", command_name AS "commandName", actor, office, wall_time AS "wallTime",
         device_sequence AS "deviceSequence", encode(previous_hash, 'hex') AS "previousHash",
         encode(hash, 'hex') AS hash, scope
       FROM event WHERE city_code = $1 AND hub_sequence BETWEEN r.first AND r.last AND ${VISIBLE}
       ORDER BY hub_sequence OFFSET 0) AS e
     ORDER BY r.last, e.place`,
    [...reader, runs.map(({ first }) => first), runs.map(({ last }) => last)],
  );
}

/** Rows as events; the run of one that has no text is opened once, for it and those after it. */
function wholeRows(packed: ReadonlyMap<number, Buffer>): (row: EventRow) => StoredEvent {
  let open: { readonly last: number; readonly events: OpenedRun['events'] } | undefined;
  return (row) => {
    if (row.payload !== null) return row;
    if (open?.last !== row.last) {
      const body = packed.get(row.last);
      invariant(body, 'a run whose rows have no text is kept packed');
      open = { last: row.last, events: openPacked(body).events };
    }
    const event = open.events[row.place - row.first];
    invariant(event, 'a run that is kept packed has all its events');
    return storedEvent({ ...event, scope: row.scope });
  };
}
