/** The same payment file read at a street and at its district, apart: each line is booked once, and nobody has to look. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadLedger } from '../../../src/app/lease/lease-stream.ts';
import { todayOf } from '../../../src/app/open-desk.ts';
import { readPayments } from '../../../src/app/payments/read-payments.ts';
import { executeRent } from '../../../src/app/rent/execute-rent.ts';
import type { CommandId, OfficeId } from '../../../src/kernel/ids.ts';
import { invariant } from '../../../src/kernel/invariant.ts';
import { addDays, addMonths } from '../../../src/kernel/plain-date.ts';
import { paymentFiles, paymentPage } from '../../../src/store/queries/payments.ts';
import { receiptPage, receiptSeries } from '../../../src/store/queries/receipts.ts';
import { rebuild } from '../../../src/store/rebuild.ts';
import { conflictPage } from '../../../src/store/sync/conflicts.ts';
import { signedLeaseAt } from '../../support/lease/signed-leases.ts';
import type { CityDesk } from '../../support/sync/city-desk.ts';
import { type SyncCity, city } from '../../support/sync/city.ts';

const CITY = '6301' as OfficeId;
let made: SyncCity;
let district: CityDesk;
let street: CityDesk;
beforeEach(async () => {
  made = await city({ desks: ['630104', '630104003'] });
  const [one, two] = made.desks;
  invariant(one !== undefined && two !== undefined, 'two desks were asked for');
  [district, street] = [one, two];
});
afterEach(() => {
  made.remove();
});

const readerAt = (at: CityDesk) => at.as(at === street ? 'streetSupervisor' : 'districtSupervisor').actor;

async function letAt(n: number) {
  const today = todayOf(street.desk);
  const changes = { term: { from: addDays(today, -40), until: addMonths(today, 24) } };
  const lease = signedLeaseAt({ desk: street.desk, keeper: readerAt(street) }, { n, on: today, changes });
  await made.syncAll();
  return lease;
}

/** A line for the lease, and one that names no lease. */
async function readAt(at: CityDesk, leaseNo: string): Promise<void> {
  const today = todayOf(street.desk);
  const lines = [`NX1,${today},100.00,马秀莲,${leaseNo},房租`, `NX2,${today},7.00,马某,没有,房租`];
  const text = ['交易流水号,交易日期,贷方发生额,对方户名,租约编号,摘要', ...lines].join('\n');
  const wish = { file: new Blob([text]), fileName: '对账单.csv', mode: 'import', actor: readerAt(at) } as const;
  for await (const event of readPayments(at.desk, wish)) {
    if (event.kind === 'report') expect(event).toMatchObject({ counts: { booked: 1, kept: 1 } });
  }
}

const openAt = (at: CityDesk) => conflictPage(at.desk.file.db, { state: 'open', before: null, limit: 50 });
const listedAt = (at: CityDesk) =>
  paymentPage(at.desk.file.db, { scope: CITY, status: 'open', after: null, limit: 9 }).map(
    ({ reference }) => reference,
  );
const filesAt = (at: CityDesk) =>
  paymentFiles(at.desk.file.db, CITY, 9).map(({ office, voided, keptElsewhere }) => [office, voided, keptElsewhere]);
const paidAt = (at: CityDesk, leaseId: string) =>
  (loadLedger(at.desk.file, leaseId).state?.entries ?? []).flatMap((entry) =>
    entry.kind === 'payment' ? [entry.receiptNo] : [],
  );
const receiptsAt = (at: CityDesk, series: string) =>
  receiptPage(at.desk.file.db, { series, scope: CITY, before: null, limit: 9 });

describe('the same file at a street and at its district', () => {
  it('first sent by the district: the street’s receipt is void, its line is on the district’s list, no item', async () => {
    const { leaseId, leaseNo } = await letAt(1);
    for (const at of [street, district]) await readAt(at, leaseNo);
    const [own = ''] = paidAt(street, leaseId);
    const [theirs = ''] = paidAt(district, leaseId);
    await district.sync();
    await made.syncAll();
    for (const at of [made.hall, district, street]) {
      expect(openAt(at)).toEqual([]);
      expect(paidAt(at, leaseId)).toEqual([theirs]);
      expect(receiptsAt(at, own.slice(0, -6))).toMatchObject([
        { receiptNo: own, state: 'void', standsAs: theirs, leaseNo },
      ]);
      expect(receiptSeries(at.desk.file.db).map(({ given, missing }) => [given, missing])).toEqual([
        [1, []],
        [1, []],
      ]);
    }
    // The street's log of files says what became of its lines; the district's is as it was.
    expect(filesAt(street)).toEqual([['630104003', 1, 1]]);
    expect(filesAt(district)).toEqual(
      expect.arrayContaining([
        ['630104003', 1, 0],
        ['630104', 0, 0],
      ]),
    );
    expect([listedAt(street), listedAt(district), listedAt(made.hall)]).toEqual([[], ['NX2'], ['NX2']]);
    // The next receipt goes on behind the void one.
    const next = payAt(street, leaseId, 'NX3');
    expect(next.slice(0, -6)).toBe(own.slice(0, -6));
    expect(receiptSeries(street.desk.file.db).find(({ series }) => own.startsWith(series))).toMatchObject({
      given: 2,
      voided: 1,
      highest: next,
      missing: [],
    });
    const before = [receiptsAt(street, own.slice(0, -6)), filesAt(street)];
    rebuild(street.desk.file.db, street.desk.file.projections);
    expect([receiptsAt(street, own.slice(0, -6)), filesAt(street)]).toEqual(before);
  });

  it('first sent by the street: the district’s receipt is void, both have the line on the one list, no item', async () => {
    const { leaseId, leaseNo } = await letAt(2);
    for (const at of [street, district]) await readAt(at, leaseNo);
    const [own = ''] = paidAt(street, leaseId);
    const [theirs = ''] = paidAt(district, leaseId);
    await street.sync();
    await made.syncAll();
    for (const at of [made.hall, district, street]) {
      expect(openAt(at)).toEqual([]);
      expect(paidAt(at, leaseId)).toEqual([own]);
      expect(receiptsAt(at, theirs.slice(0, -6))).toMatchObject([{ receiptNo: theirs, state: 'void', standsAs: own }]);
      expect(listedAt(at)).toEqual(['NX2']);
    }
    expect(filesAt(street)).toEqual([['630104003', 0, 0]]);
    expect(filesAt(district)).toEqual(
      expect.arrayContaining([
        ['630104003', 0, 0],
        ['630104', 1, 0],
      ]),
    );
    // Read once more, at either: nothing new.
    await made.syncAll();
    expect(paidAt(street, leaseId)).toEqual([own]);
  });
});

function payAt(at: CityDesk, leaseId: string, reference: string): string {
  const money = { fen: 5_000, depositFen: 0, way: 'bank', payer: '马秀莲', reference } as const;
  const command = { type: 'pay', paymentId: at.desk.newId(), ...money, paidOn: todayOf(at.desk) } as const;
  const request = { commandId: at.desk.newId() as CommandId, leaseId, version: null, command };
  const done = executeRent(at.desk, request, readerAt(at));
  invariant(done.ok && done.value.receiptNo !== null, 'it is paid');
  return done.value.receiptNo;
}
