import type { OfficeId } from '../../kernel/ids.ts';
import type { BatchSeal } from '../../protocol/batch-seal.ts';
import { GENESIS_HASH } from '../../protocol/envelope.ts';
import type { DeviceHead } from '../../protocol/messages.ts';
import type { BatchQuestion, CityState, DeviceState, DocumentStanding, ListedDevice, StoredBatch } from './hub-log.ts';
import type { PushFacts, PushQuestion, PushWrite, StaffRights, StreamState } from './push-facts.ts';
import { type StoredEvent, storedEvent } from './stored-event.ts';
import { isVisible } from './visibility.ts';

export interface MemoryDevice {
  state: DeviceState;
  chain: { deviceSequence: number; hash: string };
  readonly counts: Map<OfficeId, number>;
  lastSeenAt: number | null;
  pulledUpTo: number;
}

interface MemoryBatch {
  readonly seal: BatchSeal;
  readonly bytes: number;
  readonly packed: Uint8Array | undefined;
  /** Null when nothing of it counts. */
  readonly hubSequence: number | null;
  readonly events: readonly StoredEvent[];
  readonly superseded: readonly StoredEvent[];
}

interface Reference {
  readonly scope: OfficeId;
  readonly device: string;
  readonly granted: boolean;
}

/** Plain data, so that a backup is a structured clone. */
export interface MemoryCity {
  state: CityState;
  isRestored: boolean;
  readonly devices: Map<string, MemoryDevice>;
  readonly batches: MemoryBatch[];
  readonly streams: Map<string, StreamState>;
  readonly commands: Set<string>;
  readonly events: Set<string>;
  readonly staff: Map<string, StaffRights>;
  /** Which devices sent a document. */
  readonly documents: Map<string, Set<string>>;
  readonly references: Map<string, Reference[]>;
}

export function newMemoryCity(city: OfficeId, epoch: string): MemoryCity {
  return {
    state: { city, epoch, head: 0 },
    isRestored: false,
    devices: new Map(),
    batches: [],
    streams: new Map(),
    commands: new Set(),
    events: new Set(),
    staff: new Map(),
    documents: new Map(),
    references: new Map(),
  };
}

export function newMemoryDevice(state: DeviceState): MemoryDevice {
  const chain = { deviceSequence: 0, hash: GENESIS_HASH };
  return { state, chain, counts: new Map(), lastSeenAt: null, pulledUpTo: 0 };
}

export function listed({ state, lastSeenAt, pulledUpTo }: MemoryDevice): ListedDevice {
  return { ...state, lastSeenAt, pulledUpTo };
}

export function headOf({ chain, counts }: MemoryDevice): DeviceHead {
  const scopes = [...counts].map(([scope, count]) => ({ scope, count }));
  return { ...chain, scopes: scopes.sort((a, b) => (a.scope < b.scope ? -1 : 1)) };
}

export function memoryFacts(city: MemoryCity, device: MemoryDevice, question: PushQuestion): PushFacts {
  const { office, revokedAt } = device.state;
  return {
    epoch: city.state.epoch,
    head: city.state.head,
    office,
    revokedAt,
    isRestored: city.isRestored,
    chain: { ...device.chain },
    lastSeal: city.batches.findLast(({ seal }) => seal.device === question.device)?.seal.signature ?? null,
    known: knownEvent(city, question),
    counts: new Map(device.counts),
    streams: picked(city.streams, [...question.streams, ...question.newStreams]),
    takenCommands: new Set(question.commandIds.filter((id) => city.commands.has(id))),
    takenEvents: new Set(question.eventIds.filter((id) => city.events.has(id))),
    staff: picked(city.staff, question.staffIds),
    hasStaff: city.staff.size > 0,
    ownDocuments: new Set(question.documents.filter((hash) => isOwn(city, device.state, hash))),
  };
}

