/** What two desks that are apart do about the money of one lease: arrears, and the same money of a bank. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadArrears } from '../../../src/app/arrears/arrears-stream.ts';
import { executeArrears } from '../../../src/app/arrears/execute-arrears.ts';
import { loadLedger } from '../../../src/app/lease/lease-stream.ts';
import { todayOf } from '../../../src/app/open-desk.ts';
import { readPayments } from '../../../src/app/payments/read-payments.ts';
import { executeRent } from '../../../src/app/rent/execute-rent.ts';
import { settle } from '../../../src/app/sync/conflicts/settle.ts';
import type { ArrearsCommand } from '../../../src/domain/arrears/commands.ts';
import { owedNow } from '../../../src/domain/rent/balance.ts';
import type { RentCommand } from '../../../src/domain/rent/commands.ts';
import type { CommandId, OfficeId } from '../../../src/kernel/ids.ts';
import { invariant } from '../../../src/kernel/invariant.ts';
import { addDays, addMonths } from '../../../src/kernel/plain-date.ts';
import { arrearsCounts } from '../../../src/store/queries/arrears.ts';
import { receiptSeries } from '../../../src/store/queries/receipts.ts';
import { conflictPage } from '../../../src/store/sync/conflicts.ts';
import { type SignedLease, signedLeaseAt } from '../../support/lease/signed-leases.ts';
import type { CityDesk } from '../../support/sync/city-desk.ts';
import { type SyncCity, city } from '../../support/sync/city.ts';

let made: SyncCity;
let hall: CityDesk;
let street: CityDesk;
beforeAll(async () => {
  made = await city({ desks: ['630104003', '630104003'] });
  const [one, two] = made.desks;
  invariant(one !== undefined && two !== undefined, 'two desks were asked for');
  [hall, street] = [one, two];
});
afterAll(() => {
  made.remove();
});

const bossAt = (at: CityDesk) => at.as('streetSupervisor').actor;
const openAt = ({ file }: CityDesk['desk']) => conflictPage(file.db, { state: 'open', before: null, limit: 50 });
const open = () => [hall, street].flatMap(({ desk }) => [...openAt(desk)]);

/** Begun forty days ago and charged today. Both desks have it. */
async function owing(n: number): Promise<SignedLease> {
  const today = todayOf(hall.desk);
  const lease = signedLeaseAt(
    { desk: hall.desk, keeper: bossAt(hall) },
    {
      n,
      on: today,
      changes: {
        term: { from: addDays(today, -40), until: addMonths(today, 24) },
        payment: { cycleMonths: 1, inAdvance: true, dueDaysBefore: 0, lateFeePermillePerDay: 0 },
      },
    },
  );
  expect(book(hall, lease.leaseId, { type: 'charge', through: today })).toMatchObject({ ok: true });
  await made.syncAll();
  return lease;
}

function book(at: CityDesk, leaseId: string, command: RentCommand) {
  const request = { commandId: at.desk.newId() as CommandId, leaseId, version: null, command };
  return executeRent(at.desk, request, bossAt(at));
}

function chase(at: CityDesk, leaseId: string, command: ArrearsCommand): void {
  const request = { commandId: at.desk.newId() as CommandId, leaseId, version: null, command };
  expect(executeArrears(at.desk, request, bossAt(at))).toMatchObject({ ok: true });
}

const chasedAt = (leaseId: string) => [hall, street].map(({ desk }) => loadArrears(desk.file, leaseId));
const ledgersAt = (leaseId: string) =>
  [hall, street].map(({ desk }) => {
    const { state } = loadLedger(desk.file, leaseId);
    invariant(state, 'the ledger');
    return state;
  });

