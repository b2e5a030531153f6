/** One size of the draw's benchmark: `make` writes a bundle, `memory` draws it once, `time` measures. */
import { hash as bareHash } from 'node:crypto';
import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { openBundle } from '../../src/app/draw/bundle-files.ts';
import { drawHash, drawTools } from '../../src/app/draw/draw-hash.ts';
import { codeAt } from '../../src/domain/lottery/codes.ts';
import { computeDraw } from '../../src/domain/lottery/compute-draw.ts';
import {
  type ComputableDraw,
  type FrozenBundle,
  computable,
  readFrozen,
} from '../../src/domain/lottery/frozen-bundle.ts';
import { WORDS, orderByKey } from '../../src/domain/lottery/keys.ts';
import { merkleRoot } from '../../src/domain/lottery/merkle.ts';
import { parseValues } from '../../src/domain/lottery/parse-bundle.ts';
import { verifyDraw } from '../../src/domain/lottery/verify-draw.ts';
import { readText } from '../../src/domain/lottery/bundle-source.ts';
import { randomBundle } from '../support/draw/random-bundle.ts';
import { unwrap } from '../support/draw/vectors.ts';

export interface DrawFigures {
  readonly size: number;
  readonly tickets: number;
  readonly calls: number;
  /** Milliseconds of processor time, garbage collection included: the best of some runs taken in turn. */
  readonly bare: number;
  readonly draw: number;
  readonly bareRoot: number;
  readonly root: number;
  readonly verify: number;
  readonly order: number;
  readonly splice: number;
  /** Below 1 only the first splices were run and the rest reckoned: each costs as much as the array is long. */
  readonly spliceShare: number;
}

const [task, sizeText, folder = ''] = process.argv.slice(2);
const size = Number(sizeText);
/** SHA-256 with 1 to 5 tickets each, as the vectors have. */
const SEED = 6;
const RUNS = size >= 1_000_000 ? 2 : 7;
const SPLICE_LIMIT = 100_000;
const RING = 4_096;

if (task === 'make') await make();
else if (task === 'memory') await memory();
else await time();

async function make(): Promise<void> {
  const texts = await randomBundle(SEED, { people: size, units: Math.ceil(size / 10), tickets: 5, hash: 'sha256' });
  for (const [name, text] of Object.entries(texts)) writeFileSync(join(folder, name), text);
}

async function frozenBundle(): Promise<{ frozen: FrozenBundle; values: Readonly<Record<string, string>> }> {
  const read = unwrap(await openBundle(folder));
  const frozen = unwrap(await readFrozen(read, drawTools));
  return { frozen, values: unwrap(parseValues(unwrap(await readText(read, 'seed.json', drawTools)))).values };
}

/** As the desk's runner reads it: the lines are gone when the keys are computed. */
async function computableBundle(): Promise<{ draw: ComputableDraw; values: Readonly<Record<string, string>> }> {
  const { frozen, values } = await frozenBundle();
  return { draw: computable(frozen), values };
}

async function memory(): Promise<void> {
  const { draw, values } = await computableBundle();
  const file = openSync(join(folder, 'again.ndjson'), 'w');
  unwrap(computeDraw(draw, values, { onPart: (part) => void writeSync(file, part) }));
  closeSync(file);
  say({ peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1_024) });
}

