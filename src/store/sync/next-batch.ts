import { hash } from 'node:crypto';
import { GENESIS_HASH } from '../../protocol/envelope.ts';
import { type BatchSeal, type ScopeRoot, batchSealText, scopeRoot } from '../../protocol/batch-seal.ts';
import { receives } from '../../protocol/scope.ts';
import { type Batch, MAX_BATCH_BYTES, MAX_BATCH_EVENTS, type WireCommand } from '../../protocol/batch.ts';
import { invariant } from '../../kernel/invariant.ts';
import type { OfficeId } from '../../kernel/ids.ts';
import type { CaseFile } from '../case-file.ts';
import { type StoredId, packId, unpackId } from '../compact-id.ts';
import type { Database } from '../connection.ts';
import { isEnrolled, ownSigner } from '../device-key.ts';
import { eventHashAt } from '../event-log.ts';
import { guarded } from '../store-fault.ts';
import { batchFrom, batchUpTo, departedRunAfter } from './batch-rows.ts';
import { type ChainEvent, chainPage } from './chain-page.ts';
import { liveCount, supersededSequences } from './chain-run.ts';
import { givenUpTo } from './give-up.ts';
import { isUnsettled } from './give-way.ts';
import { type HubState, hubState } from './hub-state.ts';
import { ownDeviceIds, ownHead } from './own-head.ts';
import { standsOnOrdered } from './pending.ts';
import { wasRestored } from './restored.ts';
import { scopeCounts } from './scope-counts.ts';
import { streamScopes } from './stream-scope.ts';
import { TURN_WEIGHT, eventWeight } from './turn-weight.ts';

/**
 * The next run of this desk's own chain that the hub has not got, under a fresh seal. Superseded commands travel
 * along, marked so. Nothing is written: a run that is never acknowledged is simply made again.
 */
export interface BatchWish {
  /** For the seal. */
  readonly now: number;
  /** Only the first so many commands: what the hub said would fit. */
  readonly maxCommands?: number;
  /** What would follow these runs, which are under way or about to be: as if they had been acknowledged. */
  readonly after?: readonly Batch[];
}

/** Where in a chain a run begins, and what of it counts before. */
export interface ChainPlace {
  readonly device: StoredId;
  readonly sequence: number;
  readonly hash: string;
  readonly counts: ReadonlyMap<string, number>;
}

/** Undefined when nothing waits, or the desk stands alone. */
export function nextBatch(file: CaseFile, wish: BatchWish): Batch | undefined {
  return guarded(file.db.name, () => {
    const { after } = wish;
    for (const place of after === undefined ? beginnings(file.db) : placeAfter(file.db, after)) {
      const batch = batchAfter(file, place, wish);
      if (batch !== undefined) return batch;
    }
    return undefined;
  });
}

/**
 * Whether a run that was sealed while the one before it was under way is what `nextBatch` would give: the hub's end of the
 * chain is where it begins, and nothing of it was superseded since or has left.
 */
export function isNextBatch({ db }: CaseFile, { seal, commands }: Batch): boolean {
  return guarded(db.name, () => {
    const device = packId(seal.device);
    if (wasRestored(db) || hubState(db)?.city !== seal.city) return false;
    if (ownHead(db, device) !== seal.firstSequence - 1 || hashBefore(db, seal) !== seal.previousHash) return false;
    const counts = scopeCounts(db, device);
    if (seal.scopes.some(({ scope, from }) => from !== (counts.get(scope) ?? 0))) return false;
    return isStillSo(db, { seal, commands });
  });
}

/** Whether nothing of a run that was sealed for later was superseded since or has left. */
export function isUnchanged({ db }: CaseFile, batch: Batch): boolean {
  return guarded(db.name, () => !wasRestored(db) && isStillSo(db, batch));
}

