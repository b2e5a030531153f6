import { hash } from 'node:crypto';
import { GENESIS_HASH } from '../../protocol/envelope.ts';
import { type BatchSeal, type ScopeRoot, batchSealText, scopeRoot } from '../../protocol/batch-seal.ts';
import { type Batch, MAX_BATCH_BYTES, MAX_BATCH_EVENTS, type WireCommand } from '../../protocol/batch.ts';
import { invariant } from '../../kernel/invariant.ts';
import type { OfficeId } from '../../kernel/ids.ts';
import type { CaseFile } from '../case-file.ts';
import { type StoredId, unpackId } from '../compact-id.ts';
import type { Database } from '../connection.ts';
import { isEnrolled, ownSigner } from '../device-key.ts';
import { eventHashAt } from '../event-log.ts';
import { namedStatement } from '../statements.ts';
import { guarded } from '../store-fault.ts';
import { type ChainRow, chainAfter } from './chain-run.ts';
import { hubState } from './hub-state.ts';
import { ownDeviceIds, ownHead } from './own-head.ts';
import { standsOnOrdered } from './pending.ts';
import { sameId } from './same-id.ts';
import { scopeCounts } from './scope-counts.ts';
import { streamScopes } from './stream-scope.ts';

/**
 * The next run of this desk's own chain that the hub has not got, under a fresh seal. Superseded commands travel
 * along, marked so. Nothing is written: a run that is never acknowledged is simply made again.
 */
export interface BatchWish {
  /** For the seal. */
  readonly now: number;
  /** Only the first so many commands: what the hub said would fit. */
  readonly maxCommands?: number;
}

/** Where in a chain a run begins, and what of it counts before. */
interface ChainPlace {
  readonly device: StoredId;
  readonly sequence: number;
  readonly hash: string;
  readonly counts: ReadonlyMap<string, number>;
}

const selectName = namedStatement<[commandId: StoredId], { name: string }>(
  'command.name',
  `SELECT name FROM command WHERE command_id = ?`,
);

/** Undefined when nothing waits, or the desk stands alone. */
export function nextBatch(file: CaseFile, wish: BatchWish): Batch | undefined {
  return guarded(file.db.name, () => {
    for (const place of beginnings(file.db)) {
      const batch = batchAfter(file, place, wish);
      if (batch !== undefined) return batch;
    }
    return undefined;
  });
}

/** All that waits, run after run, as if each had been acknowledged: for a file on a stick. */
export function* waitingBatches(file: CaseFile, wish: Pick<BatchWish, 'now'>): Generator<Batch> {
  for (const beginning of beginnings(file.db)) {
    let place = beginning;
    for (;;) {
      const batch = guarded(file.db.name, () => batchAfter(file, place, wish));
      if (batch === undefined) break;
      yield batch;
      const { lastSequence, hash: last, scopes } = batch.seal;
      const counts = new Map(place.counts);
      for (const { scope, from, count } of scopes) counts.set(scope, from + count);
      place = { device: place.device, sequence: lastSequence, hash: last, counts };
    }
  }
}

/** The hub's end of each own chain that it knows; the chain that is written now comes last. */
function beginnings(db: Database): readonly ChainPlace[] {
  const own = ownDeviceIds(db);
  return own
    .filter((device, index) => index === own.length - 1 || isEnrolled(db, device))
    .flatMap((device) => {
      const sequence = ownHead(db, device);
      const before = sequence === 0 ? GENESIS_HASH : eventHashAt(db, unpackId(device), sequence)?.toString('hex');
      return before === undefined ? [] : [{ device, sequence, hash: before, counts: scopeCounts(db, device) }];
    });
}

