/**
 * The hub's memory, as a port: PostgreSQL and PGlite in service, maps in tests and the simulation. One suite holds for
 * all of them (tests/suites/hub/hub-log.test.ts).
 *
 * What every log keeps true:
 *   1  A city's sequence has no holes, and nobody sees number n before all numbers below it: one push at a time holds
 *      the city.
 *   2  A push is decided on facts that cannot change until it is written, and is written whole or not at all.
 *   3  A nonce is taken once and a code is used once, however many processes share the log.
 */
import type { OfficeId } from '../../kernel/ids.ts';
import type { BatchSeal } from '../../protocol/batch-seal.ts';
import type { DeviceEnd, DeviceHead, DeviceRecord } from '../../protocol/messages.ts';
import type { CodeAttempt, CodeUse, EnrolCode } from './enrol-code.ts';
import type { PushFacts, PushQuestion, PushWrite, StaffRights } from './push-facts.ts';
import type { StoredEvent } from './stored-event.ts';
import type { Visibility } from './visibility.ts';

export interface CityState {
  readonly city: OfficeId;
  /** Names this log; another one after it was restored from a backup. */
  readonly epoch: string;
  /** The last number given. */
  readonly head: number;
}

export interface DeviceState extends DeviceRecord {
  readonly city: OfficeId;
  readonly office: OfficeId;
}

export interface ListedDevice extends DeviceState {
  readonly lastSeenAt: number | null;
  readonly pulledUpTo: number;
}

/** The visible events of one batch, in their order. */
export interface StoredBatch {
  readonly seal: BatchSeal;
  readonly hubSequence: number;
  readonly events: readonly StoredEvent[];
  /** Instead of `events`, where asked for: the whole run, `{ seal, commands }` in JSON, as its device packed it. */
  readonly packed?: Uint8Array;
}

export interface BatchQuestion {
  readonly after: number;
  /** Nothing beyond: the head that the answer names. */
  readonly head: number;
  readonly visibility: Visibility;
  readonly maxEvents: number;
  readonly maxBytes: number;
  /** Whether runs may come packed. Not every run is kept like that. */
  readonly takesPacked?: boolean;
}

export interface AuditEntry {
  readonly at: number;
  readonly city: string | null;
  /** As the request claimed it. */
  readonly device: string | null;
  readonly code: string;
  /** Never with personal data. */
  readonly detail: string;
}

export type DocumentStanding = 'visible' | 'hidden' | 'unknown';

export interface HubLog {
  cities(): Promise<readonly CityState[]>;
  city(city: OfficeId): Promise<CityState | undefined>;
  /** Makes the city when it is not there yet. */
  openCity(city: OfficeId, epoch: string): Promise<CityState>;
  /** Gives every city another epoch: the log was restored, and no device has read anything of it. */
  renewEpochs(epochOf: (city: OfficeId) => string): Promise<void>;

  device(device: string): Promise<DeviceState | undefined>;
  devices(city: OfficeId): Promise<readonly ListedDevice[]>;
  revoke(device: DeviceState, at: number): Promise<void>;
  move(device: DeviceState, office: OfficeId): Promise<void>;
  noteSeen(device: DeviceState, seen: { readonly at: number; readonly pulledUpTo?: number }): Promise<void>;
  deviceHead(device: DeviceState): Promise<DeviceHead>;
  /** The end of each device's chain, never beyond what the city's head covers when it is read afterwards. */
  ends(city: OfficeId): Promise<readonly DeviceEnd[]>;

  /** False when it was taken before. */
  takeNonce(nonce: { readonly device: DeviceState; readonly nonce: string; readonly until: number }): Promise<boolean>;
  forgetNonces(before: number): Promise<void>;

  putCode(code: EnrolCode): Promise<void>;
  /** Uses a code and enrols the device in one step; the same device again gets the same answer. */
  useCode(attempt: CodeAttempt): Promise<CodeUse>;

  staff(city: OfficeId, staffId: string): Promise<StaffRights | undefined>;
  hasOffice(city: OfficeId, office: OfficeId): Promise<boolean>;

  /**
   * Decides under the city's lock and writes what was decided; `decide` answers without a write to refuse, and says where
   * it needed no more than the log and the device's chain for that.
   */
  push<T>(
    question: PushQuestion,
    decide: (facts: PushFacts) => { readonly write?: PushWrite; readonly answer: T; readonly isOfChain?: true },
  ): Promise<T>;
  batches(
    city: OfficeId,
    question: BatchQuestion,
  ): Promise<{ readonly batches: readonly StoredBatch[]; readonly upTo: number }>;
  /** Calls back when events of some scopes were ordered (undefined: any may be), by whatever process; returns how to stop. */
  onOrdered(listener: (city: OfficeId, scopes: readonly OfficeId[] | undefined) => void): () => void;

  /** The device has sent all of the document. */
  noteDocument(device: DeviceState, hash: string): Promise<void>;
  documentStanding(device: DeviceState, hash: string): Promise<DocumentStanding>;

  audit(entry: AuditEntry): Promise<void>;
  auditEntries(last: number): Promise<readonly AuditEntry[]>;
  ping(): Promise<void>;
  close(): Promise<void>;
}