function picked<T>(map: ReadonlyMap<string, T>, keys: readonly string[]): ReadonlyMap<string, T> {
  const found = new Map<string, T>();
  for (const key of keys) {
    const value = map.get(key);
    if (value !== undefined) found.set(key, value);
  }
  return found;
}

function knownEvent(city: MemoryCity, { device, lastSequence }: PushQuestion): PushFacts['known'] {
  for (const batch of city.batches) {
    const { seal } = batch;
    if (seal.device !== device || lastSequence < seal.firstSequence || lastSequence > seal.lastSequence) continue;
    const event = [...batch.events, ...batch.superseded].find((each) => each.deviceSequence === lastSequence);
    const { firstSequence, lastSequence: last, scopes } = seal;
    const hash = last === lastSequence ? seal.hash : event?.hash;
    if (hash === undefined) continue;
    return { hash, hubSequence: batch.hubSequence, firstSequence, lastSequence: last, scopes };
  }
  return undefined;
}

export function writeToMemory(city: MemoryCity, device: MemoryDevice, write: PushWrite): void {
  const { seal, bytes, packed } = write;
  const events = write.events.map(storedEvent);
  const superseded = write.superseded.map(storedEvent);
  const head = city.state.head + events.length;
  city.batches.push({ seal, bytes, packed, events, superseded, hubSequence: events.length === 0 ? null : head });
  city.state = { ...city.state, head };
  device.chain = { deviceSequence: seal.lastSequence, hash: seal.hash };
  for (const { scope } of events) device.counts.set(scope, (device.counts.get(scope) ?? 0) + 1);
  for (const [stream, state] of write.streams) city.streams.set(stream, state);
  for (const { commandId } of events) city.commands.add(commandId);
  for (const { id } of [...events, ...superseded]) city.events.add(id);
  for (const [staffId, rights] of write.staff) city.staff.set(staffId, rights);
  for (const { hash, scope, granted } of write.documents) {
    const list = city.references.get(hash) ?? [];
    list.push({ scope, granted, device: seal.device });
    city.references.set(hash, list);
  }
}

export function memoryBatches(
  city: MemoryCity,
  question: BatchQuestion,
): { readonly batches: readonly StoredBatch[]; readonly upTo: number } {
  const { after, head, visibility, maxEvents, maxBytes, takesPacked = false } = question;
  const found: StoredBatch[] = [];
  let count = 0;
  let bytes = 0;
  for (const { seal, hubSequence, events, packed } of city.batches) {
    if (hubSequence === null || hubSequence <= after || hubSequence > head) continue;
    const visible = events.filter((event) => isVisible(visibility, event.scope));
    if (visible.length === 0) continue;
    const size = visible.reduce((sum, event) => sum + event.payload.length, 0);
    const last = found.at(-1);
    if (last !== undefined && (count + visible.length > maxEvents || bytes + size > maxBytes)) {
      return { batches: found, upTo: last.hubSequence };
    }
    const isWhole = takesPacked && packed !== undefined && visible.length === events.length;
    found.push(isWhole ? { seal, hubSequence, events: [], packed } : { seal, hubSequence, events: visible });
    count += visible.length;
    bytes += size;
  }
  return { batches: found, upTo: Math.max(head, after) };
}

export function memoryStanding(city: MemoryCity, device: DeviceState, hash: string): DocumentStanding {
  if (isOwn(city, device, hash)) return 'visible';
  return city.references.has(hash) || city.documents.has(hash) ? 'hidden' : 'unknown';
}

/** Whether the device sent it, or an event that it may see names it by right. */
function isOwn(city: MemoryCity, device: DeviceState, hash: string): boolean {
  const senders = city.documents.get(hash);
  if (senders?.has(device.device) === true) return true;
  const references = city.references.get(hash) ?? [];
  return references.some(
    (each) => (each.granted || senders?.has(each.device) === true) && isVisible({ office: device.office }, each.scope),
  );
}