function isStillSo(db: Database, { seal, commands }: Batch): boolean {
  const run = { device: packId(seal.device), first: seal.firstSequence, last: seal.lastSequence };
  const superseded = commands.flatMap((command) =>
    command.superseded ? command.events.map((event) => event.deviceSequence) : [],
  );
  const [live, left] = [liveCount(db, run), supersededSequences(db, run)];
  return live + left.length === run.last - run.first + 1 && left.join() === superseded.join();
}

/** Whether anything of the chain follows a run, and may be sealed before that run is taken. */
export function hasAfter({ db }: CaseFile, { seal }: Batch): boolean {
  return guarded(db.name, () => {
    if (wasRestored(db)) return false;
    return chainPage(db, packId(seal.device), { after: seal.lastSequence, limit: 1 }).length > 0;
  });
}

function hashBefore(db: Database, { device, firstSequence }: BatchSeal): string | undefined {
  return firstSequence === 1 ? GENESIS_HASH : eventHashAt(db, device, firstSequence - 1)?.toString('hex');
}

/** All that waits, run after run, as if each had been acknowledged: for a file on a stick. */
export function* waitingBatches(file: CaseFile, wish: Pick<BatchWish, 'now'>): Generator<Batch> {
  for (const beginning of beginnings(file.db)) {
    let place = beginning;
    for (;;) {
      const batch = guarded(file.db.name, () => batchAfter(file, place, wish));
      if (batch === undefined) break;
      yield batch;
      place = endOf(batch, place);
    }
  }
}

function placeAfter(db: Database, batches: readonly Batch[]): readonly ChainPlace[] {
  const [first, ...more] = batches;
  if (first === undefined) return [];
  const device = packId(first.seal.device);
  const beginning = endOf(first, { device, counts: scopeCounts(db, device) });
  return [more.reduce((place, batch) => endOf(batch, place), beginning)];
}

/** Where a chain goes on behind a batch of it. */
export function endOf({ seal }: Batch, { device, counts: before }: Pick<ChainPlace, 'device' | 'counts'>): ChainPlace {
  const counts = new Map(before);
  for (const { scope, from, count } of seal.scopes) counts.set(scope, from + count);
  return { device, sequence: seal.lastSequence, hash: seal.hash, counts };
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
  const waiting = waitingCommands(file.db, place);
  const rows = waiting.filter(isBefore(endOfOwn(file.db, { hub, place, rows: waiting.flat() })));
  if (rows.length === 0) return undefined;
  const isSound = standsOnOrdered(file.db, hub);
  const { maxCommands = Infinity } = wish;
  const cut = upToOldEnd(rows, oldEnd(file.db, place, rows.flat()));
  // Half of a run that an older log had whole would be a third way to cut the chain.
  if (cut.length < rows.length && cut.length > maxCommands) return undefined;
  const mayLackUpTo = wasRestored(file.db) ? givenUpTo(file.db, place.device) : 0;
  const runs = fitting(file, cut, { first: place.sequence + 1, mayLackUpTo, maxCommands, isSound });
  return runs.length === 0 ? undefined : sealedRuns(file, { hub, place, runs, now: wish.now });
}

interface OwnRows {
  readonly hub: HubState;
  readonly place: ChainPlace;
  readonly rows: readonly ChainEvent[];
}

/**
 * Where a chain reaches what only others can bring back to a restored hub: a run of which something has left, or is about
 * to leave, with an office that this desk is not of any more. It must not be cut otherwise than it was.
 */
function endOfOwn(db: Database, { hub, place, rows }: OwnRows): number {
  if (!wasRestored(db)) return Infinity;
  const { device, sequence } = place;
  const departed = departedRunAfter(db, device, sequence) ?? Infinity;
  if (!isUnsettled(db)) return departed;
  const scopes = streamScopes(db, hub.city);
  const strange = rows.find((row) => !row.superseded && !receives(hub.office, scopes.ofStream(row.stream) ?? hub.city));
  if (strange === undefined) return departed;
  const run = batchUpTo(db, device, strange.deviceSequence);
  const isOfRun = run !== undefined && run.seal.lastSequence >= strange.deviceSequence;
  return Math.min(departed, isOfRun ? run.seal.firstSequence : strange.deviceSequence);
}

