/**
 * `npm run bench:agency -- [--cases 1000] [--rounds 3] [--json]`: so many cases × 8 sources through the line to the
 * registries, the queue full from the start, beside bare clients with the same number at once, in turn in one run.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { loadavg } from 'node:os';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { type AgencyClient, agencyClient } from '../../src/agency/agency-client.ts';
import { agencyConfigSchema } from '../../src/agency/agency-config.ts';
import type { AgencyRequest } from '../../src/domain/agency-check/agency-port.ts';
import type { CheckSource } from '../../src/domain/agency-check/source.ts';
import { question, testSigner } from '../support/agency/asked.ts';
import { type Send, bareFetch, bareHttp, ready, sendAll } from './agency-bare.ts';
import { plain } from './city.ts';
import { type Row, round } from './measure.ts';

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '1000' },
    rounds: { type: 'string', default: '3' },
    json: { type: 'boolean', default: false },
  },
});
const cases = wholeNumber('cases');
const rounds = wholeNumber('rounds');
const SOURCES: readonly CheckSource[] = [
  'household-registration', 'vehicles', 'marriage', 'welfare', 'housing', 'social-insurance', 'housing-fund', 'tax',
]; // prettier-ignore
const AT_ONCE = 4;
const signer = testSigner('bench');
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
const count = cases * SOURCES.length;

interface Figures {
  readonly rate: number;
  /** Processor time of this process, µs a question. */
  readonly processor: number;
}

const simulator = await startProcess();
try {
  print(await table(simulator.url, simulator.key));
} finally {
  simulator.child.kill('SIGTERM');
}

async function table(url: string, key: string): Promise<Row[]> {
  const before = loadNow();
  const seen: Record<'plain' | 'checked' | 'http' | 'fetch', Figures[]> = {
    plain: [],
    checked: [],
    http: [],
    fetch: [],
  };
  const lines = { plain: lineTo(url, undefined), checked: lineTo(url, key) };
  const heap: number[] = [];
  const atOnce = AT_ONCE * SOURCES.length;
  const bare = { http: bareHttp(url, atOnce), fetch: bareFetch(url) };
  // A round before the first warms up both ends.
  for (let turn = 0; turn <= rounds; turn += 1) {
    for (const way of ['plain', 'http', 'checked', 'fetch'] as const) {
      const asked = questions(`${way}-${String(turn)}`);
      const figures =
        way === 'http' || way === 'fetch' ? await bareRun(asked, atOnce, bare[way]) : await ourRun(asked, lines[way]);
      if (turn > 0) seen[way].push(figures);
      if (way === 'checked') heap.push(heapNow());
    }
  }
  for (const line of Object.values(lines)) line.close();
  const sent = (rounds + 1) * 4 * count;
  const { distinct, repeated } = await stateOf(url);
  return [
    beside('ours · bare node:http', [best(seen.plain), best(seen.http)], '≥ 0.8'),
    beside('ours · bare fetch', [best(seen.plain), best(seen.fetch)], '≥ 0.8'),
    beside("ours, the registry's signature checked too · bare node:http", [best(seen.checked), best(seen.http)]),
    plain(
      'processor time a question: ours · with signature · node:http · fetch',
      [seen.plain, seen.checked, seen.http, seen.fetch]
        .map((of) => `${String(Math.round(best(of).processor))} µs`)
        .join(' · '),
    ),
    plain(
      'questions sent · different ids seen · ids seen twice',
      `${String(sent)} · ${String(distinct)} · ${String(repeated)}`,
      '0 lost, 0 doubled',
    ),
    plain(
      'heap after each round, collected',
      heap.map((bytes) => `${(bytes / 1_048_576).toFixed(1)} MB`).join(' · '),
      'flat',
    ),
    plain('load of the machine, at start and end', `${before} · ${loadNow()}`),
  ];
}

