import type { OfficeId } from '../../kernel/ids.ts';
import { invariant } from '../../kernel/invariant.ts';
import type { Result } from '../../kernel/result.ts';
import type { Batch } from '../../protocol/batch.ts';
import type { DeviceHead } from '../../protocol/messages.ts';
import type { ReadPage } from '../../protocol/read-run.ts';
import type { CaseFile } from '../case-file.ts';
import { guarded } from '../store-fault.ts';
import { acknowledge, isHeadKnown, resetToHead } from './acknowledge.ts';
import { type Applied, type ApplyRules, applyOrdered } from './apply-ordered.ts';
import { departRest, finishMove } from './depart.ts';
import { type AskedEnds, type GaveWay, giveWay, isUnsettled } from './give-way.ts';
import { type HubState, hubState, movingState, saveHub, saveMoving } from './hub-state.ts';
import { type OfferedPlace, type OfferedRun, beginLog, nextOffer, offered } from './new-log.ts';
import { type BatchWish, hasAfter, isNextBatch, isUnchanged, nextBatch } from './next-batch.ts';
import { noteAttempt } from './outbox-attempts.ts';
import { supersedeRefused } from './refused.ts';
import type { Untrusted } from './untrusted.ts';

/**
 * The store as the sync engine wants it (sync/ports.ts, which this folder may not import): each call is one
 * transaction. `rules` is asked for once per pass over commands that are decided again. Why it stopped (`Stop`) is kept
 * as the engine says it.
 */
export function syncStore<Stop extends object>(file: CaseFile, rules: () => ApplyRules) {
  const { db } = file;
  return {
    link: () => {
      const link = linkOf(file);
      return link && { ...link, stopped: link.stopped as Stop | null };
    },
    nextBatch: (wish: BatchWish): Batch | undefined => nextBatch(file, wish),
    /** For whoever seals ahead (app/sync/push-ahead.ts). */
    isNext: (batch: Batch): boolean => isNextBatch(file, batch),
    hasAfter: (batch: Batch): boolean => hasAfter(file, batch),
    isUnchanged: (batch: Batch): boolean => isUnchanged(file, batch),
    acknowledge: (batch: Batch, hubSequence: number): void => {
      acknowledge(file, batch, hubSequence);
    },
    apply: (page: ReadPage, only: string | null): Result<Applied, Untrusted> =>
      applyOrdered(file, only === null ? page : { ...page, only: only as OfficeId }, rules()),
    supersedeRefused: (refused: { readonly commandId: string; readonly reason: string }): void => {
      supersedeRefused(file, refused, rules());
    },
    resetToHead: (head: DeviceHead, device: string): Result<null, Untrusted> => resetToHead(file, head, device),
    giveWay: (asked: AskedEnds): GaveWay => giveWay(file, asked, rules()),
    beginLog: (epoch: string): void => {
      beginLog(file, epoch);
    },
    beginMove: (office: string): void => {
      const move = db.transaction(() => {
        saveHub(db, { ...linked(file), office: office as OfficeId });
        saveMoving(db, { to: office as OfficeId, after: 0 });
      });
      guarded(db.name, () => move.immediate());
    },
    finishMove: (): void => {
      finishMove(file);
    },
    departRest: (): void => {
      departRest(file);
    },
    nextOffer: (after: OfferedPlace | null): OfferedRun | undefined => nextOffer(file, after),
    offered: (offer: OfferedRun, hubSequence: number): void => {
      offered(file, offer, hubSequence);
    },
    saveStop: (stop: Stop | null): void => {
      const stopped = stop === null ? null : JSON.stringify(stop);
      guarded(db.name, () => saveHub(db, { ...linked(file), stopped }));
    },
    saveFirstDone: (): void => {
      guarded(db.name, () => saveHub(db, { ...linked(file), firstDone: true }));
    },
    noteAttempt: (batch: Batch, attempt: { readonly error: string; readonly nextTryAt: number }): void => {
      noteAttempt(file, batch, attempt);
    },
  };
}

function linkOf({ db, device }: CaseFile) {
  return guarded(db.name, () => {
    const hub = hubState(db);
    if (hub === undefined) return undefined;
    const { epoch, office, cursor, firstDone, stopped } = hub;
    const stop = stopped === null ? null : (JSON.parse(stopped) as unknown);
    const moving = movingState(db) ?? null;
    const known = { isHeadKnown: isHeadKnown(db), isUnsettled: isUnsettled(db) };
    return { epoch, office, cursor, firstDone, moving, stopped: stop, device: device.id, ...known };
  });
}

function linked({ db }: CaseFile): HubState {
  const hub = hubState(db);
  invariant(hub, 'who syncs has a hub');
  return hub;
}
