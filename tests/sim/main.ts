/** `npm run sim -- [--seeds N] [--from K] [--mix NAME] [--desks N] [--steps N] [--repeat N] [--jobs N] [--hub memory|postgres] [--store memory|disk] [--json]` */
import { parseArgs } from 'node:util';
import { type HubKind, hubKinds, stopHubs } from './hub-logs.ts';
import { playSeeds } from './play-seeds.ts';
import { type StoreKind, storeKinds } from './sim-desk.ts';
import type { SeedReport } from './run-seed.ts';
import { addTally, newTally } from './tally.ts';
import { mixtures } from './troubles.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '100' },
    from: { type: 'string', default: '1' },
    mix: { type: 'string', default: 'mixed' },
    desks: { type: 'string', default: '5' },
    steps: { type: 'string', default: '120' },
    repeat: { type: 'string', default: '1' },
    jobs: { type: 'string', default: '1' },
    minutes: { type: 'string', default: '600' },
    hub: { type: 'string', default: 'memory' },
    store: { type: 'string', default: 'memory' },
    json: { type: 'boolean', default: false },
  },
});

/** After so many failed seeds nobody waits for more. */
const ENOUGH_FAILED = 5;

const name = values.mix;
if (!Object.hasOwn(mixtures, name)) throw new Error(`--mix: ${Object.keys(mixtures).join(' | ')}`);
const troubles = mixtures[name as keyof typeof mixtures];
const hub = values.hub as HubKind;
if (!hubKinds.includes(hub)) throw new Error(`--hub: ${hubKinds.join(' | ')}`);
const store = values.store as StoreKind;
if (!storeKinds.includes(store)) throw new Error(`--store: ${storeKinds.join(' | ')}`);
const size = { desks: wholeNumber(values.desks), steps: wholeNumber(values.steps) };
const [from, count, repeat] = [wholeNumber(values.from), wholeNumber(values.seeds), wholeNumber(values.repeat)];
const tally = newTally();
const failed: SeedReport[] = [];
const fingerprints = new Map<number, string>();
const started = performance.now();
let events = 0;
let played = 0;

await playSeeds({
  seeds: Array.from({ length: count * repeat }, (_, index) => from + Math.floor(index / repeat)),
  city: { ...size, troubles, hub, store },
  jobs: wholeNumber(values.jobs),
  onSeed: (report) => {
    note(report);
    return failed.length < ENOUGH_FAILED && performance.now() - started < Number(values.minutes) * 60_000;
  },
});

await stopHubs();

function note(report: SeedReport): void {
  const before = fingerprints.get(report.seed) ?? report.fingerprint;
  fingerprints.set(report.seed, before);
  if (report.fingerprint !== before) failed.push({ ...report, problems: ['does not repeat'] });
  if (report.problems.length > 0) failed.push(report);
  addTally(tally, report.tally);
  events += report.events;
  played += 1;
  if (played % 100 === 0 && !values.json)
    process.stderr.write(`${String(played)} seeds, ${String(failed.length)} failed\n`);
}

const done = fingerprints.size;
const seconds = Math.round((performance.now() - started) / 1_000);
const cpu = process.cpuUsage();
const coreSeconds = (cpu.user + cpu.system) / 1_000_000 / Math.max(played, 1);
if (values.json) {
  const result = { mix: name, done, failed: failed.length, events, seconds, coreSeconds, tally };
  process.stdout.write(`${JSON.stringify(result)}\n`);
} else {
  const happened = Object.entries(tally).map(([what, times]) => `${what} ${String(times)}`);
  process.stdout.write(
    `${name}${hub === 'memory' ? '' : `, hub on ${hub}`}: ${String(done)} seeds of ${String(size.desks)} desks and ${String(size.steps)} steps, ` +
      `${String(events)} events ordered, ${String(failed.length)} failed, ${String(seconds)} s, ` +
      `${coreSeconds.toFixed(2)} s of a core each\n  ${happened.join(' · ')}\n`,
  );
}
for (const { seed, problems, trace } of failed) {
  process.stdout.write(`seed ${String(seed)}:\n  ${problems.join('\n  ')}\n`);
  if (process.env.SIM_TRACE !== undefined) process.stdout.write(`  ${trace.join('\n  ')}\n`);
}
process.exitCode = failed.length === 0 ? 0 : 1;

function wholeNumber(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 1) throw new Error(`${text}: a whole number from 1`);
  return number;
}
