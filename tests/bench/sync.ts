/**
 * `npm run bench:sync -- [--events 100000] [--desks 50] [--peer-events N] [--no-peers] [--json]`: events from desk A through a hub on
 * PostgreSQL to desk B, beside bare COPY, bare SQLite and other people's sync, in one run. With `--first-sync N` instead:
 * an empty desk fetches a city of N events and is killed once on the way.
 */
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { postgresServer } from '../support/hub/postgres-server.ts';
import { plain } from './city.ts';
import { type Row, round } from './measure.ts';
import { type BareFigures, copyRows, insertRows } from './sync-bare.ts';
import { runDesks } from './sync-desks.ts';
import { runFirstSync } from './sync-first.ts';
import { type BenchHub, startBenchHub } from './sync-hub.ts';
import { type OurFigures, type OurRun, type Spent, runOurs } from './sync-ours.ts';
import { type PeerFigures, runPeers } from './sync-peers.ts';

const { values } = parseArgs({
  options: {
    events: { type: 'string', default: '100000' },
    desks: { type: 'string', default: '50' },
    peers: { type: 'boolean', default: true },
    'peer-events': { type: 'string', default: '100000' },
    'first-sync': { type: 'string', default: '0' },
    json: { type: 'boolean', default: false },
  },
  allowNegative: true,
});
const events = wholeNumber('events', 1_000);
const desks = wholeNumber('desks', 0);
const first = wholeNumber('first-sync', 0);
const peerEvents = wholeNumber('peer-events', 1_000);

const server = await postgresServer();
try {
  const before = loadNow();
  const database = await server.database('ours');
  const table = first > 0 ? await firstRows(database) : await allRows(database);
  table.push(plain('load of the machine, at start and end', `${before} · ${loadNow()}`));
  print(table);
} finally {
  await server.remove();
}

async function allRows(database: string): Promise<Row[]> {
  const run = await onHub(database, (hub) => runOurs(hub, events));
  const table = ourRows(run.figures);
  table.push(
    ...bareRows(run.figures, { copy: await copyRows(database, run.rows), sqlite: await insertRows(run.rows) }),
  );
  if (values.peers) table.push(...peerRows(run));
  if (desks > 0) table.push(...(await desksRows()));
  return table;
}

async function firstRows(database: string): Promise<Row[]> {
  const figures = await onHub(database, (hub) => runFirstSync(hub, database, first));
  const { clock, cpuSeconds, blocked, memory } = figures;
  const millis = (value: number): string => `${String(Math.round(value))} ms`;
  return [
    plain(`hub filled with ${first.toLocaleString('en')} events`, `${String(Math.round(figures.fill))} s`),
    plain('first sync, both lives of the desk', `${String(Math.round(clock))} s, ${rate(first, clock)}`),
    plain('  processor time an event, desk', `${String(Math.round((cpuSeconds / first) * 1e6))} µs`),
    plain('  killed at · went on at', `${String(figures.killedAt)} · ${String(figures.wentOnAt)}`),
    plain('memory of the desk, tenth by tenth of its second life', `${memory.join(', ')} MB`),
    plain('  at most', `${String(figures.deskPeak)} MB`),
    plain('memory of the hub at most: before · after', `${mega(figures.hubBefore)} · ${mega(figures.hubPeak)}`),
    plain('thread of the desk held: median · p99 · longest', Object.values(blocked).map(millis).join(' · ')),
  ];
}

function mega(kib: number): string {
  return `${String(Math.round(kib / 1_024))} MB`;
}

function wholeNumber(name: 'events' | 'desks' | 'first-sync' | 'peer-events', least: number): number {
  const value = Number(values[name]);
  if (!Number.isSafeInteger(value) || value < least) throw new Error(`--${name}: a whole number from ${String(least)}`);
  return value;
}

async function onHub<T>(database: string, work: (hub: BenchHub) => Promise<T>): Promise<T> {
  const hub = await startBenchHub(database);
  try {
    return await work(hub);
  } finally {
    await hub.stop();
  }
}

