import type { Batch } from '../../protocol/batch.ts';
import type { DeviceHead } from '../../protocol/messages.ts';
import { GENESIS_HASH } from '../../protocol/envelope.ts';
import { invariant } from '../../kernel/invariant.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import type { CaseFile } from '../case-file.ts';
import { packId } from '../compact-id.ts';
import type { Database } from '../connection.ts';
import { eventHashAt } from '../event-log.ts';
import { readMeta, writeMeta } from '../meta.ts';
import { guarded } from '../store-fault.ts';
import { type CommandNames, batchUpTo, forgetBeyond, forgetOverlapping, saveBatchRow } from './batch-rows.ts';
import { confirmRun, confirmUpTo } from './confirm.ts';
import { hubState } from './hub-state.ts';
import { ownHead, setOwnHead } from './own-head.ts';
import { recount } from './scope-counts.ts';
import type { Untrusted } from './untrusted.ts';

/** The hub has taken a run of this desk. Idempotent. */
export function acknowledge(file: CaseFile, batch: Batch, hubSequence: number): void {
  const { db } = file;
  const work = db.transaction(() => {
    const hub = hubState(db);
    invariant(hub, 'who pushes has a hub');
    const { seal } = batch;
    const known = batchUpTo(db, packId(seal.device), seal.lastSequence);
    confirmRun(db, seal);
    // What came back by a pull meanwhile is kept as it came.
    if (known !== undefined && known.seal.lastSequence >= seal.firstSequence && known.epoch === hub.epoch) return;
    forgetOverlapping(db, seal, hub.epoch);
    saveBatchRow(db, { seal, hubSequence, epoch: hub.epoch, names: namesOf(batch.commands) });
  });
  guarded(db.name, () => work.immediate());
}

/**
 * The hub's end of this desk's chain is not where this desk thought it was. Further: the answer to a push was lost.
 * Less far: the hub was restored from a backup, and what it lost is sent again. Elsewhere: somebody else writes under
 * this desk's name, and a person must look; nothing is written then.
 */
export function resetToHead(
  file: CaseFile,
  head: DeviceHead,
  deviceId: string = file.device.id,
): Result<null, Untrusted> {
  const { db } = file;
  const device = packId(deviceId);
  const work = db.transaction((): Result<null, Untrusted> => {
    const isStart = head.deviceSequence === 0;
    const here = isStart ? GENESIS_HASH : eventHashAt(db, deviceId, head.deviceSequence)?.toString('hex');
    // An older identity may have gone on elsewhere, on the desk that a backup was made of.
    const isStranger = here === undefined && deviceId === file.device.id;
    if (isStranger || (here !== undefined && here !== head.hash)) {
      return err({ problem: 'own-chain', device: deviceId, detail: `head ${String(head.deviceSequence)}` });
    }
    if (head.deviceSequence > ownHead(db, device)) confirmUpTo(db, device, head.deviceSequence);
    else {
      setOwnHead(db, device, head.deviceSequence);
      forgetBeyond(db, { device, after: head.deviceSequence }, hubState(db)?.epoch ?? '');
    }
    recount(db, device, head.scopes);
    if (deviceId === file.device.id) writeMeta(db, HEAD_KNOWN, 'yes');
    return ok(null);
  });
  return guarded(db.name, () => work.immediate());
}

const HEAD_KNOWN = 'sync:head-known';

export function isHeadKnown(db: Database): boolean {
  return readMeta(db, HEAD_KNOWN) !== 'no';
}

/** In another log of the hub its end of this chain may be anywhere: it must be asked for before anything is read. */
export function forgetHead(db: Database): void {
  writeMeta(db, HEAD_KNOWN, 'no');
}

/** The names of the commands that count, by where each begins. */
function namesOf(
  commands: readonly {
    readonly name: string;
    readonly superseded: boolean;
    readonly events: readonly { readonly deviceSequence: number }[];
  }[],
): CommandNames {
  const names: Record<string, number[]> = {};
  for (const { name, superseded, events } of commands) {
    const [first] = events;
    if (superseded || first === undefined) continue;
    (names[name] ??= []).push(first.deviceSequence);
  }
  return names;
}
