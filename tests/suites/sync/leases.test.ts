/** Leases and their money between desks: the hub's order decides, and what it undoes waits for a person in words. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadClaim } from '../../../src/app/application/application-stream.ts';
import { executeLease } from '../../../src/app/lease/execute-lease.ts';
import { loadLease, loadLedger, loadLedgerHead } from '../../../src/app/lease/lease-stream.ts';
import { swapHomes } from '../../../src/app/lease/swap-homes.ts';
import { conflictView, findConflict } from '../../../src/app/sync/conflicts/conflict-view.ts';
import type { Conflict } from '../../../src/contract/conflicts.ts';
import { todayOf } from '../../../src/app/open-desk.ts';
import { executeRent } from '../../../src/app/rent/execute-rent.ts';
import type { LeaseCommand } from '../../../src/domain/lease/commands.ts';
import { headOf } from '../../../src/domain/rent/head.ts';
import type { RentCommand } from '../../../src/domain/rent/commands.ts';
import { homeClaimStream } from '../../../src/domain/unit/home-claim.ts';
import type { CommandId, UnitNo } from '../../../src/kernel/ids.ts';
import { invariant } from '../../../src/kernel/invariant.ts';
import { addMonths } from '../../../src/kernel/plain-date.ts';
import { conflictPage } from '../../../src/store/sync/conflicts.ts';
import type { TestStaffName } from '../../support/desk/test-offices.ts';
import { aLease } from '../../support/lease/builders.ts';
import type { CityDesk } from '../../support/sync/city-desk.ts';
import { type SyncCity, city } from '../../support/sync/city.ts';

let made: SyncCity;
let hall: CityDesk;
let street: CityDesk;
beforeAll(async () => {
  made = await city({ desks: ['630104003'] });
  const [one] = made.desks;
  invariant(one, 'a desk was asked for');
  street = one;
  hall = made.hall;
});
afterAll(() => {
  made.remove();
});

type At = readonly [desk: CityDesk, who: TestStaffName];
const atHall = (): At => [hall, 'citySupervisor'];
const atStreet = (): At => [street, 'streetSupervisor'];
const commandIdAt = (at: CityDesk) => at.desk.newId() as CommandId;

function give([at, who]: At, leaseId: string, command: LeaseCommand) {
  const { version } = loadLease(at.desk.file, leaseId);
  return executeLease(at.desk, { commandId: commandIdAt(at), leaseId, version, command }, at.as(who).actor);
}

function book([at, who]: At, leaseId: string, command: RentCommand) {
  return executeRent(at.desk, { commandId: commandIdAt(at), leaseId, version: null, command }, at.as(who).actor);
}

/** A lease of a home, signed today at one counter. */
function letAt(place: At, unitNo: string): string {
  const [at] = place;
  const leaseId = at.desk.newId();
  const today = todayOf(at.desk);
  const steps: readonly LeaseCommand[] = [
    {
      type: 'draft',
      content: aLease({
        home: { ...aLease().home, unitNo: unitNo as UnitNo },
        term: { from: today, until: addMonths(today, 12) },
        payment: { cycleMonths: 1, inAdvance: true, dueDaysBefore: 0, lateFeePermillePerDay: 0 },
      }),
    },
    { type: 'explain', explainedOn: today, note: '' },
    {
      type: 'sign',
      signedOn: today,
      signatures: [
        { party: 'landlord', name: '铁街' },
        { party: 'tenant', name: '马秀莲' },
      ],
    },
  ];
  for (const step of steps) expect(give(place, leaseId, step)).toMatchObject({ ok: true });
  return leaseId;
}

const items = () =>
  [hall, street].flatMap((at) => [...conflictPage(at.desk.file.db, { state: 'open', before: null, limit: 20 })]);
function viewsAt(at: CityDesk): readonly Conflict[] {
  const person = at.as(at === hall ? 'citySupervisor' : 'streetSupervisor');
  return conflictPage(at.desk.file.db, { state: 'open', before: null, limit: 20 }).flatMap(({ conflictId }) => {
    const found = findConflict(at.desk, conflictId, person);
    return found.ok ? [conflictView(at.desk, found.value, person)] : [];
  });
}

const statusAt = (at: CityDesk, leaseId: string) => loadLease(at.desk.file, leaseId).state?.status;
const homeAt = (at: CityDesk, leaseId: string) => loadLease(at.desk.file, leaseId).state?.content.home.unitNo;