/**
 * Where the chain was cut when an older log of the hub had it. A hub that was restored may get one part of a chain from a
 * desk that read one log, and the next from a desk that read another: they join only where every log was cut alike. What
 * counts for nobody ends no run, or nobody but its author could ever bring it.
 */
function oldEnd(db: Database, { device }: ChainPlace, rows: readonly ChainEvent[]): number {
  const counting = wasRestored(db) ? rows.find((row) => !row.superseded) : undefined;
  if (counting === undefined) return Infinity;
  const at = counting.deviceSequence;
  const run = batchUpTo(db, device, at);
  if (run !== undefined && run.seal.lastSequence >= at) return run.seal.lastSequence;
  return (batchFrom(db, device, at)?.seal.firstSequence ?? Infinity) - 1;
}

function upToOldEnd(rows: readonly (readonly ChainEvent[])[], end: number): readonly (readonly ChainEvent[])[] {
  const cut = rows.filter((run) => (run.at(-1)?.deviceSequence ?? 0) <= end);
  return cut.length === 0 ? rows : cut;
}

function isBefore(sequence: number): (run: readonly ChainEvent[]) => boolean {
  return (run) => (run[0]?.deviceSequence ?? 0) < sequence;
}

export interface RunsToSeal {
  readonly hub: Pick<HubState, 'city'>;
  /** What is sealed follows it. */
  readonly place: ChainPlace;
  /** Whole commands, consecutive, at least one. */
  readonly runs: readonly (readonly ChainEvent[])[];
  readonly now: number;
}

/** A batch of these commands under the seal of the identity that wrote them. */
export function sealedRuns(file: ChainOwner, { hub, place, runs, now }: RunsToSeal): Batch {
  const events = runs.flat();
  const last = events.at(-1);
  invariant(last, 'a run has events');
  const device = unpackId(place.device);
  const unsigned: Omit<BatchSeal, 'signature'> = {
    city: hub.city,
    device,
    firstSequence: place.sequence + 1,
    lastSequence: last.deviceSequence,
    previousHash: place.hash,
    hash: last.hash,
    scopes: scopesOf(file.db, events, { city: hub.city, counts: place.counts }),
    sealedAt: now,
  };
  const signature = ownSigner(file, device).sign(batchSealText(unsigned)).toString('base64');
  const commands = runs.map(wireCommand);
  const isWhole = events.length === last.deviceSequence - place.sequence;
  return { seal: { ...unsigned, signature }, commands: isWhole ? commands : overHoles(file.db, commands, place) };
}

/** A command that is larger than a run goes alone, as far as the protocol allows. */
function waitingCommands(db: Database, { device, sequence }: ChainPlace): readonly (readonly ChainEvent[])[] {
  const read = (limit: number): readonly (readonly ChainEvent[])[] =>
    wholeCommands(chainPage(db, device, { after: sequence, limit: limit + 1 }), limit);
  const commands = read(TURN_WEIGHT);
  return (commands[0]?.length ?? 0) > TURN_WEIGHT ? read(MAX_BATCH_EVENTS).slice(0, 1) : commands;
}

/** What sealing needs of a case file: also one that is too damaged to be worked with has it. */
export type ChainOwner = Pick<CaseFile, 'db' | 'device' | 'subkeys'>;

/** Consecutive events of one command that share everything a command shares; the last run of a full page is left out. */
export function wholeCommands(rows: readonly ChainEvent[], limit: number): readonly (readonly ChainEvent[])[] {
  const runs: ChainEvent[][] = [];
  for (const row of rows) {
    const run = runs.at(-1);
    const before = run?.[0];
    if (run !== undefined && before !== undefined && isSameCommand(before, row)) run.push(row);
    else runs.push([row]);
  }
  const isCut = rows.length > limit && runs.length > 1;
  return isCut ? runs.slice(0, -1) : runs;
}

function isSameCommand(a: ChainEvent, b: ChainEvent): boolean {
  return (
    a.commandId === b.commandId &&
    a.superseded === b.superseded &&
    a.wallTime === b.wallTime &&
    a.office === b.office &&
    a.actor === b.actor
  );
}

