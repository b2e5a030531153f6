import { invariant } from '../../kernel/invariant.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import { noteHead } from '../append.ts';
import type { CaseFile } from '../case-file.ts';
import { readStream } from '../event-log.ts';
import { packId } from '../compact-id.ts';
import { hasProjection, project } from '../projection.ts';
import { sealHead } from '../sealing.ts';
import { guarded } from '../store-fault.ts';
import { type HubState, hubState, moveCursor, movingState, saveMoving } from './hub-state.ts';
import { type InsertedEvents, forgetStandIns, insertOrderedEvents } from './insert-ordered.ts';
import type { OrderedPage } from './ordered-page.ts';
import { pendingTest } from './pending.ts';
import { learnDevices } from './page-devices.ts';
import { type DecidedAgain, type Redecide, type SettleRefused, decideAgain, keepReturned } from './redecide.ts';
import { type StreamTips, streamTips } from './stream-tips.ts';
import { supersede } from './supersede.ts';
import { type FreshEvent, takeBatches } from './take-batches.ts';
import { type Untrusted, UntrustedPage, distrust } from './untrusted.ts';

/**
 * One page of the hub's order comes into this desk's log, in one transaction:
 *   1 every batch is checked against its seal and against what is here (take-batches.ts); own ones are confirmed
 *   2 own commands that stand where others wrote first are taken out of their streams (supersede.ts)
 *   3 what is new is written, and the rows of each touched stream are made once
 *   4 the commands that were taken out are decided again, in their order (redecide.ts)
 *   5 the cursor moves
 * A page that cannot be trusted undoes all of it. A page that comes twice changes nothing the second time.
 */
export interface Applied {
  /** New here. */
  readonly events: number;
  /** Own events that came back. */
  readonly own: number;
  /** Commands that were decided again and hold. */
  readonly rebased: readonly string[];
  /** Items that were opened for a person. */
  readonly conflicts: readonly string[];
  readonly touchedStreams: number;
}

export interface ApplyRules {
  readonly redecide: Redecide;
  readonly settleRefused?: SettleRefused;
}

export function applyOrdered(file: CaseFile, page: OrderedPage, rules: ApplyRules): Result<Applied, Untrusted> {
  const { db } = file;
  const work = db.transaction(() => applyPage(file, page, rules));
  try {
    const { applied, again } = guarded(db.name, () => work.immediate());
    if (again !== undefined) noteHead(file, again.writer);
    return ok(applied);
  } catch (error) {
    if (error instanceof UntrustedPage) return err(error.untrusted);
    throw error;
  }
}

interface AppliedPage {
  readonly applied: Applied;
  readonly again: DecidedAgain | undefined;
}

function applyPage(file: CaseFile, page: OrderedPage, rules: ApplyRules): AppliedPage {
  const { db } = file;
  const hub = hubState(db);
  invariant(hub, 'what a hub ordered is for a desk with a hub');
  checkPlace(file, hub, page);
  learnDevices(db, page.devices, file.now());
  const { fresh, own, lost, returned } = takeBatches(db, hub, page);
  const tips = streamTips(db, fresh, pendingTest(db, hub, lost));
  const isOvertaken = tips.collisions.size > 0 || lost.length > 0 || returned.length > 0;
  const overtaken = { streams: tips.collisions.keys(), lost, commandIds: returned.map(packId) };
  const superseded = isOvertaken ? supersede(file, hub, overtaken) : undefined;
  const inserted = insertFresh(file, fresh, tips);
  forgetStandIns(db, fresh);
  const touched = new Set([...tips.streams.keys(), ...(superseded?.streams ?? [])]);
  for (const stream of touched) makeRows(file, stream, inserted);
  keepReturned(db, [...returned, ...inserted.displaced]);
  const again = superseded === undefined ? undefined : decideAgain(file, superseded, { ...rules, returned });
  // What was carried over bears the hour of its decision: without a seal now, an audit would miss one.
  if (again !== undefined && again.rebased.length > 0) sealHead(file, file.now());
  moveTo(file, hub, page);
  return {
    applied: {
      events: fresh.length,
      own,
      rebased: again?.rebased ?? [],
      conflicts: again?.conflicts ?? [],
      touchedStreams: touched.size,
    },
    again,
  };
}

/** A place that is taken: the hub gives a stream a second beginning, or an event again under another run. */
function insertFresh(
  { db, projections }: CaseFile,
  fresh: readonly FreshEvent[],
  { streams }: StreamTips,
): InsertedEvents {
  try {
    return insertOrderedEvents(db, fresh, { streams, hasRows: (stream) => hasProjection(projections, stream) });
  } catch (error) {
    const isTaken = error instanceof Error && 'code' in error && error.code === 'SQLITE_CONSTRAINT_UNIQUE';
    if (isTaken) distrust('stream-gap', error.message);
    throw error;
  }
}

/** A page begins where this desk stopped or before; a hole between would be silence about what lies in it. */
function checkPlace({ db }: CaseFile, hub: HubState, page: OrderedPage): void {
  if (page.epoch !== hub.epoch) distrust('epoch', `${page.epoch} instead of ${hub.epoch}`);
  const moving = movingState(db);
  const here = page.only === undefined ? hub.cursor : moving?.to === page.only ? moving.after : 0;
  if (page.after > here) distrust('order', `a page after ${String(page.after)}, this desk is at ${String(here)}`);
  if (page.upTo < page.after) distrust('order', `a page from ${String(page.after)} to ${String(page.upTo)}`);
}

function moveTo({ db, now }: CaseFile, hub: HubState, { only, upTo }: OrderedPage): void {
  if (only === undefined) moveCursor(db, Math.max(upTo, hub.cursor), now());
  else {
    const moving = movingState(db);
    const after = moving?.to === only ? Math.max(upTo, moving.after) : upTo;
    saveMoving(db, { to: only, after });
  }
}

/** The rows of a stream, from what came where it began in this page. */
export function makeRows(file: CaseFile, stream: string, inserted?: InsertedEvents): void {
  const { db, projections } = file;
  if (!hasProjection(projections, stream)) return;
  project(db, projections, inserted?.histories.get(stream) ?? readStream(db, stream));
}
