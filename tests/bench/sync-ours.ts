/** Events written on desk A, pushed by its engine through the hub, pulled and applied by desk B. */
import { randomBytes } from 'node:crypto';
import type { CommandId } from '../../src/kernel/ids.ts';
import { readerAside } from '../../src/app/sync/page-reader.ts';
import { invariant } from '../../src/kernel/invariant.ts';
import { outboxCounts } from '../../src/store/outbox.ts';
import { hubState } from '../../src/store/sync/hub-state.ts';
import { commitMany } from '../../src/store/unit-of-work.ts';
import { testOffices } from '../support/desk/test-offices.ts';
import { city } from '../support/sync/city.ts';
import type { CityDesk } from '../support/sync/city-desk.ts';
import { turn } from '../support/sync/crank.ts';
import type { BenchHub } from './sync-hub.ts';

/** Seconds; the last two are processor time, which a busy machine disturbs less than the clock. */
export interface Spent {
  readonly clock: number;
  readonly desk: number;
  readonly hub: number;
}

export interface OurFigures {
  readonly write: Spent;
  readonly push: Spent;
  readonly pull: Spent;
  /** Of bodies, as they travel. */
  readonly bytesUp: number;
  readonly bytesDown: number;
  /** KiB. */
  readonly hubPeak: number;
}

export interface OurRun {
  readonly figures: OurFigures;
  /** Rows of A's log, for who writes the same beside. */
  readonly rows: readonly DeskRow[];
}

export interface DeskRow {
  readonly event_id: string | Buffer;
  readonly stream: string;
  readonly stream_version: number;
  readonly type: string;
  readonly payload: string;
  readonly command_id: string | Buffer;
  readonly actor: string | Buffer;
  readonly device: string | Buffer;
  readonly device_sequence: number;
  readonly wall_time: number;
  readonly office: string;
  readonly previous_hash: Buffer;
  readonly hash: Buffer;
}

const PAGE_WORKER = new URL('../../src/app/sync/page-worker.ts', import.meta.url);

const GROUP = 1_000;
/** With the holder, quotes and keys 239 B. Half of it is hex of random bytes, which packs to half its length. */
const LABEL_WORDS = '虎台街道 counter 3, household of two, both papers seen and copied, ';
const LABEL_RANDOM_BYTES = 54;

export async function runOurs(hub: BenchHub, events: number): Promise<OurRun> {
  const made = await city({ desks: [testOffices.street.id], hub: hub.test, now: Date.now() });
  try {
    const [a] = made.desks;
    const b = made.hall;
    invariant(a, 'a desk at the street');
    // As a person's desk has it.
    b.reader = readerAside(PAGE_WORKER, (error) => {
      throw error;
    });
    const before = lastPosition(a);
    const write = await spent(hub, () => {
      writeEvents(a, events);
    });
    for (const each of [a, b]) each.clock.now = Date.now();
    const up = countBytes(a);
    const push = await spent(hub, async () => {
      while (outboxCounts(a.desk.file.db).waiting > 0) await goOn(a);
    });
    for (const each of [a, b]) each.clock.now = Date.now();
    const target = (hubState(b.desk.file.db)?.cursor ?? 0) + events;
    const down = countBytes(b);
    const pull = await spent(hub, async () => {
      while ((hubState(b.desk.file.db)?.cursor ?? 0) < target) await goOn(b);
    });
    const arrived = b.desk.file.db.prepare(`SELECT count(*) FROM event WHERE stream GLOB 'claim:bench-*'`);
    invariant(arrived.pluck().get() === events, 'every event is in the file of B');
    const rows = a.desk.file.db.prepare('SELECT * FROM event WHERE position > ?').all(before) as DeskRow[];
    const figures = { write, push, pull, bytesUp: up.sent, bytesDown: down.got, hubPeak: hub.peak() };
    return { figures, rows };
  } finally {
    made.hall.reader.close();
    made.remove();
  }
}

async function goOn(desk: CityDesk): Promise<void> {
  const result = await turn(desk);
  if (result.kind !== 'went-on') throw new Error(`not together: ${JSON.stringify(desk.line.status())}`);
}

function lastPosition({ desk }: CityDesk): number {
  return desk.file.db.prepare('SELECT max(position) FROM event').pluck().get() as number;
}

export function benchPayload(holder: string): { readonly holder: string; readonly label: string } {
  return { holder, label: LABEL_WORDS + randomBytes(LABEL_RANDOM_BYTES).toString('hex') };
}

/** One command with one event each, on a stream of its own: what costs a hub most. */
function writeEvents(a: CityDesk, events: number): void {
  const { desk } = a;
  const { staffId, office } = a.as('streetClerk').actor;
  for (let from = 0; from < events; from += GROUP) {
    const requests = Array.from({ length: Math.min(GROUP, events - from) }, (_, index) => {
      const event = { type: 'claim.taken.v1', payload: benchPayload(desk.newId()) };
      return {
        commandId: desk.newId() as CommandId,
        commandName: 'bench.claim',
        commandPayload: null,
        actor: staffId,
        office,
        wallTime: Date.now(),
        appends: [{ stream: `claim:bench-${String(from + index)}`, expectedVersion: 0, events: [event] }],
        outcome: null,
      };
    });
    for (const { kind } of commitMany(desk.file, requests)) invariant(kind === 'committed', `written: ${kind}`);
  }
}

function countBytes(desk: CityDesk): { readonly sent: number; readonly got: number } {
  const count = { sent: 0, got: 0 };
  desk.carry = async (request, deliver) => {
    count.sent += request.body.length;
    const answer = await deliver(request);
    count.got += answer.body.length;
    return answer;
  };
  return count;
}

async function spent(hub: BenchHub, work: () => void | Promise<void>): Promise<Spent> {
  const [own, hubs] = [process.cpuUsage(), hub.cpuSeconds()];
  const clock = await seconds(work);
  const { user, system } = process.cpuUsage(own);
  return { clock, desk: (user + system) / 1e6, hub: hub.cpuSeconds() - hubs };
}

export async function seconds(work: () => void | Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1_000;
}
