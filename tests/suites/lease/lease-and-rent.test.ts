import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadArrears } from '../../../src/app/arrears/arrears-stream.ts';
import { executeArrears } from '../../../src/app/arrears/execute-arrears.ts';
import { executeLease } from '../../../src/app/lease/execute-lease.ts';
import { loadLease, loadLedger } from '../../../src/app/lease/lease-stream.ts';
import { leaseView } from '../../../src/app/lease/lease-view.ts';
import { runCharges } from '../../../src/app/rent/charge-run.ts';
import { executeRent } from '../../../src/app/rent/execute-rent.ts';
import { rollSheet } from '../../../src/app/rent/roll-sheet.ts';
import type { ChargeRunEvent } from '../../../src/contract/rent.ts';
import type { ArrearsCommand } from '../../../src/domain/arrears/commands.ts';
import type { LeaseCommand } from '../../../src/domain/lease/commands.ts';
import type { LeaseContent } from '../../../src/domain/lease/content.ts';
import type { RentCommand } from '../../../src/domain/rent/commands.ts';
import { receiptGaps } from '../../../src/domain/rent/receipt-gaps.ts';
import { rentRoll } from '../../../src/domain/rent/rent-roll.ts';
import { arrearsOf } from '../../../src/domain/rent/outstanding.ts';
import type { CommandId, OfficeId, UnitNo } from '../../../src/kernel/ids.ts';
import { invariant } from '../../../src/kernel/invariant.ts';
import { plainDate } from '../../../src/kernel/plain-date.ts';
import { arrearsPage } from '../../../src/store/queries/arrears.ts';
import { findLeases, leasePage, leasesToFile } from '../../../src/store/queries/leases.ts';
import { rentRollOf } from '../../../src/store/queries/rent-figures.ts';
import { rebuild } from '../../../src/store/rebuild.ts';
import { aLease } from '../../support/lease/builders.ts';
import { zipContents } from '../../support/publicity/zip-contents.ts';
import { type TestDesk, testDesk } from '../../support/desk/test-desk.ts';
import type { TestStaffName } from '../../support/desk/test-offices.ts';

const CITY = '6301' as OfficeId;
const DAY = 86_400_000;
/** Ten in the morning in China. */
const on = (day: string): number => Date.parse(`${day}T02:00:00Z`);
let made: TestDesk;
beforeEach(async () => {
  made = await testDesk();
});
afterEach(() => {
  made.remove();
});

function give(leaseId: string, command: LeaseCommand, who: TestStaffName = 'streetSupervisor') {
  const { version } = loadLease(made.desk.file, leaseId);
  const request = { commandId: made.desk.newId() as CommandId, leaseId, version, command };
  return executeLease(made.desk, request, made.as(who).actor);
}

function book(leaseId: string, command: RentCommand, who: TestStaffName = 'streetSupervisor') {
  const { version } = loadLedger(made.desk.file, leaseId);
  const request = { commandId: made.desk.newId() as CommandId, leaseId, version, command };
  return executeRent(made.desk, request, made.as(who).actor);
}

/** The n-th home, let from October on. */
function signed(n: number, changes: Partial<LeaseContent> = {}): string {
  const leaseId = made.desk.newId();
  const home = { ...aLease().home, unitNo: `LK-3-${String(n)}` as UnitNo };
  const payment = { cycleMonths: 1, inAdvance: true, dueDaysBefore: 0, lateFeePermillePerDay: 2 } as const;
  const content = aLease({ home, payment, ...changes });
  const steps: readonly LeaseCommand[] = [
    { type: 'draft', content },
    { type: 'explain', explainedOn: plainDate('2026-10-10'), note: '' },
    {
      type: 'sign',
      signedOn: plainDate('2026-10-10'),
      signatures: [
        { party: 'landlord', name: '铁街' },
        { party: 'tenant', name: '马秀莲' },
      ],
    },
  ];
  for (const step of steps) expect(give(leaseId, step)).toMatchObject({ ok: true });
  return leaseId;
}

