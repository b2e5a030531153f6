/** A desk of the simulation: real store, real deciders, real engine, over a line and a clock that the seed moves. */
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { changeBus } from '../../src/app/change-bus.ts';
import { type OpenDesk, openDesk } from '../../src/app/open-desk.ts';
import type { ReferenceData } from '../../src/app/reference/reference-data.ts';
import type { SignedIn } from '../../src/app/session/signed-in.ts';
import { hubClient } from '../../src/app/sync/hub-client.ts';
import { redecider } from '../../src/app/sync/redecide/redecide.ts';
import { invariant } from '../../src/kernel/invariant.ts';
import type { SeededRandom } from '../../src/kernel/random.ts';
import { ok } from '../../src/kernel/result.ts';
import { openCaseFile } from '../../src/store/case-file.ts';
import { type StoredId, unpackId } from '../../src/store/compact-id.ts';
import { namedStatement } from '../../src/store/statements.ts';
import { syncStore } from '../../src/store/sync/store-port.ts';
import { type StepResult, type SyncEngine, createEngine } from '../../src/sync/engine.ts';
import type { SyncStore } from '../../src/sync/ports.ts';
import { personOf } from '../support/desk/test-desk.ts';
import type { TestStaffName } from '../support/desk/test-offices.ts';
import { type DeskImage, imageOf, openImage } from './desk-image.ts';
import type { SimLine } from './line.ts';
import type { Tally } from './tally.ts';
import type { TemplateDesk } from './template.ts';

/** Thrown by the store's port where the seed lets the program die. */
class Crash extends Error {
  override readonly name = 'Crash';
}

export interface SimDesk {
  readonly number: number;
  readonly office: string;
  desk: OpenDesk;
  engine: SyncEngine;
  readonly line: SimLine;
  /** What its clock shows more than the world's, ms. */
  clockOff: number;
  /** Command ids that somebody here was told are saved. */
  readonly saved: Set<string>;
  isRevoked: boolean;
  /** The program speaks an older protocol until it is updated. */
  isOld: boolean;
  /** Store calls until the program dies; null for never. */
  dieAfter: number | null;
  person(name: TestStaffName): SignedIn;
  caseIds(): readonly string[];
  step(): Promise<StepResult>;
  restart(): void;
  setDiskFull(full: boolean): void;
  close(): void;
}

export interface SimDeskParts {
  readonly number: number;
  readonly from: TemplateDesk;
  readonly root: string;
  readonly store: StoreKind;
  readonly random: SeededRandom;
  readonly reference: ReferenceData;
  readonly now: () => number;
  readonly line: SimLine;
  readonly tally: Tally;
}

/** Where the desks of a seed keep their databases. */
export const storeKinds = ['memory', 'disk'] as const;
export type StoreKind = (typeof storeKinds)[number];

const NO_LIMIT = 1_073_741_823;

