/** The hub's log in maps: for tests and the simulation, where a crash of the hub is one of the network. */
import type { OfficeId } from '../../kernel/ids.ts';
import { invariant } from '../../kernel/invariant.ts';
import { type CodeRow, codeVerdict } from './code-use.ts';
import type { CodeAttempt, CodeUse } from './enrol-code.ts';
import type { AuditEntry, HubLog } from './hub-log.ts';
import type { PushWrite } from './push-facts.ts';
import {
  type MemoryCity,
  type MemoryDevice,
  headOf,
  listed,
  memoryBatches,
  memoryFacts,
  memoryStanding,
  newMemoryCity,
  newMemoryDevice,
  writeToMemory,
} from './memory-city.ts';

export interface MemoryLog extends HubLog {
  /** What a copy of the log at this moment holds: a backup. */
  snapshot(): MemorySnapshot;
}

export interface MemorySnapshot {
  readonly cities: ReadonlyMap<OfficeId, MemoryCity>;
  readonly codes: ReadonlyMap<string, CodeRow>;
}

/** An empty log, or one restored from a snapshot. */
export function memoryLog(from?: MemorySnapshot): MemoryLog {
  const copy = from === undefined ? undefined : structuredClone(from);
  const held: Held = { cities: new Map(copy?.cities), codes: new Map(copy?.codes), nonces: new Map(), audit: [] };
  const listeners = new Set<Parameters<HubLog['onOrdered']>[0]>();
  return {
    ...promised({ ...cityAnswers(held), ...deviceAnswers(held), ...requestAnswers(held) }),
    push: (question, decide) =>
      new Promise((resolve) => {
        const city = cityIn(held, question.city);
        const device = deviceIn(held, question);
        const { write, answer } = decide(memoryFacts(city, device, question));
        if (write !== undefined) {
          writeToMemory(city, device, write);
          tell(listeners, question.city, write);
        }
        resolve(answer);
      }),
    onOrdered: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    snapshot: () => structuredClone({ cities: held.cities, codes: held.codes }),
  };
}

type Listeners = ReadonlySet<Parameters<HubLog['onOrdered']>[0]>;

function tell(listeners: Listeners, city: OfficeId, { events }: PushWrite): void {
  const scopes = [...new Set(events.map((event) => event.scope))];
  if (scopes.length > 0) for (const listener of listeners) listener(city, scopes);
}

interface Held {
  readonly cities: Map<OfficeId, MemoryCity>;
  readonly codes: Map<string, CodeRow>;
  /** By device and nonce, until when. */
  readonly nonces: Map<string, number>;
  readonly audit: AuditEntry[];
}

function cityIn({ cities }: Held, city: OfficeId): MemoryCity {
  const found = cities.get(city);
  invariant(found, `no city ${city}`);
  return found;
}

function deviceIn(held: Held, device: { readonly city: OfficeId; readonly device: string }): MemoryDevice {
  const found = cityIn(held, device.city).devices.get(device.device);
  invariant(found, 'an enrolled device');
  return found;
}

function findDevice({ cities }: Held, device: string): MemoryDevice | undefined {
  return [...cities.values()].map((city) => city.devices.get(device)).find((found) => found !== undefined);
}

type CityNames = 'cities' | 'city' | 'openCity' | 'renewEpochs' | 'staff' | 'hasOffice' | 'batches';
type DeviceNames =
  'device' | 'devices' | 'revoke' | 'move' | 'noteSeen' | 'deviceHead' | 'ends' | 'noteDocument' | 'documentStanding';

function cityAnswers(held: Held): Pick<Answers, CityNames> {
  const { cities } = held;
  return {
    cities: () => [...cities.values()].map((city) => city.state),
    city: (city) => cities.get(city)?.state,
    openCity: (city, epoch) => {
      const open = cities.get(city) ?? newMemoryCity(city, epoch);
      cities.set(city, open);
      return open.state;
    },
    renewEpochs: (epochOf) => {
      for (const [city, open] of cities) {
        open.state = { ...open.state, epoch: epochOf(city) };
        open.isRestored = true;
        // Nobody has read anything of this log yet.
        for (const device of open.devices.values()) device.pulledUpTo = 0;
      }
    },
    staff: (city, staffId) => cityIn(held, city).staff.get(staffId),
    hasOffice: (city, office) => cityIn(held, city).streams.has(`office:${office}`),
    batches: (city, question) => memoryBatches(cityIn(held, city), question),
  };
}

