/**
 * `npm run bench -- --size N [--copies N] [--data DIR] [--no-screen] [--json]`: ours beside raw better-sqlite3, in one
 * run. With `--copies` the city's rows are copied so often (multiply.ts), and what reads them is measured alone.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { benchCity, plain } from './city.ts';
import { coldRows } from './cold.ts';
import { duplicateRows } from './duplicates.ts';
import type { Row } from './measure.ts';
import { openCity } from './open-city.ts';
import { copiedCity } from './multiply.ts';
import { queueListRows } from './queues.ts';
import { readRows } from './reads.ts';
import { screenRows } from './screen.ts';
import { writeRows } from './writes.ts';

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: '10000' },
    copies: { type: 'string', default: '1' },
    data: { type: 'string' },
    screen: { type: 'boolean', default: true },
    json: { type: 'boolean', default: false },
  },
  allowNegative: true,
});
const count = Number(values.size);
if (!Number.isSafeInteger(count) || count < 1_000) throw new Error('--size: a whole number from 1000');
const copies = Number(values.copies);
if (!Number.isSafeInteger(copies) || copies < 1 || copies > 10) throw new Error('--copies: 1 to 10');
const scratch = values.data === undefined ? mkdtempSync(join(tmpdir(), 'anju-bench-')) : undefined;
const folder = scratch === undefined ? resolve(values.data ?? '.') : join(scratch, 'city');

try {
  const before = loadNow();
  const { city, rows } = await benchCity(folder, count);
  const table: Row[] = [...rows];
  if (copies > 1) table.push(...(await copiedCity(city, copies)));
  if (values.screen && copies === 1) table.push(...(await screenRows(city)));
  table.push(...(await coldRows(city)));
  const { host, desk } = await openCity(city);
  try {
    const hasCopies = copies > 1;
    if (!hasCopies) table.push(...readRows(desk));
    table.push(...queueListRows(desk), ...duplicateRows(desk, { scans: !hasCopies }));
    if (!hasCopies) table.push(...writeRows(desk));
  } finally {
    host.close();
  }
  table.push(plain('peak memory of this process', `${String(Math.round(process.resourceUsage().maxRSS / 1024))} MB`));
  table.push(plain('load of the machine, at start and end', `${before} · ${loadNow()}`));
  print(table);
} finally {
  if (scratch !== undefined) rmSync(scratch, { recursive: true, force: true });
}

/** Processes that wanted a core in the last minute: 1 is this one alone. */
function loadNow(): string {
  return (loadavg()[0] ?? 0).toFixed(1);
}

function print(table: readonly Row[]): void {
  if (values.json) {
    process.stdout.write(`${JSON.stringify({ size: count * copies, rows: table })}\n`);
    return;
  }
  process.stdout.write(`| ${String(count * copies)} cases | ours | raw | ratio | target |\n|---|---|---|---|---|\n`);
  for (const { what, ours, peer, ratio, target } of table) {
    process.stdout.write(`| ${what} | ${ours} | ${peer} | ${ratio === null ? '' : String(ratio)} | ${target} |\n`);
  }
}
