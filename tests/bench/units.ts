/**
 * `npm run bench:units -- [--homes N] [--excel]`: a CSV or an Excel table of N homes, one line in a hundred bad, read into
 * the ledger of homes of an encrypted file, as a person would have it read in.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, openAsBlob, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { importUnits } from '../../src/app/units/import/import-units.ts';
import type { UnitImportReport } from '../../src/contract/unit-import.ts';
import { invariant } from '../../src/kernel/invariant.ts';
import { testDesk } from '../support/desk/test-desk.ts';

const { values } = parseArgs({
  options: { homes: { type: 'string', default: '314000' }, excel: { type: 'boolean', default: false } },
});
const homes = Number(values.homes);
if (!Number.isSafeInteger(homes) || homes < 1_000) throw new Error('--homes: a whole number from 1000');

const kind = values.excel ? 'xlsx' : 'csv';

const made = await testDesk();
const folder = mkdtempSync(join(tmpdir(), 'anju-units-'));
try {
  const writer = fileURLToPath(new URL('units-table.ts', import.meta.url));
  execFileSync(process.execPath, [writer, folder, String(homes), kind], { stdio: ['ignore', 'inherit', 'inherit'] });
  await read(join(folder, 'estates.csv'));
  const [started, used, before] = [performance.now(), process.cpuUsage(), process.memoryUsage().rss];
  let most = before;
  const watching = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
  }, 200);
  const report = await read(join(folder, `units.${kind}`));
  clearInterval(watching);
  const { user, system } = process.cpuUsage(used);
  const seconds = ((performance.now() - started) / 1_000).toFixed(1);
  const cpu = ((user + system) / 1_000_000).toFixed(1);
  const memory = ((most - before) / 1_048_576).toFixed(0);
  const load = (loadavg()[0] ?? 0).toFixed(1);
  process.stdout.write(
    `${kind}: ${String(report.rows)} lines, ${String(report.added)} in, ${String(report.refused)} bad: ${seconds} s, ` +
      `${cpu} s of the processor, ${memory} MB more at most, load ${load} | < 60 s\n`,
  );
} finally {
  made.remove();
  rmSync(folder, { recursive: true });
}

async function read(path: string): Promise<UnitImportReport> {
  const [actor, second] = [made.as('citySupervisor').actor, made.as('districtSupervisor').actor];
  const wish = { file: await openAsBlob(path), fileName: path, mode: 'import' as const, actor, second };
  let report: UnitImportReport | undefined;
  for await (const event of importUnits(made.desk, wish)) if (event.kind === 'report') report = event.report;
  invariant(report, 'a reading ends with its report');
  return report;
}