function deviceAnswers(held: Held): Pick<Answers, DeviceNames> {
  return {
    device: (device) => findDevice(held, device)?.state,
    devices: (city) => [...cityIn(held, city).devices.values()].map(listed),
    revoke: (device, at) => {
      const found = deviceIn(held, device);
      found.state = { ...found.state, revokedAt: found.state.revokedAt ?? at };
    },
    move: (device, office) => {
      const found = deviceIn(held, device);
      found.state = { ...found.state, office };
    },
    noteSeen: (device, seen) => {
      const found = deviceIn(held, device);
      found.lastSeenAt = seen.at;
      found.pulledUpTo = seen.pulledUpTo ?? found.pulledUpTo;
    },
    deviceHead: (device) => headOf(deviceIn(held, device)),
    ends: (city) =>
      [...cityIn(held, city).devices.values()].map(({ state, chain: { deviceSequence } }) => ({
        device: state.device,
        deviceSequence,
      })),
    noteDocument: (device, hash) => {
      const { documents } = cityIn(held, device.city);
      documents.set(hash, (documents.get(hash) ?? new Set()).add(device.device));
    },
    documentStanding: (device, hash) => memoryStanding(cityIn(held, device.city), device, hash),
  };
}

function requestAnswers(held: Held): Omit<Answers, CityNames | DeviceNames> {
  const { audit, codes, nonces } = held;
  return {
    takeNonce: ({ device, nonce, until }) => {
      const key = `${device.device} ${nonce}`;
      if (nonces.has(key)) return false;
      nonces.set(key, until);
      return true;
    },
    forgetNonces: (before) => {
      for (const [key, until] of nonces) if (until < before) nonces.delete(key);
    },
    putCode: (code) => {
      codes.set(code.lookup, { ...code, attempts: 0, usedBy: null });
    },
    useCode: (attempt) => useCode(held, attempt),
    audit: (entry) => void audit.push(entry),
    auditEntries: (last) => audit.slice(-last),
    ping: () => undefined,
    close: () => undefined,
  };
}

function useCode(held: Held, attempt: CodeAttempt): CodeUse {
  const code = held.codes.get(attempt.lookup);
  const verdict = codeVerdict(code, findDevice(held, attempt.device.device)?.state, attempt);
  if (code === undefined) return verdict.use;
  if (verdict.countsAsAttempt) held.codes.set(code.lookup, { ...code, attempts: code.attempts + 1 });
  if (verdict.use.kind === 'enrolled' && !verdict.isRepeat) {
    held.codes.set(code.lookup, { ...code, usedBy: attempt.device.device });
    const { city, office } = code;
    const state = { ...attempt.device, city, office, enrolledAt: attempt.now, revokedAt: null };
    cityIn(held, city).devices.set(state.device, newMemoryDevice(state));
  }
  return verdict.use;
}

type Answers = {
  readonly [K in Exclude<keyof HubLog, 'push' | 'onOrdered'>]: (
    ...args: Parameters<HubLog[K]>
  ) => Awaited<ReturnType<HubLog[K]>>;
};

/** The same functions, answering as a log on a disk does. */
function promised(answers: Answers): Omit<HubLog, 'push' | 'onOrdered'> {
  const entries = Object.entries(answers).map(([name, answer]) => [
    name,
    (...args: unknown[]) =>
      new Promise((resolve) => {
        resolve((answer as (...args: unknown[]) => unknown)(...args));
      }),
  ]);
  return Object.fromEntries(entries) as Omit<HubLog, 'push' | 'onOrdered'>;
}
