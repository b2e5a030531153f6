/**
 * `npm run bench:draw -- [--sizes 10000,100000,1000000] [--json]`: a whole draw beside a bare loop of the same hash calls
 * and its ordering beside an index array with random splices, in one process per size; memory in a process of its own.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { DrawFigures } from './draw-child.ts';

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '10000,100000,1000000' },
    json: { type: 'boolean', default: false },
  },
});

const child = join(import.meta.dirname, 'draw-child.ts');
const figures = values.sizes.split(',').map((size) => figuresOf(Number(size)));
if (values.json) process.stdout.write(`${JSON.stringify(figures)}\n`);
else print(figures);

function figuresOf(size: number): DrawFigures & { readonly peakMegabytes: number } {
  if (!Number.isSafeInteger(size) || size < 1_000) throw new Error('--sizes: whole numbers from 1000');
  const folder = mkdtempSync(join(tmpdir(), 'anju-bench-draw-'));
  const run = (task: string): string =>
    execFileSync(process.execPath, [child, task, String(size), folder], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    });
  try {
    run('make');
    const { peakMegabytes } = JSON.parse(run('memory')) as { peakMegabytes: number };
    return { ...(JSON.parse(run('time')) as DrawFigures), peakMegabytes };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function print(all: readonly ReturnType<typeof figuresOf>[]): void {
  const row = (what: string, cell: (each: (typeof all)[number]) => string, target: string): string =>
    `| ${[what, ...all.map(cell), target].join(' | ')} |`;
  const ms = (value: number): string =>
    value >= 10_000 ? `${(value / 1_000).toFixed(1)} s` : `${value.toFixed(0)} ms`;
  const beside = (ours: number, bare: number): string => `${ms(ours)} · **${(ours / bare).toFixed(2)}**`;
  const lines = [
    row('households', (each) => each.size.toLocaleString('en'), 'target'),
    `|${'---|'.repeat(all.length + 2)}`,
    row(
      'tickets · hash calls',
      (each) => `${each.tickets.toLocaleString('en')} · ${each.calls.toLocaleString('en')}`,
      '',
    ),
    row('bare loop of the same hash calls', (each) => ms(each.bare), ''),
    row('whole draw: roots, seed, keys, order, rounds, result', (each) => beside(each.draw, each.bare), '≤ 2 × bare'),
    row('Merkle root of the roster alone, beside its own calls', (each) => beside(each.root, each.bareRoot), ''),
    row('verify: read and check every line, draw, compare', (each) => beside(each.verify, each.bare), ''),
    row('ordering by keys', (each) => ms(each.order), ''),
    row(
      'index array and random splice',
      (each) =>
        `${ms(each.splice)}${each.spliceShare < 1 ? ' (reckoned)' : ''} · **${(each.splice / each.order).toFixed(0)} ×**`,
      'ordering ≥ 50 × faster',
    ),
    row('peak memory: files read, drawn, result written', (each) => `${String(each.peakMegabytes)} MB`, '≤ 450 MB'),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}
