/** `npm run sim -- [--seeds N] [--from K] [--mix NAME] [--desks N] [--steps N] [--repeat N] [--json]` */
import { parseArgs } from 'node:util';
import { type SeedReport, runSeed } from './run-seed.ts';
import { addTally, newTally } from './tally.ts';
import { simTemplate } from './template.ts';
import { mixtures } from './troubles.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '100' },
    from: { type: 'string', default: '1' },
    mix: { type: 'string', default: 'mixed' },
    desks: { type: 'string', default: '5' },
    steps: { type: 'string', default: '120' },
    repeat: { type: 'string', default: '1' },
    minutes: { type: 'string', default: '600' },
    json: { type: 'boolean', default: false },
  },
});

const name = values.mix;
if (!Object.hasOwn(mixtures, name)) throw new Error(`--mix: ${Object.keys(mixtures).join(' | ')}`);
const troubles = mixtures[name as keyof typeof mixtures];
const [seeds, from, desks, steps] = [values.seeds, values.from, values.desks, values.steps].map(wholeNumber) as [
  number,
  number,
  number,
  number,
];
const tally = newTally();
const failed: SeedReport[] = [];
const started = performance.now();
let events = 0;
let done = 0;
for (let seed = from; seed < from + seeds; seed += 1) {
  if (performance.now() - started > Number(values.minutes) * 60_000) break;
  const reports: SeedReport[] = [];
  for (let i = 0; i < Number(values.repeat); i += 1) reports.push(await runSeed({ seed, desks, steps, troubles }));
  for (const report of reports) {
    if (report.fingerprint !== reports[0]?.fingerprint) failed.push({ ...report, problems: ['does not repeat'] });
    if (report.problems.length > 0) failed.push(report);
    addTally(tally, report.tally);
    events += report.events;
  }
  done += 1;
  if (failed.length > 4) break;
  if (seed % 100 === 0 && !values.json)
    process.stderr.write(`${String(done)} seeds, ${String(failed.length)} failed\n`);
}
(await simTemplate()).remove();

const seconds = Math.round((performance.now() - started) / 1_000);
if (values.json)
  process.stdout.write(`${JSON.stringify({ mix: name, done, failed: failed.length, events, seconds, tally })}\n`);
else {
  const happened = Object.entries(tally).map(([what, count]) => `${what} ${String(count)}`);
  process.stdout.write(
    `${name}: ${String(done)} seeds of ${String(desks)} desks and ${String(steps)} steps, ${String(events)} events ordered, ` +
      `${String(failed.length)} failed, ${String(seconds)} s\n  ${happened.join(' · ')}\n`,
  );
}
for (const { seed, problems, trace } of failed) {
  process.stdout.write(`seed ${String(seed)}:\n  ${problems.join('\n  ')}\n`);
  if (process.env.SIM_TRACE !== undefined) process.stdout.write(`  ${trace.join('\n  ')}\n`);
}
process.exitCode = failed.length === 0 ? 0 : 1;

function wholeNumber(text: string): number {
  const count = Number(text);
  if (!Number.isSafeInteger(count) || count < 1) throw new Error(`${text}: a whole number from 1`);
  return count;
}
