import type { Result } from '../kernel/result.ts';
import type { Batch } from '../protocol/batch.ts';
import type { DeviceEnd, DeviceHead, EndsAnswer, PushAnswer } from '../protocol/messages.ts';
import type { ReadPage } from '../protocol/read-run.ts';
import type { AbortSignalLike } from '../protocol/transport.ts';
import type { LineFailure, SyncCause, SyncStop } from './sync-stop.ts';

/** Everything that the engine touches; given the same answers it does the same. */
export interface SyncPorts {
  readonly store: SyncStore;
  /** `epoch`: the hub's log that the batch was decided on. */
  readonly push: (push: PushedBatch, signal: AbortSignalLike) => Promise<Result<PushAnswer, LineFailure>>;
  readonly pull: (wanted: PullWanted, signal: AbortSignalLike) => Promise<Result<ReadPage, LineFailure>>;
  /** Where the hub stands with this device's chain. */
  readonly head: (signal: AbortSignalLike) => Promise<Result<DeviceHead, LineFailure>>;
  /** Where the hub stands with every chain of the city. */
  readonly ends: (signal: AbortSignalLike) => Promise<Result<EndsAnswer, LineFailure>>;
  /** The documents that a batch names, up before it. */
  readonly sendDocuments: (batch: Batch, signal: AbortSignalLike) => Promise<Result<null, LineFailure>>;
  readonly now: () => number;
  /** Ends early when aborted. */
  readonly sleep: (ms: number, signal: AbortSignalLike) => Promise<void>;
  /** In [0, 1). */
  readonly random: () => number;
  readonly report: (report: SyncReport) => void;
}

export interface PushedBatch {
  readonly batch: Batch;
  readonly epoch: string;
  /** The seal of the run before it, where that one is still under way: the hub takes this one only behind that. */
  readonly follows?: string;
  /** It was read in an older log of the hub, which the present one does not have. */
  readonly isLost?: true;
}

export interface PullWanted {
  readonly after: number;
  /** How long the hub may wait for something new, ms. */
  readonly wait: number;
  readonly only?: string;
}

/** Asked for before this desk read to the head. */
export interface AskedEnds {
  readonly ends: readonly DeviceEnd[];
  /** Every other device has read this log and offered what it had, so what nobody brought is gone. */
  readonly isAllHeard: boolean;
  /** Devices of which nobody brings anything any more: they were revoked, and everybody was heard. */
  readonly revoked: readonly string[];
}

/** What the desk keeps of its link, and what it does in one transaction each (store/sync/store-port.ts). */
export interface SyncStore {
  /** Undefined while the desk stands alone. */
  link(): StoredLink | undefined;
  nextBatch(wish: { readonly now: number; readonly maxCommands?: number }): Batch | undefined;
  acknowledge(batch: Batch, hubSequence: number): void;
  apply(page: ReadPage, only: string | null): Result<AppliedPage, Distrust>;
  supersedeRefused(refused: { readonly commandId: string; readonly reason: string }): void;
  resetToHead(head: DeviceHead, device: string): Result<null, Distrust>;
  /** What an older log had brought and the present one, read to its head, never will. */
  giveWay(asked: AskedEnds): Pick<AppliedPage, 'rebased' | 'conflicts'>;
  beginLog(epoch: string): void;
  beginMove(office: string): void;
  /** The new office is read: drops what it may not see, except where something still waits to be sent. */
  finishMove(): void;
  /** Nothing waits: what a move had to leave goes too. */
  departRest(): void;
  /** The next run of another device that the hub's present log lacks and that is here, in the old order. */
  nextOffer(after: OfferPlace | null): Offer | undefined;
  offered(offer: Offer, hubSequence: number): void;
  saveStop(stop: SyncStop | null): void;
  saveFirstDone(): void;
  /** For the outbox screen. */
  noteAttempt(batch: Batch, attempt: { readonly error: string; readonly nextTryAt: number }): void;
}

export interface StoredLink {
  readonly epoch: string;
  readonly office: string;
  readonly cursor: number;
  readonly moving: { readonly to: string; readonly after: number } | null;
  readonly firstDone: boolean;
  /** This device's id. */
  readonly device: string;
  /** False from the beginning of another log of the hub until its end of this device's chain was asked for. */
  readonly isHeadKnown: boolean;
  /** Whether something of an older log of the hub is here that its present one has not brought. */
  readonly isUnsettled: boolean;
  readonly stopped: SyncStop | null;
}

export interface AppliedPage {
  readonly events: number;
  readonly rebased: readonly string[];
  readonly conflicts: readonly string[];
}

export interface Distrust {
  readonly problem: string;
  readonly device?: string;
  readonly detail: string;
}

export interface OfferPlace {
  readonly epoch: string;
  readonly hubSequence: number;
}

export interface Offer {
  readonly place: OfferPlace;
  readonly batch: Batch;
}

export interface SyncReport {
  readonly phase: 'first' | 'syncing' | 'idle' | 'trouble' | 'stopped';
  readonly cause: SyncCause | null;
  readonly detail: string;
  /** Failures in a row. */
  readonly attempts: number;
  readonly nextTryAt: number | null;
  /** What is being fetched, in the city's sequence. */
  readonly fetched: { readonly from: number; readonly upTo: number; readonly head: number } | null;
  /** The hub's clock less this computer's, ms, when it is more than five minutes. */
  readonly clockOffBy: number | null;
  /** Of the step that was just done. */
  readonly applied: AppliedPage | null;
}