function batchAfter(file: CaseFile, place: ChainPlace, wish: BatchWish): Batch | undefined {
  const hub = hubState(file.db);
  if (hub === undefined) return undefined;
  const rows = wholeCommands(chainAfter(file.db, place.device, { after: place.sequence, limit: MAX_BATCH_EVENTS + 1 }));
  const isSound = standsOnOrdered(file.db, hub);
  const runs = fitting(rows, { first: place.sequence + 1, maxCommands: wish.maxCommands ?? Infinity, isSound });
  const events = runs.flat();
  const last = events.at(-1);
  if (last === undefined) return undefined;
  const device = unpackId(place.device);
  const unsigned: Omit<BatchSeal, 'signature'> = {
    city: hub.city,
    device,
    firstSequence: place.sequence + 1,
    lastSequence: last.device_sequence,
    previousHash: place.hash,
    hash: last.hash.toString('hex'),
    scopes: scopesOf(file.db, events, { city: hub.city, counts: place.counts }),
    sealedAt: wish.now,
  };
  const signature = ownSigner(file, device).sign(batchSealText(unsigned)).toString('base64');
  return { seal: { ...unsigned, signature }, commands: runs.map((run) => wireCommand(file.db, run)) };
}

/** Consecutive events of one command that share everything a command shares; the last run of a full page is left out. */
function wholeCommands(rows: readonly ChainRow[]): readonly (readonly ChainRow[])[] {
  const runs: ChainRow[][] = [];
  for (const row of rows) {
    const run = runs.at(-1);
    const before = run?.[0];
    if (run !== undefined && before !== undefined && isSameCommand(before, row)) run.push(row);
    else runs.push([row]);
  }
  const isCut = rows.length > MAX_BATCH_EVENTS && runs.length > 1;
  return isCut ? runs.slice(0, -1) : runs;
}

function isSameCommand(a: ChainRow, b: ChainRow): boolean {
  return (
    sameId(a.command_id, b.command_id) &&
    a.superseded === b.superseded &&
    a.wall_time === b.wall_time &&
    a.office === b.office &&
    sameId(a.actor, b.actor)
  );
}

/** As many whole commands as one batch may hold, never fewer than one; none after a hole in what is here. */
function fitting(
  runs: readonly (readonly ChainRow[])[],
  limit: { readonly first: number; readonly maxCommands: number; readonly isSound: ReturnType<typeof standsOnOrdered> },
): readonly (readonly ChainRow[])[] {
  const taken: (readonly ChainRow[])[] = [];
  let expected = limit.first;
  let bytes = 0;
  for (const run of runs) {
    if (taken.length >= limit.maxCommands || run[0]?.device_sequence !== expected) break;
    if (!run.every((row) => row.superseded === 1 || limit.isSound(row.stream, row.stream_version))) break;
    bytes += run.reduce((sum, row) => sum + bytesAtMost(row), 0);
    if (taken.length > 0 && bytes > MAX_BATCH_BYTES) break;
    taken.push(run);
    expected += run.length;
  }
  return taken;
}

/** A payload inside a JSON string grows to twice its bytes at most: only quotes and backslashes are escaped in it. */
function bytesAtMost(row: ChainRow): number {
  return 2 * Buffer.byteLength(row.payload) + row.stream.length + row.type.length + 400;
}

function scopesOf(
  db: Database,
  events: readonly ChainRow[],
  { city, counts }: { readonly city: OfficeId; readonly counts: ReadonlyMap<string, number> },
): ScopeRoot[] {
  const scopes = streamScopes(db, city);
  const hashes = new Map<string, string[]>();
  for (const row of events) {
    if (row.superseded === 1) continue;
    const scope = scopes.ofStream(row.stream);
    invariant(scope, `an own stream says its scope: ${row.stream}`);
    const list = hashes.get(scope);
    if (list === undefined) hashes.set(scope, [row.hash.toString('hex')]);
    else list.push(row.hash.toString('hex'));
  }
  return [...hashes]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([scope, list]) => ({
      scope,
      from: counts.get(scope) ?? 0,
      count: list.length,
      root: scopeRoot(list, (text) => hash('sha256', text)),
    }));
}

function wireCommand(db: Database, run: readonly ChainRow[]): WireCommand {
  const [first] = run;
  invariant(first, 'a command has events');
  return {
    commandId: unpackId(first.command_id),
    name: selectName.on(db).get(first.command_id)?.name ?? '',
    actor: unpackId(first.actor),
    office: first.office,
    wallTime: first.wall_time,
    superseded: first.superseded === 1,
    events: run.map((row) => ({
      id: unpackId(row.event_id),
      deviceSequence: row.device_sequence,
      stream: row.stream,
      streamVersion: row.stream_version,
      type: row.type,
      payload: row.payload,
    })),
  };
}
