import { hash } from 'node:crypto';
import type { OfficeId } from '../../kernel/ids.ts';
import type { BatchSeal } from '../../protocol/batch-seal.ts';
import type { BatchProblem } from '../../protocol/open-batch.ts';
import { type ReadBatch, type ReadEvent, type ReadRun, openVisiblePart } from '../../protocol/read-run.ts';
import { covers } from '../../domain/office/office.ts';
import { receives } from '../../protocol/scope.ts';
import { type StoredId, packId, unpackId } from '../compact-id.ts';
import type { Database } from '../connection.ts';
import { type CommandNames, batchFrom, batchUpTo, forgetOverlapping, mergeNames, saveBatchRow } from './batch-rows.ts';
import { liveRun } from './chain-run.ts';
import { confirmRun } from './confirm.ts';
import { type EventPlaces, eventPlaces } from './event-places.ts';
import type { HubState } from './hub-state.ts';
import type { OrderedPage } from './ordered-page.ts';
import { ownDeviceIds } from './own-head.ts';
import { signedByKnown } from './page-devices.ts';
import { wasRestored } from './restored.ts';
import { scopeCount, setScopeCount } from './scope-counts.ts';
import { type StreamScopes, streamScopes } from './stream-scope.ts';
import { distrust } from './untrusted.ts';

/**
 * The first half of applying a page: every batch is checked against its seal and against what is here, its counts and
 * its seal are noted, own runs are confirmed. Comes back with the events that are new here, in the hub's order. Part of
 * a transaction that an untrusted page undoes.
 */
export interface TakenPage {
  readonly fresh: readonly FreshEvent[];
  /** Events of this desk that came back. */
  readonly own: number;
  /** Own commands that this log has as they were decided first, and that were decided again here since. */
  readonly returned: readonly string[];
  /** Events that an older log of the hub had brought, and that their device did not send to this one. */
  readonly lost: readonly ChainPlaceHere[];
}

export interface ChainPlaceHere {
  readonly device: StoredId;
  readonly sequence: number;
}

export interface FreshEvent {
  readonly event: ReadEvent;
  readonly device: StoredId;
  /** Whether something stands for it here because it had to leave. */
  readonly isBack?: true;
  /** The place that it had then, which it takes again. */
  readonly position?: number;
}

interface Taking {
  readonly db: Database;
  readonly hub: HubState;
  readonly signed: ReturnType<typeof signedByKnown>;
  readonly scopes: StreamScopes;
  readonly isVisible: (scope: OfficeId) => boolean;
  readonly own: ReadonlySet<string>;
  readonly current: string;
  readonly places: EventPlaces;
  readonly fresh: FreshEvent[];
  readonly lost: ChainPlaceHere[];
  readonly returned: Set<string>;
  readonly mayHaveLost: boolean;
  ownEvents: number;
}

export function takeBatches(db: Database, hub: HubState, page: OrderedPage): TakenPage {
  const own = ownDeviceIds(db).map(unpackId);
  const { only } = page;
  const taking: Taking = {
    db,
    hub,
    signed: signedByKnown(db),
    scopes: streamScopes(db, hub.city),
    isVisible: only === undefined ? (scope) => receives(hub.office, scope) : (scope) => covers(only, scope),
    own: new Set(own),
    current: own.at(-1) ?? '',
    places: eventPlaces(db),
    fresh: [],
    lost: [],
    returned: new Set(),
    mayHaveLost: wasRestored(db),
    ownEvents: 0,
  };
  let before = page.after;
  for (const batch of page.batches) {
    if (batch.hubSequence <= before || batch.hubSequence > page.upTo) {
      distrust('order', `${String(batch.hubSequence)} after ${String(before)}`, batch.run.seal.device);
    }
    before = batch.hubSequence;
    takeBatch(taking, batch);
  }
  return { fresh: taking.fresh, own: taking.ownEvents, lost: taking.lost, returned: [...taking.returned] };
}

function takeBatch(taking: Taking, { hubSequence, run }: ReadBatch): void {
  const { db, hub, own } = taking;
  const { seal } = run;
  if (seal.city !== hub.city) distrust('bad-seal', 'sealed for another city', seal.device);
  if (!taking.signed.isKnown(seal.device)) distrust('unknown-device', 'nobody introduced it', seal.device);
  const opened = openVisiblePart(run, taking.isVisible, {
    sha256: (text) => hash('sha256', text),
    isSignedBy: taking.signed.check,
    scopeOf: taking.scopes.ofEvent,
  });
  if (!opened.ok) distrust(opened.error.problem, detailOf(opened.error), seal.device);
  if (run.hasSuperseded) {
    distrust('bad-scope', 'superseded commands are for the hub alone', seal.device);
  }
  noteRun(taking, run, hubSequence);
  if (own.has(seal.device)) takeOwn(taking, seal, opened.value);
  else takeForeign(taking, seal, opened.value);
  if (own.has(seal.device)) confirmRun(db, seal);
}