function pay(leaseId: string, fen: number, reference = '') {
  const today = new Date(made.clock.now + 8 * 3_600_000).toISOString().slice(0, 10);
  const paidOn = plainDate(today);
  const way = reference === '' ? 'cash' : 'bank';
  const payment = {
    paymentId: made.desk.newId(),
    fen,
    depositFen: 0,
    way,
    payer: '马秀莲',
    reference,
    paidOn,
  } as const;
  return book(leaseId, { type: 'pay', ...payment }, 'hall');
}

async function chargeThrough(day: string): Promise<Extract<ChargeRunEvent, { kind: 'report' }>> {
  const options = { person: made.as('citySupervisor'), signal: undefined };
  let last: ChargeRunEvent | undefined;
  for await (const event of runCharges(made.desk, { through: plainDate(day) }, options)) last = event;
  invariant(last?.kind === 'report', 'a run ends with its report');
  return last;
}

describe('a lease from draft to receipt', () => {
  it('is signed, filed, charged, paid, taken back by two, and told the same after a rebuild', async () => {
    const leaseId = signed(1);
    const row = () => leasePage(made.desk.file.db, { scope: CITY, status: 'signed', before: null, limit: 9 })[0];
    expect(row()).toMatchObject({
      leaseNo: 'XN租2026-01-000001',
      tenantName: '马秀莲',
      fileBy: '2026-11-09',
      owedFen: 0,
    });
    expect(leasesToFile(made.desk.file.db, CITY, 9)).toHaveLength(1);
    expect(
      give(leaseId, { type: 'file', filedOn: plainDate('2026-10-10'), filingNo: '备1' }, 'streetClerk'),
    ).toMatchObject({
      ok: true,
    });
    expect(leasesToFile(made.desk.file.db, CITY, 9)).toEqual([]);
    expect(await chargeThrough('2026-10-31')).toMatchObject({ total: 1, charged: 1, refusedCount: 0 });
    expect(await chargeThrough('2026-10-31')).toMatchObject({ total: 0, charged: 0 });
    expect(row()?.owedFen).toBe(30_000);
    const paid = pay(leaseId, 30_000, 'B-1');
    expect(paid).toMatchObject({ ok: true, value: { receiptNo: 'XN收2026-01-000001' } });
    expect(pay(leaseId, 30_000, 'B-1')).toEqual({
      ok: false,
      error: { code: 'paid-already', receiptNo: 'XN收2026-01-000001' },
    });
    expect(pay(leaseId, 100)).toMatchObject({ ok: true, value: { receiptNo: 'XN收2026-01-000002' } });
    const payment = loadLedger(made.desk.file, leaseId).state?.entries.find(({ kind }) => kind === 'payment');
    const reverse = { type: 'reverse', of: payment?.entryId ?? '', reason: '退票' } as const;
    expect(book(leaseId, reverse)).toMatchObject({ error: { code: 'second-person', why: 'missing' } });
    const secondBy = made.as('districtSupervisor').actor.staffId;
    expect(book(leaseId, { ...reverse, secondBy })).toMatchObject({ ok: true });
    const before = [
      row(),
      rentRollOf(made.desk.file.db, { scope: CITY, from: plainDate('2026-01-01'), until: plainDate('2026-12-31') }),
    ];
    rebuild(made.desk.file.db, made.desk.file.projections);
    expect([
      row(),
      rentRollOf(made.desk.file.db, { scope: CITY, from: plainDate('2026-01-01'), until: plainDate('2026-12-31') }),
    ]).toEqual(before);
    const { state, version } = loadLease(made.desk.file, leaseId);
    invariant(state, 'the lease');
    const view = leaseView(made.desk, { state, version }, made.as('streetSupervisor').actor);
    expect(view.ledger).toMatchObject({ owedFen: 29_900, chargedUntil: '2026-11-01' });
    expect(view.history[0]?.type).toBe('lease.filed.v1');
  });

  it('a repeated command answers as it did, and books nothing twice', () => {
    const leaseId = signed(1);
    const { version } = loadLedger(made.desk.file, leaseId);
    const command = { type: 'charge', through: plainDate('2026-10-31') } as const;
    const request = { commandId: made.desk.newId() as CommandId, leaseId, version, command };
    const { actor } = made.as('hall');
    const first = executeRent(made.desk, request, actor);
    expect(executeRent(made.desk, request, actor)).toEqual(first);
    expect(loadLedger(made.desk.file, leaseId).state?.entries).toHaveLength(1);
    expect(executeRent(made.desk, { ...request, commandId: made.desk.newId() as CommandId }, actor)).toEqual({
      ok: false,
      error: { code: 'changed-meanwhile' },
    });
  });

  it('finds a tenant by name, number, phone, home or address', () => {
    signed(1);
    const find = (text: string): number => findLeases(made.desk.file.db, { scope: CITY, text, limit: 9 }).length;
    const { tenant } = aLease();
    for (const text of ['马秀', tenant.identityNumber, tenant.phone, 'LK-3-1', '城西区昆仑', 'XN租2026-01-000001']) {
      expect([text, find(text)]).toEqual([text, 1]);
    }
    expect(find('李')).toBe(0);
    expect(findLeases(made.desk.file.db, { scope: '630103' as OfficeId, text: '马秀', limit: 9 })).toEqual([]);
  });
});