export function simDesk(parts: SimDeskParts): SimDesk {
  const folder = join(parts.root, `desk-${String(parts.number)}`);
  if (parts.store === 'disk') cpSync(parts.from.folder, folder, { recursive: true });
  const made: SimDesk = {
    number: parts.number,
    office: parts.from.office,
    desk: undefined as unknown as OpenDesk,
    engine: undefined as unknown as SyncEngine,
    line: parts.line,
    clockOff: 0,
    saved: new Set(),
    isRevoked: false,
    isOld: false,
    dieAfter: null,
    person: (name) => personHere(made, name),
    caseIds: () => caseIdsOf(made.desk),
    step: () => stepOf(made, parts),
    restart: () => {
      const { file } = made.desk;
      const image = parts.store === 'memory' ? imageOf(file.db) : undefined;
      file.close();
      openAgain(made, parts, { folder, image });
    },
    setDiskFull: (full) => {
      const { db } = made.desk.file;
      const pages = full ? (db.pragma('page_count', { simple: true }) as number) : NO_LIMIT;
      db.pragma(`max_page_count = ${String(pages)}`);
    },
    close: () => {
      made.desk.file.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  openAgain(made, parts, { folder, image: parts.store === 'memory' ? parts.from.image : undefined });
  return made;
}

/** Where a desk's database is kept, and what it holds where that is in memory. */
interface Kept {
  readonly folder: string;
  readonly image: DeskImage | undefined;
}

function openAgain(made: SimDesk, parts: SimDeskParts, { folder, image }: Kept): void {
  const { random } = parts;
  const now = (): number => parts.now() + made.clockOff;
  const newId = (): string => idFrom(random, parts.now());
  const connect = image === undefined ? {} : { connect: () => openImage(image) };
  const file = openCaseFile({ folder, dataKey: parts.from.dataKey, now, newId, ...connect });
  const desk = openDesk({ file, reference: parts.reference, changes: changeBus() });
  invariant(desk, 'the desk has a profile');
  if (image === undefined) {
    // No other process opens it, and no power is cut here (fault 1): neither locks nor flushes are what is tried.
    file.db.pragma('locking_mode = EXCLUSIVE');
    file.db.pragma('synchronous = OFF');
  }
  made.desk = desk;
  people.set(desk, new Map());
  made.engine = engineOf(made, parts);
}

function engineOf(made: SimDesk, { line, random, tally }: SimDeskParts): SyncEngine {
  const { file } = made.desk;
  const transport: SimLine['transport'] = (request, signal) =>
    line.transport(
      made.isOld ? { ...request, headers: { ...request.headers, 'anju-protocol': '1' } } : request,
      signal,
    );
  const client = hubClient({ device: file.device, transport, now: file.now });
  return createEngine({
    store: mortal(
      made,
      syncStore(file, () => ({ redecide: redecider(made.desk) })),
    ),
    push: (pushed, signal) => client.push(pushed, signal),
    head: (signal) => client.head(signal),
    ends: (signal) => client.ends(signal),
    pull: ({ after, only }, signal) =>
      client.pull(only === undefined ? { after, wait: 0 } : { after, only, wait: 0 }, signal),
    sendDocuments: () => Promise.resolve(ok(null)),
    now: file.now,
    sleep: () => Promise.resolve(),
    random: () => random.next(),
    report: ({ applied }) => {
      if (applied === null) return;
      tally.rebased += applied.rebased.length;
      tally.conflicts += applied.conflicts.length;
    },
  });
}

/** The store, which may be the last thing that the program touches: before a call or just after it. */
function mortal(made: SimDesk, store: SyncStore): SyncStore {
  return new Proxy(store, {
    get(target, name, receiver) {
      const method: unknown = Reflect.get(target, name, receiver);
      if (typeof method !== 'function') return method;
      return (...args: readonly unknown[]): unknown => {
        if (made.dieAfter === 0) throw new Crash('before a store call');
        const answer: unknown = Reflect.apply(method, target, args);
        if (made.dieAfter !== null) made.dieAfter -= 1;
        if (made.dieAfter === 0) throw new Crash('after a store call');
        return answer;
      };
    },
  });
}

async function stepOf(made: SimDesk, { tally }: SimDeskParts): Promise<StepResult> {
  const result = await made.engine.step();
  if (made.dieAfter !== 0) return result;
  made.dieAfter = null;
  tally['crashes inside a step'] += 1;
  made.restart();
  return { kind: 'went-on' };
}

/** Nobody's account changes in a seed: each is looked up once per start of the program. */
const people = new WeakMap<OpenDesk, Map<TestStaffName, SignedIn>>();

function personHere({ desk }: SimDesk, name: TestStaffName): SignedIn {
  const known = people.get(desk);
  const person = known?.get(name) ?? personOf(desk, name);
  known?.set(name, person);
  return person;
}

const selectCaseIds = namedStatement<[], { readonly case_id: StoredId }>(
  'sim.case-ids',
  `SELECT case_id FROM case_row ORDER BY case_no`,
);

function caseIdsOf({ file }: OpenDesk): readonly string[] {
  return selectCaseIds
    .on(file.db)
    .all()
    .map((row) => unpackId(row.case_id));
}

/** A UUIDv7 that the seed alone decides. */
function idFrom(random: SeededRandom, now: number): string {
  const hex = now.toString(16).padStart(12, '0');
  const digits = (count: number): string =>
    Array.from({ length: count }, () => random.integer(0, 15).toString(16)).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7${digits(3)}-8${digits(3)}-${digits(12)}`;
}
