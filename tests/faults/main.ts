/**
 * npm run faults: every fault of docs/reliability.md, with the long counts.
 *   [--only 1,2,…,13,draw-law] [--ci] [--count N] [--seed N] [--minutes N] [--jobs N] [--json]
 * `--ci` takes the counts of `npm test`; `--count` overrides the count of every fault that is run;
 * `--jobs` shares the seeds of a simulated fault over threads;
 * `--minutes` stops fault 1 and the simulated ones before their count is reached and says how far it came.
 */
import { parseArgs } from 'node:util';
import { type FaultName, faultNames, hunts } from './hunts.ts';
import { type FaultReport, failed, line } from './report.ts';

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: faultNames.join(',') },
    ci: { type: 'boolean', default: false },
    count: { type: 'string' },
    seed: { type: 'string', default: '1' },
    minutes: { type: 'string', default: 'Infinity' },
    jobs: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  },
});

const asked = values.only.split(',').map((name) => {
  const known = faultNames.find((each) => each === name.trim());
  if (known === undefined) throw new Error(`no fault ${name}: there are ${faultNames.join(', ')}`);
  return known;
});

const reports: FaultReport[] = [];
for (const name of asked) {
  const started = performance.now();
  const report = await run(name);
  const seconds = Math.round((performance.now() - started) / 1_000);
  reports.push(report);
  if (!values.json) process.stdout.write(`${line(report)}\n       ${String(seconds)} s, seed ${values.seed}\n`);
}
if (values.json) process.stdout.write(`${JSON.stringify(reports)}\n`);
if (reports.some(failed)) process.exitCode = 1;

async function run(name: FaultName): Promise<FaultReport> {
  const { count, seed } = values;
  const hunt = hunts[name];
  try {
    return await hunt.run({
      count: count === undefined ? (values.ci ? hunt.ci : hunt.long) : Number(count),
      seed: Number(seed),
      minutes: Number(values.minutes),
      jobs: Number(values.jobs),
      onProgress: (text) => process.stderr.write(`       ${text}\n`),
    });
  } catch (error) {
    // A hunt that breaks off has found something too: the others still run.
    const problem = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { fault: `${name} broke off`, tried: 0, acknowledged: 0, lost: 0, problems: [problem], notes: [] };
  }
}