describe('a home', () => {
  it('is never let twice, and comes free with the keys', () => {
    const leaseId = signed(1);
    const again = give(made.desk.newId(), {
      type: 'draft',
      content: aLease({ home: { ...aLease().home, unitNo: 'LK-3-1' as UnitNo } }),
    });
    expect(again).toMatchObject({ error: { code: 'home-taken', unitNo: 'LK-3-1', holder: 'XN租2026-01-000001' } });
    const protocol = { readings: [{ meter: 'water', reading: '7' }], keys: 2, defects: '', photos: [] } as const;
    const today = plainDate('2026-10-10');
    expect(give(leaseId, { type: 'move-in', on: today, ...protocol })).toMatchObject({ ok: true });
    expect(give(leaseId, { type: 'end', endsOn: today, reason: 'voluntary', comment: '回乡' })).toMatchObject({
      ok: true,
    });
    expect(
      give(made.desk.newId(), {
        type: 'draft',
        content: aLease({ home: { ...aLease().home, unitNo: 'LK-3-1' as UnitNo } }),
      }),
    ).toMatchObject({ ok: false });
    expect(give(leaseId, { type: 'move-out', on: today, ...protocol })).toMatchObject({ ok: true });
    expect(signed(1)).not.toBe(leaseId);
  });
});