/** Runs of one device lie side by side in its chain, and each takes up the hash at which the one before ended. */
function noteRun({ db, hub }: Taking, run: ReadRun, hubSequence: number): void {
  const { seal } = run;
  const device = packId(seal.device);
  forgetOverlapping(db, seal, hub.epoch);
  const before = batchUpTo(db, device, seal.firstSequence);
  const names = namesIn(run);
  if (before?.seal.firstSequence === seal.firstSequence) {
    if (before.seal.lastSequence !== seal.lastSequence || before.seal.hash !== seal.hash) {
      distrust('broken-chain', `another run from ${String(seal.firstSequence)}`, seal.device);
    }
    saveBatchRow(db, { seal, hubSequence, epoch: hub.epoch, names: mergeNames(before.names, names) });
    return;
  }
  const after = batchFrom(db, device, seal.firstSequence);
  const overlaps =
    (before !== undefined && before.seal.lastSequence >= seal.firstSequence) ||
    (after !== undefined && after.seal.firstSequence <= seal.lastSequence);
  const fits =
    (before?.seal.lastSequence !== seal.firstSequence - 1 || before.seal.hash === seal.previousHash) &&
    (after?.seal.firstSequence !== seal.lastSequence + 1 || after.seal.previousHash === seal.hash);
  if (overlaps || !fits) distrust('broken-chain', `the run from ${String(seal.firstSequence)}`, seal.device);
  saveBatchRow(db, { seal, hubSequence, epoch: hub.epoch, names });
}

function namesIn({ commands, events }: ReadRun): CommandNames {
  const names: Record<string, number[]> = {};
  for (const [index, name] of commands.names.entries()) {
    (names[name] ??= []).push(events.deviceSequences[commands.ends[index - 1] ?? 0] ?? 0);
  }
  return names;
}

/** Exactly what this desk wrote and sent, or somebody else holds its key. */
function takeOwn(taking: Taking, seal: BatchSeal, events: readonly ReadEvent[]): void {
  const device = packId(seal.device);
  for (const event of events) {
    const { deviceSequence, hash: eventHash } = event;
    const here = taking.places.of(device, deviceSequence);
    // An older identity may have gone on elsewhere, on the desk that a backup was made of.
    const isElsewhere = here === undefined && seal.device !== taking.current;
    if (isElsewhere) taking.fresh.push({ event, device });
    else if (taking.mayHaveLost && here?.table === 'superseded_event' && here.hash === eventHash) {
      // Another desk brought it back to a restored hub as it had been ordered once, before this desk could say otherwise.
      taking.fresh.push({ event, device, isBack: true });
      taking.returned.add(event.commandId);
    } else if (here === undefined || here.table === 'superseded_event' || here.hash !== eventHash) {
      distrust('own-chain', `event ${String(deviceSequence)}`, seal.device);
    } else if (here.table === 'departed_event')
      taking.fresh.push({ event, device, isBack: true, position: here.position });
    else taking.ownEvents += 1;
  }
  const last = taking.places.of(device, seal.lastSequence);
  if (seal.device === taking.current && last?.hash !== seal.hash) {
    distrust('own-chain', `the run up to ${String(seal.lastSequence)}`, seal.device);
  }
}

/** Counts go on without a hole; what came before is here as it came. */
function takeForeign(taking: Taking, seal: BatchSeal, events: readonly ReadEvent[]): void {
  const { db } = taking;
  const device = packId(seal.device);
  const repeated = new Set<string>();
  for (const { scope, from, count } of seal.scopes) {
    if (!taking.isVisible(scope as OfficeId)) continue;
    const n = scopeCount(db, device, scope);
    if (from === n) setScopeCount(db, { device, scope }, n + count);
    else if (from + count <= n) repeated.add(scope);
    else distrust('counts', `scope ${scope}: ${String(n)} are here, the run begins after ${String(from)}`, seal.device);
  }
  if (taking.mayHaveLost) taking.lost.push(...lostIn(taking, seal, events));
  const isNew = repeated.size === 0 && seal.firstSequence > taking.places.lastOf(device);
  for (const event of events) {
    const here = isNew ? undefined : taking.places.of(device, event.deviceSequence);
    if (here === undefined) {
      if (repeated.size > 0 && repeated.has(taking.scopes.ofEvent(event) ?? '')) {
        distrust('counts', `event ${String(event.deviceSequence)} was not in it before`, seal.device);
      }
      taking.fresh.push({ event, device });
    } else if (here.hash !== event.hash) {
      distrust('broken-chain', `event ${String(event.deviceSequence)} is here otherwise`, seal.device);
    } else if (here.table !== 'event') taking.fresh.push({ event, device, isBack: true });
  }
}

/** What stands here within the run and is not in it: after a hub was restored, its device decided otherwise. */
function lostIn(
  { db, scopes, isVisible }: Taking,
  seal: BatchSeal,
  events: readonly ReadEvent[],
): readonly ChainPlaceHere[] {
  const sent = new Set(events.map(({ deviceSequence }) => deviceSequence));
  const device = packId(seal.device);
  return liveRun(db, { device, first: seal.firstSequence, last: seal.lastSequence })
    .filter((row) => !sent.has(row.device_sequence) && isVisible(scopes.ofStream(row.stream) ?? ('' as OfficeId)))
    .map((row) => ({ device, sequence: row.device_sequence }));
}

function detailOf(problem: BatchProblem): string {
  switch (problem.problem) {
    case 'bad-seal':
      return 'the signature is not the device’s';
    case 'bad-scope':
      return `scope ${problem.scope}`;
    case 'broken-chain':
    case 'bad-payload':
      return `event ${String(problem.deviceSequence)}`;
  }
}
