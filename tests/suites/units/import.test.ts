import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { workbookOf } from '../../../src/app/publicity/sheet.ts';
import { type UnitImportEvent, importUnits } from '../../../src/app/units/import/import-units.ts';
import { loadUnit } from '../../../src/app/units/unit-stream.ts';
import { refusalOf } from '../../../src/renderer/api/refusal-words.ts';
import type { LineProblem, UnitImportReport } from '../../../src/contract/unit-import.ts';
import type { UnitNo } from '../../../src/kernel/ids.ts';
import { invariant } from '../../../src/kernel/invariant.ts';
import { auditLog } from '../../../src/store/audit.ts';
import { estateRows, unitImports } from '../../../src/store/queries/estate-list.ts';
import { type TestDesk, testDesk } from '../../support/desk/test-desk.ts';

const ESTATES = [
  '小区编号',
  '小区名称',
  '片区',
  '管理机构代码',
  '地址',
  '经度',
  '纬度',
  '学校',
  '物业公司',
  '物业电话',
];
const UNITS = [
  '房源编号*',
  '小区编号',
  '楼栋',
  '楼层',
  '房号',
  '户型',
  '建筑面积（㎡）',
  '月租金（元）',
  '租金起始日',
  '租金依据',
  '电梯',
  '状态',
];
const estateLine = [
  'HH01',
  '海湖馨苑',
  '海湖新区',
  '630104',
  '海湖大道 118 号',
  '101.7184',
  '36.6412',
  '海湖小学 650米',
  '安宁物业',
  '',
];
const unitLine = (no: string, changes: Readonly<Record<number, string>> = {}): string[] =>
  [no, 'HH01', '1', '3', no.slice(-3), '一居室', '48.6', '136.00', '2024/1/1', '宁政〔2023〕12号', '有', '空置'].map(
    (cell, at) => changes[at] ?? cell,
  );

const csv = (...lines: readonly (readonly string[])[]): Blob =>
  new Blob([lines.map((cells) => cells.map((cell) => `"${cell}"`).join(',')).join('\r\n')]);
const xlsx = (columns: readonly string[], rows: readonly (readonly string[])[]): Blob =>
  new Blob([workbookOf({ name: '房源', heading: ['房源表 2026'], columns, rows })]);

let made: TestDesk;
beforeEach(async () => {
  made = await testDesk();
});
afterEach(() => {
  made.remove();
});

interface Outcome {
  readonly report: UnitImportReport;
  readonly problems: readonly LineProblem[];
}

async function read(file: Blob, mode: 'check' | 'import' = 'import'): Promise<Outcome> {
  const events: UnitImportEvent[] = [];
  const wish = { file, fileName: 'units', mode, actor: made.as('cityClerk').actor };
  for await (const event of importUnits(made.desk, { ...wish, second: made.as('citySupervisor').actor })) {
    events.push(event);
  }
  const last = events.at(-1);
  invariant(last?.kind === 'report', 'the file was read to its end');
  return {
    report: last.report,
    problems: events.flatMap((event) => (event.kind === 'progress' ? event.problems : [])),
  };
}

