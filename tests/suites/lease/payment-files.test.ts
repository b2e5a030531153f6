/** Files of payments: every line is booked once, kept for a person, or named; never lost, never guessed. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadLedger } from '../../../src/app/lease/lease-stream.ts';
import { settlePayment } from '../../../src/app/payments/settle-payment.ts';
import { readPayments } from '../../../src/app/payments/read-payments.ts';
import { workbookOf } from '../../../src/app/publicity/sheet.ts';
import type { PaymentFileReading, PaymentProblem } from '../../../src/contract/payments.ts';
import type { PaymentCommand } from '../../../src/domain/payment/commands.ts';
import { receiptGaps } from '../../../src/domain/rent/receipt-gaps.ts';
import type { CommandId, OfficeId } from '../../../src/kernel/ids.ts';
import { invariant } from '../../../src/kernel/invariant.ts';
import { refusalOf } from '../../../src/renderer/api/refusal-words.ts';
import { auditLog } from '../../../src/store/audit.ts';
import { paymentFiles, paymentPage } from '../../../src/store/queries/payments.ts';
import { rebuild } from '../../../src/store/rebuild.ts';
import { type TestDesk, testDesk } from '../../support/desk/test-desk.ts';
import { signedLeases } from '../../support/lease/signed-leases.ts';

const CITY = '6301' as OfficeId;
const HEADING = ['交易流水号', '交易日期', '贷方发生额（元）', '对方户名', '租约编号', '房源编号', '摘要', '借贷标志'];
type Line = readonly [ref: string, day: string, yuan: string, payer: string, leaseNo: string, unitNo?: string];

let made: TestDesk;
let leases: readonly { readonly leaseId: string; readonly leaseNo: string; readonly unitNo: string }[];
beforeEach(async () => {
  made = await testDesk();
  leases = signedLeases(made, 3);
});
afterEach(() => {
  made.remove();
});

const cellsOf = ([ref, day, yuan, payer, leaseNo, unitNo = '']: Line): readonly string[] => [
  ref,
  day,
  yuan,
  payer,
  leaseNo,
  unitNo,
  '房租',
  '贷',
];
const csv = (...lines: readonly Line[]): Blob => {
  const rows = [['西宁银行 对账单'], HEADING, ...lines.map(cellsOf)];
  return new Blob([rows.map((cells) => cells.map((cell) => `"${cell}"`).join(',')).join('\n')]);
};

type Report = Extract<PaymentFileReading, { kind: 'report' }>;

async function read(file: Blob, mode: 'check' | 'import' = 'import', stopAfter = Infinity) {
  const problems: PaymentProblem[] = [];
  const why: (string | null)[] = [];
  let report: Report | undefined;
  let events = 0;
  const { actor } = made.as('hall');
  for await (const event of readPayments(made.desk, { file, fileName: '对账单.csv', mode, actor })) {
    events += 1;
    if (event.kind === 'report') report = event;
    else {
      problems.push(...event.problems);
      why.push(...event.taken.map((taken) => taken.why));
    }
    if (events >= stopAfter) break;
  }
  return { counts: report?.counts, readAt: report?.readAt, problems, why };
}

const entriesOf = (index: number) => loadLedger(made.desk.file, leases[index]?.leaseId ?? '').state?.entries ?? [];
const noOf = (index: number): string => leases[index]?.leaseNo ?? '';
const waiting = () => paymentPage(made.desk.file.db, { scope: CITY, status: 'open', after: null, limit: 50 });

function settle(paymentId: string, command: PaymentCommand) {
  const request = { commandId: made.desk.newId() as CommandId, paymentId, command };
  return settlePayment(made.desk, request, made.as('streetSupervisor').actor);
}

describe('a file of payments', () => {
  const good = (): readonly Line[] => [
    ['B1', '2026-10-08', '300.00', '马秀莲', noOf(0)],
    ['B2', '20261009', '1,300', '李国强', '', leases[1]?.unitNo ?? ''],
    ['B3', '2026/10/9', '12.5', '某', '没有这份'],
    ['B4', '2026-10-08', '300', '马秀莲', noOf(0)],
    ['B5', '2026-10-09', '300', '马秀莲', noOf(0)],
  ];

  it('is previewed without a trace, then booked line by line, with receipts without gaps', async () => {
    const file = csv(...good());
    expect(await read(file, 'check')).toMatchObject({
      counts: { rows: 5, booked: 3, bookedFen: 190_000, kept: 2, keptFen: 31_250 },
    });
    expect([entriesOf(0), waiting()]).toEqual([[], []]);
    const done = await read(file);
    expect(done).toMatchObject({ counts: { booked: 3, kept: 2, repeated: 0, bad: 0 }, readAt: null, problems: [] });
    expect(done.why).toEqual([null, null, 'no-lease', 'doubled', null]);
    expect(entriesOf(0)).toMatchObject([
      { fen: 30_000, reference: 'B1', way: 'bank', paidOn: '2026-10-08' },
      { fen: 30_000, reference: 'B5' },
    ]);
    expect(entriesOf(1)).toMatchObject([{ fen: 130_000, payer: '李国强' }]);
    const receipts = [...entriesOf(0), ...entriesOf(1)].flatMap((entry) =>
      entry.kind === 'payment' ? entry.receiptNo : [],
    );
    expect(receiptGaps(receipts)).toEqual([]);
    expect(paymentFiles(made.desk.file.db, CITY, 9)).toMatchObject([{ rows: 5, booked: 3, kept: 2 }]);
  });

  it('read twice changes nothing the second time, nor does the same money in another file', async () => {
    await read(csv(...good()));
    const again = await read(csv(...good()));
    expect(again).toMatchObject({ counts: { booked: 0, kept: 0, repeated: 5 } });
    expect(again.readAt).toEqual(expect.any(Number));
    const other = await read(csv(...good(), ['B6', '2026-10-10', '5', '某', noOf(2)]));
    expect(other).toMatchObject({ counts: { booked: 1, kept: 0, repeated: 5 } });
    expect(waiting()).toHaveLength(2);
  });

  it('that was cut off is finished by reading it again', async () => {
    const lines = Array.from({ length: 250 }, (_, at): Line => [
      `C${String(at)}`,
      '2026-10-09',
      String(1 + at),
      '某',
      at % 5 === 4 ? '' : noOf(at % 3),
    ]);
    await read(csv(...lines), 'import', 2);
    made.reopen();
    const rest = await read(csv(...lines));
    invariant(rest.counts, 'a report');
    expect(rest.counts.repeated).toBeGreaterThan(50);
    expect(rest.counts.booked + rest.counts.kept + rest.counts.repeated).toBe(250);
    const booked = [0, 1, 2].flatMap((index) => entriesOf(index));
    expect(booked).toHaveLength(200);
    expect(waiting()).toHaveLength(50);
    expect(new Set(booked.map((entry) => (entry.kind === 'payment' ? entry.receiptNo : ''))).size).toBe(200);
    expect(auditLog(made.desk.file.db).findings).toEqual([]);
  });

  it('names each bad line and passes over what is no payment', async () => {
    const bad = [
      ['B1', '2026-10-08', '三百', '某', noOf(0)],
      ['B2', '2026-02-30', '1', '某', noOf(0)],
      ['B3', '2026-10-11', '1', '某', noOf(0)],
      ['B4', '2026-10-08', '-5', '某', noOf(0)],
      ['B5', '', '5', '某', noOf(0)],
    ] as const satisfies readonly Line[];
    const out = [...cellsOf(['B6', '2026-10-08', '9', '某', noOf(0)]).slice(0, -1), '借'];
    const text = [HEADING, ...bad.map(cellsOf), out].map((cells) => cells.join(',')).join('\n');
    const done = await read(new Blob([text]));
    expect(done.counts).toMatchObject({ rows: 5, bad: 5, booked: 0, kept: 0, passedOver: 1 });
    expect(done.problems.map(({ line, field, code }) => [line, field, code])).toEqual([
      [2, 'amount', 'not-a-number'],
      [3, 'paidOn', 'not-a-day'],
      [4, 'paidOn', 'day-in-future'],
      [5, 'amount', 'out-of-range'],
      [6, 'paidOn', 'missing'],
    ]);
    expect((await read(new Blob(['a,b\n1,2\n']))).problems).toMatchObject([{ code: 'no-table' }]);
    const refused = await read(new Blob([new Uint8Array([0, 1, 2])])).catch((error: unknown) => refusalOf(error));
    expect(refused).toEqual({ code: 'bad-file', reason: 'not-a-table' });
  });

  it('of the app, as Excel: only what was paid', async () => {
    const columns = ['订单号', '支付时间', '支付金额', '租约编号', '支付状态'];
    const rows = [
      ['A1', '2026-10-08 09:30:00', '300', noOf(0), '成功'],
      ['A2', '2026-10-08 09:31:00', '300', noOf(1), '关闭'],
    ];
    const file = new Blob([workbookOf({ name: '对账', heading: ['手机缴费'], columns, rows })]);
    expect((await read(file)).counts).toMatchObject({ booked: 1, passedOver: 1 });
    expect(entriesOf(0)).toMatchObject([{ way: 'app', payer: '马秀莲' }]);
  });

  it('whose number a ledger has with another amount waits for a person', async () => {
    await read(csv(['B1', '2026-10-08', '300', '某', noOf(0)]));
    const done = await read(csv(['B1', '2026-10-08', '301', '某', noOf(0)]));
    expect(done.why).toEqual(['number-known']);
  });
});

describe('a payment that waits', () => {
  it('is assigned to a lease with a receipt, once; or goes back with two signatures', async () => {
    await read(csv(['B1', '2026-10-08', '300', '某', ''], ['B2', '2026-10-08', '200', '某', '']));
    const [one, two] = waiting();
    invariant(one !== undefined && two !== undefined, 'two wait');
    const leaseId = leases[2]?.leaseId ?? '';
    expect(settle(one.paymentId, { type: 'note', note: '已致电' })).toMatchObject({ ok: true });
    expect(waiting()[0]?.note).toBe('已致电');
    const assigned = settle(one.paymentId, { type: 'assign', leaseId, comment: '核实' });
    expect(assigned).toMatchObject({ ok: true, value: { receiptNo: 'XN收2026-01-000001' } });
    expect(entriesOf(2)).toMatchObject([{ fen: 30_000, reference: 'B1', entryId: one.paymentId }]);
    expect(settle(one.paymentId, { type: 'assign', leaseId, comment: '' })).toEqual({
      ok: false,
      error: { code: 'payment-settled', status: 'assigned' },
    });
    const back = { type: 'return', payee: '某', reason: '不是房租' } as const;
    expect(settle(two.paymentId, back)).toEqual({ ok: false, error: { code: 'second-person', why: 'missing' } });
    const secondBy = made.as('districtSupervisor').actor.staffId;
    expect(settle(two.paymentId, { ...back, secondBy })).toMatchObject({ ok: true });
    expect(waiting()).toEqual([]);
    const shown = () =>
      (['assigned', 'returned'] as const).map((status) =>
        paymentPage(made.desk.file.db, { scope: CITY, status, after: null, limit: 9 }),
      );
    const before = shown();
    rebuild(made.desk.file.db, made.desk.file.projections);
    expect(shown()).toEqual(before);
    expect((await read(csv(['B1', '2026-10-08', '300', '某', '']))).counts).toMatchObject({ repeated: 1 });
  });
});
