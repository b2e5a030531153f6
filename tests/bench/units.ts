/**
 * `npm run bench:units -- [--homes N] [--excel]`: a CSV or an Excel table of N homes, one line in a hundred bad, read into
 * the ledger of homes of an encrypted file, as a person would have it read in.
 */
import { mkdtempSync, openAsBlob, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { importUnits } from '../../src/app/units/import/import-units.ts';
import type { UnitImportReport } from '../../src/contract/unit-import.ts';
import { invariant } from '../../src/kernel/invariant.ts';
import { testDesk } from '../support/desk/test-desk.ts';

const { values } = parseArgs({ options: { homes: { type: 'string', default: '314000' } } });
const homes = Number(values.homes);
if (!Number.isSafeInteger(homes) || homes < 1_000) throw new Error('--homes: a whole number from 1000');

const ESTATES = 200;

const made = await testDesk();
const folder = mkdtempSync(join(tmpdir(), 'anju-units-'));
try {
  const estates = join(folder, 'estates.csv');
  const units = join(folder, 'units.csv');
  await writeEstates(estates);
  await writeUnits(units);
  await read(estates);
  const [started, used, before] = [performance.now(), process.cpuUsage(), process.memoryUsage().rss];
  let most = before;
  const watching = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
  }, 200);
  const report = await read(units);
  clearInterval(watching);
  const { user, system } = process.cpuUsage(used);
  const seconds = ((performance.now() - started) / 1_000).toFixed(1);
  const cpu = ((user + system) / 1_000_000).toFixed(1);
  const memory = ((most - before) / 1_048_576).toFixed(0);
  const load = (loadavg()[0] ?? 0).toFixed(1);
  process.stdout.write(
    `${String(report.rows)} lines, ${String(report.added)} in, ${String(report.refused)} bad: ${seconds} s, ` +
      `${cpu} s of the processor, ${memory} MB more at most, load ${load} | < 60 s\n`,
  );
} finally {
  made.remove();
  rmSync(folder, { recursive: true });
}

function estateId(index: number): string {
  return `XQ${String(index).padStart(3, '0')}`;
}

async function writeEstates(path: string): Promise<void> {
  const rows = Array.from(
    { length: ESTATES },
    (_, at) => `${estateId(at)},小区${String(at)},片区${String(at % 8)},630104,海湖大道${String(at)}号`,
  );
  await writeLines(path, ['小区编号,小区名称,片区,管理机构代码,地址', ...rows]);
}

async function writeUnits(path: string): Promise<void> {
  const file = await open(path, 'w');
  await file.write('房源编号,小区编号,楼栋,楼层,房号,户型,建筑面积,月租金,租金起始日,租金依据\n');
  for (let from = 0; from < homes; from += 1_000) {
    const count = Math.min(1_000, homes - from);
    await file.write(Array.from({ length: count }, (_, at) => unitLine(from + at)).join(''));
  }
  await file.close();
}

function unitLine(at: number): string {
  const [estate, place] = [at % ESTATES, Math.floor(at / ESTATES)];
  const floor = 1 + (Math.floor(place / 10) % 30);
  const building = String(1 + Math.floor(place / 300));
  const room = `${String(floor)}${String(1 + (place % 10)).padStart(2, '0')}`;
  const area = at % 100 === 99 ? '很大' : '48.6';
  return `U${String(at)},${estateId(estate)},${building},${String(floor)},${room},一居室,${area},136.00,2024-01-01,价〔2023〕12号\n`;
}

async function writeLines(path: string, lines: readonly string[]): Promise<void> {
  const file = await open(path, 'w');
  await file.write(lines.join('\n'));
  await file.close();
}

async function read(path: string): Promise<UnitImportReport> {
  const [actor, second] = [made.as('citySupervisor').actor, made.as('districtSupervisor').actor];
  const wish = { file: await openAsBlob(path), fileName: path, mode: 'import' as const, actor, second };
  let report: UnitImportReport | undefined;
  for await (const event of importUnits(made.desk, wish)) if (event.kind === 'report') report = event.report;
  invariant(report, 'a reading ends with its report');
  return report;
}
