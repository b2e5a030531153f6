/**
 * Runs that are kept as their devices packed them. They were checked as they came, and each reader that is handed one
 * checks it again; here they are opened where an event of theirs is wanted by itself.
 */
import { zstdDecompressSync } from 'node:zlib';
import type { OfficeId } from '../../../kernel/ids.ts';
import { invariant } from '../../../kernel/invariant.ts';
import { type Batch, MAX_BATCH_BYTES } from '../../../protocol/batch.ts';
import type { BatchSeal } from '../../../protocol/batch-seal.ts';
import { openAuthoredRun } from '../../../protocol/open-batch.ts';
import { batchParser } from '../../../protocol/quick-parse.ts';
import { unpackingChunk } from '../../../protocol/zstd-chunk.ts';
import { sha256Hex } from '../../signature.ts';
import type { SqlQuery } from '../../sql/sql.ts';
import type { CountedEvent } from '../stored-event.ts';

/** By the last number of the run; runs that are kept by rows alone are missing. */
export async function packedRuns(
  sql: SqlQuery,
  city: OfficeId,
  lasts: readonly number[],
): Promise<ReadonlyMap<number, Buffer>> {
  const rows = await sql.query<{ readonly last: number; readonly body: string }>(
    `SELECT hub_last AS last, encode(body, 'hex') AS body FROM packed_run
     WHERE city_code = $1 AND hub_last = ANY($2::bigint[])`,
    [city, lasts],
  );
  return new Map(rows.map(({ last, body }) => [last, Buffer.from(body, 'hex')]));
}

export interface OpenedRun {
  readonly seal: BatchSeal;
  readonly events: readonly Omit<CountedEvent, 'scope'>[];
}

/** All events of a run in their order: the first has the run's first number. */
export function openPacked(body: Uint8Array): OpenedRun {
  const batch = parsedRun(body);
  const opened = openAuthoredRun(batch, { sha256: sha256Hex, isSignedBy: () => true });
  invariant(opened.ok, 'a run that was taken opens');
  const events = opened.value.flatMap(({ events: each, name: commandName }) =>
    each.map((event) => ({ event, commandName })),
  );
  return { seal: batch.seal, events };
}

function parsedRun(body: Uint8Array): Batch {
  const text = zstdDecompressSync(body, {
    maxOutputLength: MAX_BATCH_BYTES,
    chunkSize: unpackingChunk(body.length),
  }).toString('utf8');
  const parsed = batchParser.safeParse(JSON.parse(text));
  invariant(parsed.success, 'a run that was taken is a batch');
  return parsed.data;
}