async function time(): Promise<void> {
  const { frozen, values } = await frozenBundle();
  const { plan, roster, units, hash } = frozen;
  const tickets = roster.rows.tickets.reduce((sum, each) => sum + each, 0);
  const unitKeys = plan.assign === 'unit' ? units.rows.count : 0;
  let resultLength = 0;
  const drawOnce = (): void => {
    merkleRoot(roster.lines, hash.tree);
    merkleRoot(units.lines, hash.tree);
    resultLength = 0;
    unwrap(computeDraw(frozen, values, { onPart: (part) => void (resultLength += part.length) }));
  };
  drawOnce();
  const bareRootOnce = bareLoop(frozen, { leaves: roster.rows.count, tickets: 0, resultLength: 0 });
  const bareUnitsOnce = bareLoop(
    { ...frozen, roster: frozen.units },
    { leaves: units.rows.count, tickets: unitKeys, resultLength },
  );
  const bareTickets = bareLoop(frozen, { leaves: 0, tickets, resultLength: 0 });
  const bareOnce = (): void => {
    bareRootOnce();
    bareUnitsOnce();
    bareTickets();
  };
  const [draw = 0, bare = 0, root = 0, bareRoot = 0] = best([
    drawOnce,
    bareOnce,
    () => merkleRoot(roster.lines, hash.tree),
    bareRootOnce,
  ]);
  const { count, numbers } = roster.rows;
  const { lowest } = hash.keys('0'.repeat(64));
  const keys = new Uint32Array(WORDS * count);
  for (let place = 0; place < count; place += 1) {
    keys.set(lowest(numbers, place, roster.rows.tickets[place] ?? 0), WORDS * place);
  }
  const splicing = spliceTime();
  const [order = 0] = best([() => orderByKey(keys, numbers)]);
  const read = unwrap(await openBundle(folder));
  const before = process.cpuUsage();
  unwrap(await verifyDraw(read, drawTools));
  const verify = milliseconds(process.cpuUsage(before));
  const calls = 2 * (roster.rows.count + units.rows.count) + tickets + unitKeys;
  say({ size, tickets, calls, bare, draw, bareRoot, root, verify, order, ...splicing } satisfies DrawFigures);
}

/** The hash calls alone, on inputs that are ready: a ring of real lines and tickets, as long as the true ones. */
function bareLoop(
  {
    roster,
    planHash,
  }: Pick<FrozenBundle, 'planHash'> & {
    roster: Pick<FrozenBundle['roster'], 'lines'> & { rows: Pick<FrozenBundle['roster']['rows'], 'count' | 'numbers'> };
  },
  { leaves, tickets, resultLength }: { leaves: number; tickets: number; resultLength: number },
): () => void {
  const ring = Array.from({ length: Math.min(RING, roster.rows.count) }, (_, index) => index);
  const lines = ring.map((index) => Buffer.concat([Buffer.of(0), roster.lines.at(index)]));
  const texts = ring.map((index) => Buffer.from(`${planHash}:${codeAt(roster.rows.numbers, index)}#0`).toString());
  const pair = Buffer.alloc(65, 1);
  return () => {
    for (let index = 0; index < leaves; index += 1) {
      bareHash('sha256', lines[index % lines.length] ?? pair);
      bareHash('sha256', pair);
    }
    for (let index = 0; index < tickets; index += 1) bareHash('sha256', texts[index % texts.length] ?? '');
    if (resultLength === 0) return;
    const sum = drawHash('sha256').stream();
    const part = 'x'.repeat(150_000);
    for (let at = 0; at < resultLength; at += part.length) sum.update(part);
    sum.digest();
  };
}

/** The best time of each, taken in turn so that a busy machine disturbs all alike. */
function best(works: readonly (() => void)[]): number[] {
  const times = works.map(() => Infinity);
  for (let run = 0; run < RUNS; run += 1) {
    for (const [index, work] of works.entries()) {
      times[index] = Math.min(times[index] ?? Infinity, processorTime(work));
    }
  }
  return times;
}

/** What a busy machine takes from the clock it does not take from this. */
function processorTime(work: () => void): number {
  const before = process.cpuUsage();
  work();
  return milliseconds(process.cpuUsage(before));
}

function milliseconds({ user, system }: NodeJS.CpuUsage): number {
  return (user + system) / 1_000;
}

function spliceTime(): Pick<DrawFigures, 'splice' | 'spliceShare'> {
  const waiting = Array.from({ length: size }, (_, index) => index);
  const taken = size <= SPLICE_LIMIT ? size : Math.ceil(size / 50);
  const order: number[] = [];
  const before = process.cpuUsage();
  for (let index = 0; index < taken; index += 1) {
    order.push(waiting.splice(Math.floor(Math.random() * waiting.length), 1)[0] ?? 0);
  }
  const spent = milliseconds(process.cpuUsage(before));
  // Each splice moves what stands behind: the whole costs n²/2, the first t of n cost nt − t²/2.
  const share = 1 - (1 - taken / size) ** 2;
  return { splice: spent / share, spliceShare: taken / size };
}

function say(figures: object): void {
  process.stdout.write(`${JSON.stringify(figures)}\n`);
}