/**
 * As many whole commands as a reader applies in one turn and one batch may hold, never fewer than one; none after a hole
 * in what is here, unless all of it was given up.
 */
function fitting(
  { projections }: CaseFile,
  runs: readonly (readonly ChainEvent[])[],
  limit: {
    readonly first: number;
    readonly mayLackUpTo: number;
    readonly maxCommands: number;
    readonly isSound: ReturnType<typeof standsOnOrdered>;
  },
): readonly (readonly ChainEvent[])[] {
  const taken: (readonly ChainEvent[])[] = [];
  let expected = limit.first;
  let [bytes, weight] = [0, 0];
  for (const run of runs) {
    if (taken.length >= limit.maxCommands) break;
    const [begins, ends] = [run[0]?.deviceSequence ?? expected, run.at(-1)?.deviceSequence ?? expected];
    const isWhole = begins === expected && ends - begins + 1 === run.length;
    if (!isWhole && !hasHolesUpTo(run, { expected, upTo: limit.mayLackUpTo })) break;
    if (!run.every((row) => row.superseded || limit.isSound(row.stream, row.streamVersion))) break;
    for (const row of run) {
      bytes += bytesAtMost(row);
      weight += eventWeight(projections, row.stream);
    }
    if (taken.length > 0 && (bytes > MAX_BATCH_BYTES || weight > TURN_WEIGHT)) break;
    taken.push(run);
    expected = ends + 1;
  }
  return taken;
}

/** Whether what is missing before and within a run lies where holes are given up. */
function hasHolesUpTo(
  run: readonly ChainEvent[],
  { expected, upTo }: { readonly expected: number; readonly upTo: number },
): boolean {
  let next = expected;
  for (const { deviceSequence } of run) {
    if (deviceSequence !== next && deviceSequence - 1 > upTo) return false;
    next = deviceSequence + 1;
  }
  return true;
}

/** A payload inside a JSON string grows to twice its bytes at most: only quotes and backslashes are escaped in it. */
function bytesAtMost(row: ChainEvent): number {
  return 2 * Buffer.byteLength(row.payload) + row.stream.length + row.type.length + 400;
}

function scopesOf(
  db: Database,
  events: readonly ChainEvent[],
  { city, counts }: { readonly city: OfficeId; readonly counts: ReadonlyMap<string, number> },
): ScopeRoot[] {
  const scopes = streamScopes(db, city);
  const hashes = new Map<string, string[]>();
  for (const row of events) {
    if (row.superseded) continue;
    const scope = scopes.ofStream(row.stream);
    invariant(scope, `an own stream says its scope: ${row.stream}`);
    const list = hashes.get(scope);
    if (list === undefined) hashes.set(scope, [row.hash]);
    else list.push(row.hash);
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

/** Where an event does not follow the one before it, the hash between them is told. */
function overHoles(db: Database, commands: readonly WireCommand[], place: ChainPlace): WireCommand[] {
  let before = place.sequence;
  return commands.map((command) => ({
    ...command,
    events: command.events.map((event) => {
      const follows = event.deviceSequence === before + 1;
      before = event.deviceSequence;
      if (follows) return event;
      const previousHash = eventHashAt(db, unpackId(place.device), event.deviceSequence - 1)?.toString('hex');
      invariant(previousHash, 'the hash of what left stays');
      return { ...event, previousHash };
    }),
  }));
}

function wireCommand(run: readonly ChainEvent[]): WireCommand {
  const [first] = run;
  invariant(first, 'a command has events');
  const { commandId, commandName: name, actor, office, wallTime, superseded } = first;
  return {
    commandId,
    name,
    actor,
    office,
    wallTime,
    superseded,
    events: run.map(({ id, deviceSequence, stream, streamVersion, type, payload }) => ({
      id,
      deviceSequence,
      stream,
      streamVersion,
      type,
      payload,
    })),
  };
}
