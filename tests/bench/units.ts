/**
 * `npm run bench:units -- [--homes N,N,…] [--excel] [--check]`: a CSV or an Excel table of N homes, one line in a hundred
 * bad, read into the ledger of homes of an encrypted file, as a person would have it read in; with `--check` only looked
 * at, as the screen does first. Several sizes one after the other show whether memory grows with the file; with
 * `--collect` garbage is collected every second, so that what is left is what is held.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, openAsBlob, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { importUnits } from '../../src/app/units/import/import-units.ts';
import type { UnitImportReport } from '../../src/contract/unit-import.ts';
import { invariant } from '../../src/kernel/invariant.ts';
import { type TestDesk, testDesk } from '../support/desk/test-desk.ts';

const { values } = parseArgs({
  options: {
    homes: { type: 'string', default: '314000' },
    excel: { type: 'boolean', default: false },
    check: { type: 'boolean', default: false },
    collect: { type: 'boolean', default: false },
  },
});
const sizes = values.homes.split(',').map(Number);
if (sizes.some((size) => !Number.isSafeInteger(size) || size < 1_000)) {
  throw new Error('--homes: whole numbers from 1000, between commas');
}
const kind = values.excel ? 'xlsx' : 'csv';
const mode = values.check ? ('check' as const) : ('import' as const);

if (sizes.length > 1) {
  // A process each, so that none finds what another left in the memory.
  const own = fileURLToPath(import.meta.url);
  const flags = (['excel', 'check', 'collect'] as const).flatMap((flag) => (values[flag] ? [`--${flag}`] : []));
  for (const size of sizes)
    execFileSync(process.execPath, [own, '--homes', String(size), ...flags], { stdio: 'inherit' });
} else await measure(sizes[0] ?? 0);

async function measure(homes: number): Promise<void> {
  const made = await testDesk();
  const folder = mkdtempSync(join(tmpdir(), 'anju-units-'));
  const read = (path: string, how: typeof mode): Promise<UnitImportReport> => readFrom(made, path, how);
  try {
    const writer = fileURLToPath(new URL('units-table.ts', import.meta.url));
    execFileSync(process.execPath, [writer, folder, String(homes), kind], { stdio: ['ignore', 'inherit', 'inherit'] });
    await read(join(folder, 'estates.csv'), 'import');
    const heapBefore = collectedHeap();
    let held = heapBefore;
    const collecting = setInterval(() => {
      if (values.collect) held = Math.max(held, collectedHeap());
    }, 1_000);
    const [started, used, before] = [performance.now(), process.cpuUsage(), process.memoryUsage().rss];
    let most = before;
    const watching = setInterval(() => {
      most = Math.max(most, process.memoryUsage().rss);
    }, 100);
    const report = await read(join(folder, `units.${kind}`), mode);
    clearInterval(watching);
    clearInterval(collecting);
    held = Math.max(held, collectedHeap());
    const { user, system } = process.cpuUsage(used);
    const seconds = ((performance.now() - started) / 1_000).toFixed(1);
    const cpu = ((user + system) / 1_000_000).toFixed(1);
    const load = (loadavg()[0] ?? 0).toFixed(1);
    process.stdout.write(
      `${kind}, ${mode}: ${String(report.rows)} lines, ${String(report.added)} in, ${String(report.refused)} bad: ${seconds} s, ` +
        `${cpu} s of the processor, ${megabytes(most - before)} MB more at most, ${megabytes(held - heapBefore)} MB ` +
        `of them in use after collecting, load ${load} | < 60 s\n`,
    );
  } finally {
    made.remove();
    rmSync(folder, { recursive: true });
  }
}

/** Bytes of the heap and of buffers outside it that something still holds. */
function collectedHeap(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

function megabytes(bytes: number): string {
  return (bytes / 1_048_576).toFixed(0);
}

async function readFrom(made: TestDesk, path: string, how: 'check' | 'import'): Promise<UnitImportReport> {
  const [actor, second] = [made.as('citySupervisor').actor, made.as('districtSupervisor').actor];
  const wish = { file: await openAsBlob(path), fileName: path, mode: how, actor, second };
  let report: UnitImportReport | undefined;
  for await (const event of importUnits(made.desk, wish)) if (event.kind === 'report') report = event.report;
  invariant(report, 'a reading ends with its report');
  return report;
}