describe('reading a file into the ledger of homes', () => {
  it('brings in estates and homes, from CSV and from Excel, signed by two', async () => {
    expect((await read(csv(ESTATES, estateLine))).report).toMatchObject({ added: 1, estates: 1, refused: 0 });
    const workbook = xlsx(UNITS, [unitLine('HH01-1-301'), unitLine('HH01-1-302', { 11: '已出租', 10: '无' })]);
    expect(await read(workbook)).toMatchObject({ report: { rows: 2, added: 2, refused: 0 }, problems: [] });
    const { state } = loadUnit(made.desk.file, 'HH01-1-301' as UnitNo);
    expect(state).toMatchObject({
      area: 486_000,
      type: 'one-room',
      lift: true,
      state: 'vacant',
      rents: [{ perMonth: 13_600, from: '2024-01-01' }],
    });
    const [estate] = estateRows(made.desk.file.db);
    expect(estate).toMatchObject({
      location: { longitude: 101_718_400, latitude: 36_641_200 },
      counts: { vacant: 1, let: 1 },
    });
    expect(unitImports(made.desk.file.db, 5)).toMatchObject([
      { added: 2, secondBy: made.as('citySupervisor').actor.staffId },
      { added: 1 },
    ]);
    expect(auditLog(made.desk.file.db).findings).toEqual([]);
  });

  it('names every bad line with its line, column and reason, and takes the good ones', async () => {
    await read(csv(ESTATES, estateLine));
    const { report, problems } = await read(
      xlsx(UNITS, [
        unitLine('HH01-1-301'),
        unitLine('hh01-1-302', { 3: '0', 6: 'groß' }),
        unitLine('HH01-1-303', { 1: 'ZZ99' }),
        unitLine('HH01-1-301'),
        unitLine('HH01-1-305', { 4: '301' }),
        unitLine('HH01-1-306', { 8: '2024-02-30', 7: '' }),
        unitLine('HH01-1-307'),
      ]),
    );
    expect(report).toMatchObject({ rows: 7, added: 2, refused: 5 });
    expect(problems.map(({ line, field, code, value }) => [line, field, code, value])).toEqual([
      [4, 'unitNo', 'not-a-code', 'hh01-1-302'],
      [4, 'area', 'not-a-number', 'groß'],
      [4, 'floor', 'out-of-range', '0'],
      [5, 'estateId', 'unknown-estate', 'ZZ99'],
      [6, 'unitNo', 'twice-in-file', '3'],
      [7, 'room', 'room-exists', 'HH01-1-301'],
      [8, 'rent', 'missing', ''],
      [8, 'rentFrom', 'not-a-day', '2024-02-30'],
    ]);
  });

  it('only looks when it is asked to, and says the same as the reading then does', async () => {
    const lines = [unitLine('HH01-1-301'), unitLine('HH01-1-302', { 4: '301' })];
    await read(csv(ESTATES, estateLine));
    const looked = await read(xlsx(UNITS, lines), 'check');
    expect(loadUnit(made.desk.file, 'HH01-1-301' as UnitNo).version).toBe(0);
    const came = await read(xlsx(UNITS, lines));
    expect(came.problems).toEqual(looked.problems);
    expect(came.report).toMatchObject({ added: looked.report.added, importedAt: null });
  });

  it('read again changes nothing, and overwrites nothing that was corrected', async () => {
    await read(csv(ESTATES, estateLine));
    const first = xlsx(UNITS, [unitLine('HH01-1-301')]);
    await read(first);
    const again = await read(first);
    expect(again.report).toMatchObject({ added: 0, repeated: 1, refused: 0 });
    expect(again.report.importedAt).not.toBeNull();
    const { problems } = await read(xlsx(UNITS, [unitLine('HH01-1-301', { 6: '52' })]));
    expect(problems).toMatchObject([{ field: 'area', code: 'differs' }]);
    expect(loadUnit(made.desk.file, 'HH01-1-301' as UnitNo)).toMatchObject({ version: 1, state: { area: 486_000 } });
  });

  it('says which column is missing, and that a file has no table', async () => {
    const columns = UNITS.filter((name) => name !== '楼层');
    const { problems } = await read(xlsx(columns, []));
    expect(problems).toMatchObject([{ line: 2, field: 'floor', code: 'column-missing' }]);
    expect((await read(csv(['一', '二'], ['1', '2']))).problems).toMatchObject([{ line: 0, code: 'no-table' }]);
    const broken = new Blob([new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])]);
    const refusal = await read(broken).catch(refusalOf);
    expect(refusal).toEqual({ code: 'bad-file', reason: 'old-excel' });
  });

  it('stops between two groups when it is told to; what came in stays, and the rest follows', async () => {
    await read(csv(ESTATES, estateLine));
    const lines = Array.from({ length: 700 }, (_, at) => unitLine(`HH01-1-${String(1_000 + at)}`, { 4: String(at) }));
    const stop = new AbortController();
    const wish = { file: xlsx(UNITS, lines), fileName: 'u', mode: 'import' as const, signal: stop.signal };
    const people = { actor: made.as('cityClerk').actor, second: made.as('citySupervisor').actor };
    let last: UnitImportEvent | undefined;
    for await (const event of importUnits(made.desk, { ...wish, ...people })) {
      last = event;
      stop.abort();
    }
    expect(last).toMatchObject({ kind: 'progress', added: 250 });
    expect((await read(xlsx(UNITS, lines))).report).toMatchObject({ added: 450, repeated: 250 });
  });
});
