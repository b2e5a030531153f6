import type { Role } from '../../domain/staff/role.ts';
import type { OfficeId } from '../../kernel/ids.ts';
import type { BatchSeal, ScopeRoot } from '../../protocol/batch-seal.ts';
import type { CountedEvent } from './stored-event.ts';

/** What of a member of staff decides whether an event of theirs counts: no name, no number. */
export interface StaffRights {
  readonly staffId: string;
  readonly office: OfficeId;
  readonly roles: readonly Role[];
  readonly active: boolean;
}

export interface StreamState {
  readonly version: number;
  readonly scope: OfficeId;
}

/** What a push needs to know, asked at once. */
export interface PushQuestion {
  readonly city: OfficeId;
  readonly device: string;
  readonly firstSequence: number;
  readonly lastSequence: number;
  /** Streams that the batch continues. */
  readonly streams: readonly string[];
  /** What must not be there yet, which a log may also find out as it writes: streams that the batch begins. */
  readonly newStreams: readonly string[];
  readonly commandIds: readonly string[];
  readonly eventIds: readonly string[];
  readonly staffIds: readonly string[];
  readonly documents: readonly string[];
}

export interface KnownEvent {
  readonly hash: string;
  /** The last number that its run was given; null when nothing of the run counts. */
  readonly hubSequence: number | null;
  readonly firstSequence: number;
  readonly lastSequence: number;
  /** What of the run counts, as it was sealed. */
  readonly scopes: readonly ScopeRoot[];
}

export interface PushFacts {
  readonly epoch: string;
  /** The city's last number. */
  readonly head: number;
  readonly office: OfficeId;
  /** UTC ms; null for a device that may write. */
  readonly revokedAt: number | null;
  /** Whether the log came from a backup once. */
  readonly isRestored: boolean;
  /** Where the hub stands with the device's chain. */
  readonly chain: { readonly deviceSequence: number; readonly hash: string };
  /** The signature under the run with which that chain ends; null where it has none. */
  readonly lastSeal: string | null;
  /** The device's event at `lastSequence` when the hub has it, and the run that it came in. */
  readonly known: KnownEvent | undefined;
  /** How many events that count the device has sent, by scope. */
  readonly counts: ReadonlyMap<OfficeId, number>;
  readonly streams: ReadonlyMap<string, StreamState>;
  readonly takenCommands: ReadonlySet<string>;
  readonly takenEvents: ReadonlySet<string>;
  readonly staff: ReadonlyMap<string, StaffRights>;
  /** False until the city has its first member of staff. */
  readonly hasStaff: boolean;
  /** Those of the documents asked for that the device has sent or may see. */
  readonly ownDocuments: ReadonlySet<string>;
}

export interface PushWrite {
  readonly seal: BatchSeal;
  readonly bytes: number;
  /** The run as its device packed it, where all of it counts and it is worth keeping; a reader may find it there only. */
  readonly packed: Uint8Array | undefined;
  readonly at: number;
  /** Those that count: they get the next numbers in this order. */
  readonly events: readonly CountedEvent[];
  readonly superseded: readonly CountedEvent[];
  /** Where the touched streams stand afterwards. */
  readonly streams: ReadonlyMap<string, StreamState>;
  readonly staff: ReadonlyMap<string, StaffRights>;
  /** What the events name. `granted`: the device had it or could see it when it named it. */
  readonly documents: readonly { readonly hash: string; readonly scope: OfficeId; readonly granted: boolean }[];
}
