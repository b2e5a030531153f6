import { err, ok } from '../../../src/kernel/result.ts';
import type { SeededRandom } from '../../../src/kernel/random.ts';
import type { OfficeId } from '../../../src/kernel/ids.ts';
import { syncStore } from '../../../src/store/sync/store-port.ts';
import { type SyncEngine, createEngine } from '../../../src/sync/engine.ts';
import type { SyncPorts, SyncReport, SyncStore } from '../../../src/sync/ports.ts';
import { START } from '../store/temporary-desk.ts';
import type { HonestHub } from './honest-hub.ts';
import { readHere } from './read-here.ts';
import { type SyncedDesk, joinedDesk, redecideFill } from './synced-desk.ts';

/** A desk with its engine, over a line that may lose things and a program that may die at any call of its store. */
export interface EngineDesk {
  readonly desk: SyncedDesk;
  engine: SyncEngine;
  report: SyncReport | undefined;
  /** Chances in [0, 1] of a lost request or answer, and of a crash before or after a call of the store. */
  trouble: { lost: number; crash: number };
  crashed: boolean;
  readonly counts: { crashes: number; rebased: number; conflicts: number; lost: number };
}

class Crash extends Error {
  override readonly name = 'Crash';
}

export interface City {
  hub: HonestHub;
  readonly random: SeededRandom;
}

export function engineDesk(city: City, office: string): EngineDesk {
  const made: EngineDesk = {
    desk: joinedDesk(city.hub, office),
    engine: undefined as unknown as SyncEngine,
    report: undefined,
    trouble: { lost: 0, crash: 0 },
    crashed: false,
    counts: { crashes: 0, rebased: 0, conflicts: 0, lost: 0 },
  };
  made.engine = newEngine(city, made);
  return made;
}

function newEngine(city: City, made: EngineDesk): SyncEngine {
  const { desk } = made;
  const lose = (): boolean => {
    const isLost = city.random.chance(made.trouble.lost);
    if (isLost) made.counts.lost += 1;
    return isLost;
  };
  const lost = err({ kind: 'unreachable' as const, detail: 'lost' });
  const ports: SyncPorts = {
    store: mortal(
      city,
      made,
      syncStore(desk.file, () => ({ redecide: redecideFill(desk) })),
    ),
    push: ({ batch, epoch }) => {
      if (lose()) return Promise.resolve(lost);
      const answer = city.hub.push(JSON.parse(JSON.stringify(batch)) as typeof batch, epoch);
      return Promise.resolve(lose() ? lost : ok(answer));
    },
    pull: ({ after, only }) => {
      if (lose()) return Promise.resolve(lost);
      const limit = city.random.integer(1, 4);
      const device = desk.file.device.id;
      const answer = city.hub.pull({ device, after, limit, ...(only === undefined ? {} : { only: only as OfficeId }) });
      return Promise.resolve(lose() ? lost : ok(readHere(JSON.parse(JSON.stringify(answer)) as typeof answer)));
    },
    ends: () => Promise.resolve(lose() ? lost : ok(city.hub.ends())),
    head: () => Promise.resolve(lose() ? lost : ok(city.hub.headOf(desk.file.device.id))),
    sendDocuments: () => Promise.resolve(ok(null)),
    now: () => START,
    sleep: () => Promise.resolve(),
    random: () => 0.5,
    report: (report) => {
      made.report = report;
      made.counts.rebased += report.applied?.rebased.length ?? 0;
      made.counts.conflicts += report.applied?.conflicts.length ?? 0;
    },
  };
  return createEngine(ports);
}

/** Dies before a call of the store, or just after it. */
function mortal(city: City, made: EngineDesk, store: SyncStore): SyncStore {
  return new Proxy(store, {
    get(target, name, receiver) {
      const method: unknown = Reflect.get(target, name, receiver);
      if (typeof method !== 'function') return method;
      return (...values: unknown[]): unknown => {
        if (made.crashed) throw new Crash();
        if (city.random.chance(made.trouble.crash)) die(made);
        const result: unknown = Reflect.apply(method, target, values);
        if (city.random.chance(made.trouble.crash)) die(made);
        return result;
      };
    },
  });
}

function die(made: EngineDesk): never {
  made.crashed = true;
  made.counts.crashes += 1;
  throw new Crash();
}

/** One step of the engine; after a crash the program is started again. */
export async function stepOf(city: City, made: EngineDesk): Promise<string> {
  const { kind } = await made.engine.step();
  if (!made.crashed) return kind;
  made.crashed = false;
  made.desk.reopen();
  made.engine = newEngine(city, made);
  return 'crashed';
}

/** Without trouble, until nobody has anything to send or to fetch. */
export async function rest(city: City, desks: readonly EngineDesk[]): Promise<void> {
  for (const each of desks) each.trouble = { lost: 0, crash: 0 };
  for (let quiet = 0, steps = 0; quiet < 4; steps += 1) {
    const before = progressOf(city, desks);
    for (const each of desks) await stepOf(city, each);
    quiet = progressOf(city, desks) === before ? quiet + 1 : 0;
    if (steps > 2_000) throw new Error('the desks do not come to rest');
  }
}

function progressOf(city: City, desks: readonly EngineDesk[]): string {
  const rows = desks.map(({ desk }) =>
    JSON.stringify([
      desk.file.db.prepare('SELECT * FROM hub').all(),
      desk.file.db.prepare('SELECT device_sequence FROM own_head').all(),
      desk.file.db.prepare('SELECT count(*) FROM event').all(),
      desk.file.db.prepare('SELECT count(*) FROM superseded_event').all(),
    ]),
  );
  return `${String(city.hub.head())} ${rows.join(' ')}`;
}