describe('leases between desks', () => {
  it('of one home at two counters apart: one is signed, the other waits for a person', async () => {
    await made.syncAll();
    const before = items().length;
    const [one, two] = [letAt(atHall(), 'SY-1'), letAt(atStreet(), 'SY-1')];
    await made.syncAll();
    for (const at of [hall, street]) {
      const signed = [one, two].filter((leaseId) => statusAt(at, leaseId) === 'signed');
      expect(signed).toHaveLength(1);
      expect(loadClaim(at.desk.file, homeClaimStream('SY-1' as UnitNo)).state.holder).toBe(signed[0]);
      expect(signed.filter((leaseId) => loadLedger(at.desk.file, leaseId).state !== undefined)).toHaveLength(1);
    }
    expect(items().length).toBeGreaterThan(before);
    const views = [hall, street].flatMap((at) => viewsAt(at));
    expect(views.map(({ about }) => about?.kind)).toContain('lease');
    // Signing and all that hangs on it is about the lease, and what took its home is told.
    const lost = views.find(({ about }) => about?.id === [one, two].find((id) => statusAt(hall, id) !== 'signed'));
    expect(lost?.about?.label).toContain('马秀莲');
    expect(lost?.fields.map(({ path }) => path)).toContain('lease.signedOn');
    expect(lost?.theirs.map(({ type }) => type)).toContain('claim.taken.v1');
  });

  it('payments at two counters are both in the ledger, each with its receipt; a month is charged once', async () => {
    const leaseId = letAt(atHall(), 'SY-2');
    await made.syncAll();
    const before = items().length;
    const through = todayOf(hall.desk);
    const pay = (at: CityDesk, fen: number): RentCommand => ({
      type: 'pay',
      paymentId: at.desk.newId(),
      fen,
      depositFen: 0,
      way: 'cash',
      payer: '马秀莲',
      reference: '',
      paidOn: through,
    });
    expect(book(atHall(), leaseId, { type: 'charge', through })).toMatchObject({ ok: true });
    expect(book(atStreet(), leaseId, { type: 'charge', through })).toMatchObject({ ok: true });
    expect(book(atHall(), leaseId, pay(hall, 1_000))).toMatchObject({ ok: true });
    expect(book(atStreet(), leaseId, pay(street, 2_000))).toMatchObject({ ok: true });
    await made.syncAll();
    expect(items().length).toBe(before);
    const ledgers = [hall, street].map((at) => loadLedger(at.desk.file, leaseId).state);
    expect(ledgers[0]).toEqual(ledgers[1]);
    const entries = ledgers[0]?.entries ?? [];
    expect(entries.filter(({ kind }) => kind === 'charge')).toHaveLength(1);
    const payments = entries.flatMap((entry) => (entry.kind === 'payment' ? [entry] : []));
    expect(payments.map(({ fen }) => fen).sort()).toEqual([1_000, 2_000]);
    expect(new Set(payments.map(({ receiptNo }) => receiptNo)).size).toBe(2);
    // The head that was carried over the pull is the one that the whole ledger makes.
    for (const at of [hall, street]) {
      const { state } = loadLedger(at.desk.file, leaseId);
      invariant(state, 'the ledger');
      expect(loadLedgerHead(at.desk.file, leaseId)?.head).toEqual(headOf(state));
    }
  });

  it('a swap with a lease that ended elsewhere moves neither home, and is an item', async () => {
    const [own, other] = [letAt(atHall(), 'SY-3'), letAt(atHall(), 'SY-4')];
    await made.syncAll();
    const before = items().length;
    const today = todayOf(hall.desk);
    const end = { type: 'end', endsOn: today, reason: 'voluntary', comment: '回乡' } as const;
    expect(give(atHall(), other, end)).toMatchObject({ ok: true });
    await hall.sync();
    const { version } = loadLease(street.desk.file, own);
    const command = {
      otherLeaseId: other,
      on: today,
      reason: 'work',
      comment: '调动',
      consents: { landlord: '铁街', tenant: '甲', other: '乙' },
    } as const;
    const request = { commandId: commandIdAt(street), leaseId: own, version, command };
    expect(swapHomes(street.desk, request, street.as('streetSupervisor').actor)).toMatchObject({ ok: true });
    expect(homeAt(street, own)).toBe('SY-4');
    await made.syncAll();
    for (const at of [hall, street]) expect([homeAt(at, own), homeAt(at, other)]).toEqual(['SY-3', 'SY-4']);
    expect(items().length).toBe(before + 1);
  });
});