function questions(prefix: string): AgencyRequest[] {
  return Array.from({ length: cases }, (_, index) =>
    SOURCES.map((source) =>
      question(index, { requestId: `${prefix}-${String(index)}-${source}`, caseNo: `case-${String(index)}`, source }),
    ),
  ).flat();
}

async function ourRun(asked: readonly AgencyRequest[], line: AgencyClient): Promise<Figures> {
  return timed(async () => {
    const answers = await Promise.all(asked.map((one) => line.ask(one)));
    const failure = answers.find((answer) => answer.outcome === 'failed');
    if (failure !== undefined) throw new Error(`a question failed: ${JSON.stringify(failure)}`);
  });
}

/** Signing is ours and happens before: the floor only sends and reads. */
async function bareRun(asked: readonly AgencyRequest[], atOnce: number, send: Send): Promise<Figures> {
  const prepared = asked.map((one) => ready(one, signer));
  return timed(() => sendAll(prepared, atOnce, send));
}

async function timed(work: () => Promise<void>): Promise<Figures> {
  const [began, processor] = [performance.now(), process.cpuUsage()];
  await work();
  const { user, system } = process.cpuUsage(processor);
  return { rate: count / ((performance.now() - began) / 1_000), processor: (user + system) / count };
}

function lineTo(url: string, key: string | undefined): AgencyClient {
  const sources = Object.fromEntries(SOURCES.map((source) => [source, { url, ...(key === undefined ? {} : { key }) }]));
  const config = agencyConfigSchema.parse({ defaults: { atOnce: AT_ONCE, timeoutMs: 60_000 }, sources });
  return agencyClient(config, { signer: () => signer });
}

async function stateOf(url: string): Promise<{ distinct: number; repeated: number }> {
  const response = await fetch(`${url}/simulator/state`);
  const { sources } = (await response.json()) as {
    sources: Record<string, { distinct: number; repeated: number }>;
  };
  const all = Object.values(sources);
  return {
    distinct: all.reduce((sum, { distinct }) => sum + distinct, 0),
    repeated: all.reduce((sum, { repeated }) => sum + repeated, 0),
  };
}

async function startProcess(): Promise<{ child: ChildProcess; url: string; key: string }> {
  const script = new URL('agency-simulator-process.ts', import.meta.url);
  const child = spawn(process.execPath, [script.pathname], { stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const line of createInterface({ input: child.stdout })) {
    const { url, key } = JSON.parse(line) as { url: string; key: string };
    return { child, url, key };
  }
  throw new Error('the simulator did not start');
}

function best(figures: readonly Figures[]): Figures {
  const sorted = [...figures].sort((a, b) => b.rate - a.rate);
  const [first] = sorted;
  if (first === undefined) throw new Error('no round was run');
  return first;
}

function beside(what: string, [ours, peer]: readonly [Figures, Figures], target = ''): Row {
  return { what, ours: rate(ours), peer: rate(peer), ratio: round(ours.rate / peer.rate), target };
}

function rate({ rate: perSecond }: Figures): string {
  return `${Math.round(perSecond).toLocaleString('en')}/s`;
}

function heapNow(): number {
  collect();
  return process.memoryUsage().heapUsed;
}

function wholeNumber(name: 'cases' | 'rounds'): number {
  const value = Number(values[name]);
  if (!Number.isSafeInteger(value) || value < 1) throw new Error(`--${name}: a whole number from 1`);
  return value;
}

function loadNow(): string {
  return (loadavg()[0] ?? 0).toFixed(1);
}

function print(rows: readonly Row[]): void {
  if (values.json) {
    process.stdout.write(`${JSON.stringify({ cases, rows })}\n`);
    return;
  }
  process.stdout.write(
    `| ${String(cases)} cases × ${String(SOURCES.length)} sources | ours | beside | ratio | target |\n|---|---|---|---|---|\n`,
  );
  for (const { what, ours, peer, ratio, target } of rows) {
    process.stdout.write(`| ${what} | ${ours} | ${peer} | ${ratio === null ? '' : String(ratio)} | ${target} |\n`);
  }
}