describe('what two desks do about the same arrears', () => {
  it('contacts and steps of both stand in one log; a letter that both made on a day stands once', async () => {
    const { leaseId } = await owing(1);
    const before = open().length;
    chase(hall, leaseId, { type: 'contact', way: 'phone', reached: false, note: '无人接听' });
    chase(street, leaseId, { type: 'contact', way: 'visit', reached: true, note: '下周缴' });
    for (const at of [hall, street]) chase(at, leaseId, { type: 'make-letter', letter: 'arrears-reminder' });
    await made.syncAll();
    const [one, two] = chasedAt(leaseId);
    expect(one).toEqual(two);
    expect(one?.version).toBe(3);
    expect(open()).toHaveLength(before);
  });

  it('a pause of both is one pause, and a lease that both left alone is counted once', async () => {
    const { leaseId } = await owing(2);
    const today = todayOf(hall.desk);
    const before = open().length;
    for (const at of [hall, street]) chase(at, leaseId, { type: 'pause', until: addDays(today, 20), reason: '住院' });
    await made.syncAll();
    const [one, two] = chasedAt(leaseId);
    expect(one).toEqual(two);
    expect(one?.state.paused).toEqual({ until: addDays(today, 20), reason: '住院' });
    for (const { desk } of [hall, street]) {
      expect(arrearsCounts(desk.file.db, { scope: '6301' as OfficeId, today }).paused).toBe(1);
    }
    expect(open()).toHaveLength(before);
  });

  it('one agreement counts, the second is an item; and so is an end of what somebody ended', async () => {
    const { leaseId } = await owing(3);
    const today = todayOf(hall.desk);
    const before = open().length;
    const agree = (fen: number): ArrearsCommand => ({
      type: 'agree',
      instalments: [{ dueOn: addMonths(today, 1), fen }],
      note: '',
    });
    chase(hall, leaseId, agree(10_000));
    chase(street, leaseId, agree(20_000));
    await made.syncAll();
    const [one, two] = chasedAt(leaseId);
    expect(one).toEqual(two);
    expect(one?.version).toBe(1);
    expect(open()).toHaveLength(before + 1);
    expect(JSON.stringify(open())).toContain('agreed-already');
    for (const at of [hall, street]) chase(at, leaseId, { type: 'end-agreement', reason: '未履行' });
    await made.syncAll();
    expect(chasedAt(leaseId).map(({ state }) => state.agreement)).toEqual([null, null]);
    expect(open()).toHaveLength(before + 2);
    expect(JSON.stringify(open())).toContain('no-agreement');
  });
});

describe('the same money at two desks', () => {
  it('one line of the bank that both read is in the ledger once, with one receipt, and nobody has to look', async () => {
    const { leaseId, leaseNo } = await owing(4);
    const today = todayOf(hall.desk);
    const before = open().length;
    const owed = ledgersAt(leaseId).map(owedNow);
    const text = `交易流水号,交易日期,贷方发生额,对方户名,租约编号,摘要\nNX77001,${today},100.00,马秀莲,${leaseNo},房租\n`;
    for (const at of [hall, street]) {
      const wish = { file: new Blob([text]), fileName: '对账单.csv', mode: 'import', actor: bossAt(at) } as const;
      for await (const event of readPayments(at.desk, wish)) {
        if (event.kind === 'report') expect(event).toMatchObject({ counts: { booked: 1, kept: 0 } });
      }
    }
    await made.syncAll();
    const [one, two] = ledgersAt(leaseId);
    expect(one).toEqual(two);
    expect(one?.entries.filter(({ kind }) => kind === 'payment')).toHaveLength(1);
    expect(ledgersAt(leaseId).map(owedNow)).toEqual(owed.map((fen) => fen - 10_000));
    expect(open()).toHaveLength(before);
  });

  it('a number of the bank that both entered by hand is booked once, and the second receipt is an item', async () => {
    const { leaseId } = await owing(5);
    const today = todayOf(hall.desk);
    const before = open().length;
    for (const at of [hall, street]) {
      const paid = { fen: 30_000, depositFen: 0, way: 'bank', payer: '马秀莲', reference: 'NX77002' } as const;
      const command = { type: 'pay', paymentId: at.desk.newId(), ...paid, paidOn: today } as const;
      expect(book(at, leaseId, command)).toMatchObject({ ok: true });
    }
    await made.syncAll();
    const [one, two] = ledgersAt(leaseId);
    expect(one).toEqual(two);
    expect(one?.entries.filter(({ kind }) => kind === 'payment')).toHaveLength(1);
    expect(open()).toHaveLength(before + 1);
    expect(JSON.stringify(open())).toContain('paid-already');
    // Whoever lets it go has its number accounted for.
    const at = [hall, street].find(({ desk }) => JSON.stringify(openAt(desk)).includes('paid-already'));
    invariant(at, 'a desk has the item');
    const item = openAt(at.desk).find((one) => JSON.stringify(one).includes('paid-already'));
    invariant(item, 'the item');
    const settlement = { conflictId: item.conflictId, choice: 'theirs', comment: '同一笔款' } as const;
    const commandId = at.desk.newId() as CommandId;
    expect(settle(at.desk, { commandId, ...settlement }, at.as('streetSupervisor'))).toMatchObject({ ok: true });
    await made.syncAll();
    for (const { desk } of [hall, street]) {
      expect(receiptSeries(desk.file.db).flatMap(({ missing }) => missing)).toEqual([]);
    }
    expect(receiptSeries(hall.desk.file.db).reduce((sum, { voided }) => sum + voided, 0)).toBe(2);
  });
});