describe('arrears and the rent roll', () => {
  it('are the oldest first, of one day the largest, and the roll is the sum of the leases', async () => {
    const rents = [20_000, 50_000, 30_000];
    const leases = rents.map((monthlyFen, index) =>
      signed(index + 1, {
        rent: { monthlyFen, reductionFen: 0, subsidyFen: 0, source: '批复' },
        home: {
          ...aLease().home,
          unitNo: `LK-3-${String(index + 1)}` as UnitNo,
          estate: index === 2 ? '朝阳家园' : '丽康瑞居',
        },
      }),
    );
    await chargeThrough('2026-10-31');
    made.clock.now = on('2026-11-02');
    await chargeThrough('2026-11-30');
    expect(pay(leases[2] ?? '', 30_000)).toMatchObject({ ok: true });
    made.clock.now = on('2026-11-20');
    const today = plainDate('2026-11-20');
    const page = arrearsPage(made.desk.file.db, { scope: CITY, list: 'all', today, after: null, limit: 9 });
    expect(page.map(({ leaseId, open }) => [leases.indexOf(leaseId), arrearsOf(open, today)])).toEqual([
      [1, { fen: 100_000, months: 2, since: '2026-10-10' }],
      [0, { fen: 40_000, months: 2, since: '2026-10-10' }],
      [2, { fen: 30_000, months: 1, since: '2026-11-02' }],
    ]);
    const first = page[0];
    const rest = arrearsPage(made.desk.file.db, {
      scope: CITY,
      list: 'all',
      today,
      after: first?.place ?? null,
      limit: 9,
    });
    expect(rest).toEqual(page.slice(1));
    const days = { from: plainDate('2026-11-01'), until: plainDate('2026-11-30') };
    const ledgers = leases.flatMap((leaseId) => loadLedger(made.desk.file, leaseId).state ?? []);
    const pure = rentRoll(ledgers, days.from, days.until);
    const stored = rentRollOf(made.desk.file.db, { scope: CITY, ...days });
    expect(stored.map(({ estate, leases: n, owedFen, rent, money }) => ({ estate, n, owedFen, rent, money }))).toEqual(
      pure.map(({ estate, leases: n, owedFen, booked }) => ({
        estate,
        n,
        owedFen,
        rent: booked.rent,
        money: booked.money,
      })),
    );
    expect(
      rentRollOf(made.desk.file.db, { scope: CITY, from: days.from, until: plainDate('2026-11-01') })[0]?.owedFen,
    ).toBe(rentRoll(ledgers, days.from, plainDate('2026-11-01'))[0]?.owedFen);
    const sheet = zipContents(rollSheet(stored, days)).get('xl/worksheets/sheet1.xml')?.toString() ?? '';
    for (const column of ['C', 'F', 'H']) {
      const cells = [...sheet.matchAll(new RegExp(`<c r="${column}\\d+" s="4"><v>([^<]+)</v></c>`, 'g'))];
      const fen = cells.map(([, amount = '']) => Math.round(Number(amount) * 100));
      expect(fen).toHaveLength(stored.length + 1);
      expect(fen.slice(0, -1).reduce((sum, one) => sum + one, 0)).toBe(fen.at(-1));
    }
    const receipts = ledgers.flatMap(({ entries }) =>
      entries.flatMap((entry) => (entry.kind === 'payment' ? entry.receiptNo : [])),
    );
    expect(receiptGaps(receipts)).toEqual([]);
  });

  it('are worked: a step waits, an agreement is watched by what is paid', async () => {
    const leaseId = signed(1);
    await chargeThrough('2026-10-31');
    made.clock.now = on('2026-11-02');
    const chase = (command: ArrearsCommand) => {
      const { version } = loadArrears(made.desk.file, leaseId);
      const request = { commandId: made.desk.newId() as CommandId, leaseId, version, command };
      return executeArrears(made.desk, request, made.as('streetSupervisor').actor);
    };
    const proposed = () => {
      const { state, version } = loadLease(made.desk.file, leaseId);
      invariant(state, 'the lease');
      return leaseView(made.desk, { state, version }, made.as('streetSupervisor').actor).arrears?.next;
    };
    expect(proposed()).toEqual({ do: 'remind' });
    expect(chase({ type: 'take-step', step: 'remind', note: '' })).toMatchObject({ ok: true });
    expect(proposed()).toEqual({ do: 'wait', until: '2026-11-16' });
    const instalments = [{ dueOn: plainDate('2026-11-10'), fen: 20_000 }];
    expect(chase({ type: 'agree', instalments, note: '' })).toMatchObject({ ok: true });
    expect(proposed()).toEqual({ do: 'watch', next: '2026-11-10' });
    made.clock.now = on('2026-11-11');
    expect(proposed()).toEqual({ do: 'agreement-broken', missingFen: 20_000 });
    expect(pay(leaseId, 20_000)).toMatchObject({ ok: true });
    expect(proposed()).toEqual({ do: 'wait', until: '2026-11-16' });
    expect(chase({ type: 'agree', instalments, note: '' })).toMatchObject({ error: { code: 'agreed-already' } });
  });

  it('of an early end: what was charged for later days is taken back', async () => {
    const leaseId = signed(1);
    await chargeThrough('2026-10-31');
    made.clock.now = on('2026-10-10') + DAY;
    expect(
      give(leaseId, { type: 'end', endsOn: plainDate('2026-10-15'), reason: 'moved', comment: '迁离' }),
    ).toMatchObject({
      ok: true,
    });
    const ledger = loadLedger(made.desk.file, leaseId).state;
    expect(ledger?.entries.map(({ kind, reversedBy }) => [kind, reversedBy !== null])).toEqual([
      ['charge', true],
      ['reversal', false],
      ['charge', false],
    ]);
    expect(ledger?.entries.at(-1)).toMatchObject({ until: '2026-10-15', fen: 14_516 });
  });
});
