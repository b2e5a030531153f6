import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OrderImportReport, OrderLineProblem, OrderPreview } from '../../../src/contract/order-import.ts';
import { workbookOf } from '../../../src/app/publicity/sheet.ts';
import { importOrders } from '../../../src/app/ticket/import-orders.ts';
import { ticketCounts } from '../../../src/app/ticket/ticket-lists.ts';
import { orderColumns } from '../../../src/domain/ticket/order-row.ts';
import { type TestDesk, testDesk } from '../../support/desk/test-desk.ts';
import type { TestStaffName } from '../../support/desk/test-offices.ts';

let made: TestDesk;
beforeEach(async () => {
  made = await testDesk();
});
afterEach(() => {
  made.remove();
});

const good = (n: number): Record<string, string> => ({
  工单编号: `QH${String(n).padStart(8, '0')}`,
  工单标题: `反映第 ${String(n)} 件事`,
  诉求内容: '请尽快处理',
  来电人: '马秀莲',
  来电号码: '13800138000',
  诉求类型: '投诉',
  事项分类: '维修',
  涉及小区: '丽康瑞居',
  承办单位编码: '630104003',
  派单日期: '2026-10-08',
  办理期限: '2026-10-15',
});

/** Every tenth row is bad, in turn in another way. */
const BAD: readonly { readonly change: Readonly<Record<string, string>>; readonly named: string }[] = [
  { change: { 工单编号: '' }, named: 'orderNo missing' },
  { change: { 派单日期: '2026-02-30' }, named: 'receivedOn not-a-day' },
  { change: { 承办单位编码: '西宁' }, named: 'office not-an-office' },
  { change: { 诉求类型: '闲聊' }, named: 'subject unknown-word' },
  { change: { 工单标题: ' ' }, named: 'title missing' },
  { change: { 工单编号: 'QH00000000' }, named: 'orderNo twice-in-file' },
  { change: { 承办单位编码: '640100001' }, named: 'wrong-office' },
];

const isBad = (n: number): boolean => n % 10 === 9;
const badOf = (n: number) => BAD[Math.floor(n / 10) % BAD.length];

function rows(count: number): Record<string, string>[] {
  return Array.from({ length: count }, (_, n) => ({ ...good(n), ...(isBad(n) ? badOf(n)?.change : undefined) }));
}

const asJson = (all: readonly Record<string, string>[]): Blob => new Blob([JSON.stringify(all)]);

function asSheet(all: readonly Record<string, string>[], columns: readonly string[]): Blob {
  const cells = all.map((row) => columns.map((column) => row[column] ?? ''));
  return new Blob([workbookOf({ name: '工单', heading: ['12345 工单导出'], columns, rows: cells })]);
}

interface Told {
  readonly report: OrderImportReport;
  readonly problems: readonly OrderLineProblem[];
  readonly preview: readonly OrderPreview[];
}

async function read(
  file: Blob,
  { mode = 'import', who = 'cityClerk' }: { readonly mode?: 'check' | 'import'; readonly who?: TestStaffName } = {},
  onProgress: (rows: number) => void = () => undefined,
): Promise<Told> {
  const { orderMapping: mapping } = made.desk.reference;
  const wish = { file, fileName: 'orders', mode, mapping, actor: made.as(who).actor };
  const problems: OrderLineProblem[] = [];
  const preview: OrderPreview[] = [];
  for await (const event of importOrders(made.desk, wish)) {
    if (event.kind === 'report') return { report: event.report, problems, preview };
    problems.push(...event.problems);
    preview.push(...event.preview);
    onProgress(event.rows);
  }
  throw new Error('an import ends with its report');
}

const named = ({ column, code, refusal }: OrderLineProblem): string => refusal?.code ?? `${column ?? ''} ${code}`;
const toDo = () => ticketCounts(made.desk, made.as('cityClerk').actor)['to-do'];

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

describe('orders of the hotline', () => {
  // Two seconds of a processor, which a machine that does six other things takes half a minute for.
  it(
    '5,000 with one in ten bad: each named with its line, nothing lost, nothing twice, memory flat',
    { timeout: 60_000 },
    async () => {
      // What is asked here does not outlive a power cut: the disk is not waited for after every hundred orders.
      made.desk.file.db.pragma('synchronous = OFF');
      const all = rows(5_000);
      const file = asJson(all);
      const heap: number[] = [];
      const measured = [1_000, 3_000, 4_900];
      const first = await read(file, {}, (done) => {
        if (done < (measured[heap.length] ?? Infinity)) return;
        collect();
        heap.push(process.memoryUsage().heapUsed);
      });
      expect(first.report).toMatchObject({ rows: 5_000, added: 4_500, repeated: 0, refused: 500 });
      const expected = all.flatMap((_, n) => (isBad(n) ? [[n + 1, badOf(n)?.named]] : []));
      expect(first.problems.map((problem) => [problem.line, named(problem)])).toEqual(expected);
      expect(toDo()).toBe(4_500);
      expect(heap).toHaveLength(3);
      expect(Math.max(...heap) - (heap[0] ?? 0)).toBeLessThan(12 * 1024 * 1024);
      const again = await read(file, { who: 'citySupervisor' });
      expect(again.report).toMatchObject({ rows: 5_000, added: 0, repeated: 4_500, refused: 500 });
      expect(toDo()).toBe(4_500);
    },
  );

  it('are looked at first: the same report, nothing written, the first lines as they would come in', async () => {
    const looked = await read(asJson(rows(30)), { mode: 'check' });
    expect(looked.report).toMatchObject({ mode: 'check', rows: 30, added: 27, refused: 3 });
    expect(looked.preview).toHaveLength(20);
    expect(looked.preview[0]).toMatchObject({
      line: 1,
      orderNo: 'QH00000000',
      officeName: '虎台街道',
      topic: 'repair',
    });
    expect(toDo()).toBe(0);
  });

  it('come from Excel too, with a title above and days as Excel keeps them', async () => {
    const columns = Object.values(made.desk.reference.orderMapping.columns);
    const excel = rows(20).map((row) => (row['派单日期'] === '2026-10-08' ? { ...row, 派单日期: '46303' } : row));
    const { report, problems } = await read(asSheet(excel, columns));
    expect(report).toMatchObject({ rows: 20, added: 18, refused: 2 });
    expect(problems.map(({ sheet, line, column }) => [sheet, line, column])).toEqual([
      ['工单', 12, 'orderNo'],
      ['工单', 22, 'receivedOn'],
    ]);
  });

  it('are named as no table where the heading is missing, and a column that is needed by its name', async () => {
    const columns = Object.values(made.desk.reference.orderMapping.columns);
    expect(columns).toHaveLength(orderColumns.length);
    const none = await read(asSheet(rows(3), ['甲', '乙']));
    expect(none.problems).toMatchObject([{ line: 0, code: 'no-table', value: '工单编号' }]);
    const part = await read(asSheet(rows(1), ['工单编号', '工单标题', '诉求内容']));
    expect(part.problems.map(({ code, value }) => `${code} ${value}`)).toContain('column-missing 派单日期');
    await expect(read(new Blob(['[{"工单编号":']))).rejects.toMatchObject({ data: { code: 'bad-file' } });
    expect(toDo()).toBe(0);
  });

  it('of another office are refused line by line', async () => {
    const { report, problems } = await read(asJson([good(1)]), { who: 'otherStreetClerk' });
    expect([report.added, problems.map(named)]).toEqual([0, ['wrong-office']]);
  });
});
