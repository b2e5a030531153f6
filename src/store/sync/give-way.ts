import type { DeviceEnd } from '../../protocol/messages.ts';
import { receives } from '../../protocol/scope.ts';
import { noteHead } from '../append.ts';
import type { CaseFile } from '../case-file.ts';
import { packId, unpackId } from '../compact-id.ts';
import type { Database } from '../connection.ts';
import { readMeta, writeMeta } from '../meta.ts';
import { sealHead } from '../sealing.ts';
import { guarded } from '../store-fault.ts';
import { forgetHead } from './acknowledge.ts';
import { type ApplyRules, makeRows } from './apply-ordered.ts';
import { departedBeyond, giveUpDeparted } from './give-up.ts';
import { hubState } from './hub-state.ts';
import { itemsOfLost } from './lost-author.ts';
import { ownDeviceIds, ownHead } from './own-head.ts';
import { ownPending, unreadEvents } from './pending.ts';
import { decideAgain } from './redecide.ts';
import { streamScopes } from './stream-scope.ts';
import { supersede } from './supersede.ts';

/**
 * After a hub was restored, an event of an older log may stand here for ever: its device decided otherwise meanwhile, and
 * the run that says so holds nothing that this office may see, so nobody is shown it. Where the hub has a device's chain
 * beyond such an event, and this desk has read everything to the head, the event is not in the city's order: it gives way
 * like one that was overtaken. So does what a revoked device did, where everybody has offered what there was and nobody had
 * it (lost-author.ts). What this desk decided on cases of an office that it has left becomes an item for a person.
 */
const UNSETTLED = 'sync:unsettled';

/** From the beginning of another log on, until nothing of an older one is left to ask about. */
export function noteUnsettled(db: Database): void {
  writeMeta(db, UNSETTLED, 'yes');
}

/** Whether the ends of the chains at the hub are worth asking for. */
export function isUnsettled(db: Database): boolean {
  return readMeta(db, UNSETTLED) === 'yes';
}

export interface GaveWay {
  readonly rebased: readonly string[];
  readonly conflicts: readonly string[];
}

export interface AskedEnds {
  /** Asked for before this desk read to the head. */
  readonly ends: readonly DeviceEnd[];
  /** Every other device has read this log of the hub, and offered what it had. */
  readonly isAllHeard: boolean;
  /** Devices of which nobody brings anything any more. */
  readonly revoked: readonly string[];
}

export function giveWay(file: CaseFile, asked: AskedEnds, rules: ApplyRules): GaveWay {
  const { ends, isAllHeard } = asked;
  const { db } = file;
  const work = db.transaction(() => {
    const hub = hubState(db);
    if (hub === undefined) return undefined;
    const endOf = new Map(ends.map(({ device, deviceSequence }) => [device, deviceSequence]));
    const scopes = streamScopes(db, hub.city);
    // What an office that this desk has left did is not shown here, and leaves.
    const isShown = (stream: string): boolean => receives(hub.office, scopes.ofStream(stream) ?? hub.city);
    const unread = unreadEvents(db, hub).filter(({ stream }) => isShown(stream));
    const revoked = new Set(asked.revoked);
    const isBehind = (device: string, sequence: number): boolean => sequence <= (endOf.get(device) ?? 0);
    const isGone = (device: string, sequence: number): boolean => revoked.has(device) && !isBehind(device, sequence);
    const lost = unread.filter(({ device, sequence }) => {
      const author = unpackId(device);
      return isBehind(author, sequence) || isGone(author, sequence);
    });
    // Somebody else may have brought this desk's own chain further.
    if (endOf.get(file.device.id) !== ownHead(db, packId(file.device.id))) forgetHead(db);
    const gone = isAllHeard ? giveUpDeparted(file) : { commands: [], items: [] };
    if (lost.length === unread.length && !isHeldUp(db)) writeMeta(db, UNSETTLED, 'no');
    // The hub would refuse it, whatever an older log said: a person must know.
    const left = ownPending(db)
      .filter(({ stream }) => !isShown(stream))
      .map(({ commandId }) => commandId);
    if (lost.length === 0 && left.length === 0 && gone.commands.length === 0)
      return gone.items.length === 0 ? undefined : { rebased: [], conflicts: gone.items, writer: undefined };
    const superseded = supersede(file, hub, { streams: [], lost, commandIds: [...left, ...gone.commands] });
    for (const stream of superseded.streams) makeRows(file, stream);
    const refusedByHub = { commandIds: left.map(unpackId), reason: 'foreign-scope' };
    const again = decideAgain(file, superseded, { ...rules, refusedByHub });
    const orphaned = itemsOfLost(file, superseded, isGone);
    if (again.rebased.length > 0) sealHead(file, file.now());
    return { ...again, conflicts: [...gone.items, ...orphaned, ...again.conflicts] };
  });
  const again = guarded(db.name, () => work.immediate());
  if (again === undefined) return { rebased: [], conflicts: [] };
  if (again.writer !== undefined) noteHead(file, again.writer);
  return again;
}

/** Own events that left with their office lie where the chain would go on: others must bring them. */
function isHeldUp(db: Database): boolean {
  return ownDeviceIds(db).some((device) => departedBeyond(db, device).length > 0);
}