function ourRows({ write, push, pull, bytesUp, bytesDown, hubPeak }: OurFigures): Row[] {
  const each = (bytes: number): string => `${String(Math.round(bytes / events))} B`;
  return [
    plain('write on desk A, commands in groups of 1,000', rate(events, write.clock)),
    plain('push, each batch fsynced before its answer', rate(events, push.clock)),
    plain('pull and apply on desk B', rate(events, pull.clock)),
    plain('end to end: push, then pull and apply', rate(events, push.clock + pull.clock)),
    plain('  processor time an event: push, desk · hub', perEvent(push)),
    plain('  processor time an event: pull and apply, desk · hub', perEvent(pull)),
    plain('bytes on the wire per event, up · down', `${each(bytesUp)} · ${each(bytesDown)}`),
    plain('peak memory of the hub process', mega(hubPeak)),
  ];
}

function perEvent({ desk, hub }: Spent): string {
  const micros = (seconds: number): string => `${String(Math.round((seconds / events) * 1e6))} µs`;
  return `${micros(desk)} · ${micros(hub)}`;
}

function bareRows(
  { push, pull }: OurFigures,
  { copy, sqlite }: { readonly copy: BareFigures; readonly sqlite: BareFigures },
): Row[] {
  return [
    beside('push · COPY of the same events, no keys', [push.clock, copy.plain], '≥ 0.25'),
    beside('push · COPY into a table with the keys of ours', [push.clock, copy.keyed]),
    beside('pull and apply · SQLite rows, no keys', [pull.clock, sqlite.plain], '≥ 0.4'),
    beside('pull and apply · SQLite rows with the keys of ours', [pull.clock, sqlite.keyed]),
  ];
}

/** The ratio is of events per second, ours ÷ the floor. */
function beside(what: string, [ours, bare]: readonly [number, number], target = ''): Row {
  return { what, ours: rate(events, ours), peer: rate(events, bare), ratio: round(bare / ours), target };
}

function peerRows({ figures: { push, pull }, rows }: OurRun): Row[] {
  const peers = runPeers(rows.slice(0, peerEvents));
  const both = push.clock + pull.clock;
  const row = (what: string, figures: PeerFigures, target: string): Row => {
    const ours = rate(events, both);
    if ('failure' in figures) return { what, ours, peer: `failed: ${figures.failure}`, ratio: null, target };
    const apart =
      figures.push === null || figures.pull === null ? '' : parts(figures.events, figures.push, figures.pull);
    const peer = `${rate(figures.events, figures.both)} of ${figures.events.toLocaleString('en')}${apart}`;
    return { what, ours, peer, ratio: round(events / both / (figures.events / figures.both)), target };
  };
  return [
    row('end to end · PouchDB, express-pouchdb', peers.pouchdb, '≥ 10'),
    row('end to end · Yjs, y-websocket, leveldb, an update an event', peers.yjs, '≥ 2'),
    row('end to end · Yjs, y-websocket, leveldb, 1,000 events an update', peers.yjsGroups, '≥ 2'),
  ];
}

function parts(count: number, push: number, pull: number): string {
  return ` (push ${rate(count, push)}, pull ${rate(count, pull)})`;
}

async function desksRows(): Promise<Row[]> {
  const figures = await onHub(await server.database('desks'), (hub) => runDesks(hub.test, desks));
  const refused = Object.entries(figures.refusals).map(([code, times]) => `${code} ${String(times)}`);
  return [
    plain(`${String(desks)} desks push at once`, rate(figures.events, figures.seconds)),
    plain('  answered behind: another desk took the step', String(figures.behind)),
    plain('  other refusals', refused.length === 0 ? '0' : refused.join(', '), '0'),
  ];
}

function rate(count: number, seconds: number): string {
  return `${Math.round(count / seconds).toLocaleString('en')}/s`;
}

/** Processes that wanted a core in the last minute: 1 is this one alone. */
function loadNow(): string {
  return (loadavg()[0] ?? 0).toFixed(1);
}

function print(table: readonly Row[]): void {
  const measured = first > 0 ? first : events;
  if (values.json) {
    process.stdout.write(`${JSON.stringify({ events: measured, rows: table })}\n`);
    return;
  }
  process.stdout.write(`| ${String(measured)} events | ours | beside | ratio | target |\n|---|---|---|---|---|\n`);
  for (const { what, ours, peer, ratio, target } of table) {
    process.stdout.write(`| ${what} | ${ours} | ${peer} | ${ratio === null ? '' : String(ratio)} | ${target} |\n`);
  }
}
