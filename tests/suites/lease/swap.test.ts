/** Two leases swap homes: contracts, ledgers, homes and claims together, or nothing of it. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadClaim } from '../../../src/app/application/application-stream.ts';
import { executeLease } from '../../../src/app/lease/execute-lease.ts';
import { loadLease, loadLedger } from '../../../src/app/lease/lease-stream.ts';
import { swapHomes } from '../../../src/app/lease/swap-homes.ts';
import { executeRent } from '../../../src/app/rent/execute-rent.ts';
import type { SwapCommand } from '../../../src/domain/lease/swap.ts';
import { homeClaimStream } from '../../../src/domain/unit/home-claim.ts';
import { rentRoll } from '../../../src/domain/rent/rent-roll.ts';
import type { CommandId, OfficeId, UnitNo } from '../../../src/kernel/ids.ts';
import { plainDate } from '../../../src/kernel/plain-date.ts';
import { lastPosition } from '../../../src/store/event-log.ts';
import { findLeases } from '../../../src/store/queries/leases.ts';
import { rentRollOf } from '../../../src/store/queries/rent-figures.ts';
import { rebuild } from '../../../src/store/rebuild.ts';
import { type TestDesk, testDesk } from '../../support/desk/test-desk.ts';
import { aLease } from '../../support/lease/builders.ts';
import { type SignedLease, signedLeases } from '../../support/lease/signed-leases.ts';

const CITY = '6301' as OfficeId;
const monthly = { cycleMonths: 1, inAdvance: true, dueDaysBefore: 0, lateFeePermillePerDay: 0 } as const;
let made: TestDesk;
let own: SignedLease;
let other: SignedLease;
beforeEach(async () => {
  made = await testDesk();
  const base = { payment: monthly } as const;
  const [first, second] = [
    signedLeases(made, 1, base),
    signedLeases(made, 1, {
      ...base,
      home: { ...aLease().home, unitNo: 'CY-1' as UnitNo, estate: '朝阳家园' },
      rent: { monthlyFen: 45_000, reductionFen: 0, subsidyFen: 0, source: '批复二' },
    }),
  ];
  if (first[0] === undefined || second[0] === undefined) throw new Error('two leases');
  [own, other] = [first[0], second[0]];
});
afterEach(() => {
  made.remove();
});

const boss = () => made.as('streetSupervisor').actor;
const commandId = () => made.desk.newId() as CommandId;

function swap(changes: Partial<SwapCommand> = {}, id = commandId()) {
  const command: SwapCommand = {
    otherLeaseId: other.leaseId,
    on: plainDate('2026-11-02'),
    reason: 'work',
    comment: '调动工作',
    consents: { landlord: '铁街', tenant: '马秀莲', other: '李国强' },
    ...changes,
  };
  const { version } = loadLease(made.desk.file, own.leaseId);
  return swapHomes(made.desk, { commandId: id, leaseId: own.leaseId, version, command }, boss());
}

const charge = (leaseId: string, through: string) =>
  executeRent(
    made.desk,
    { commandId: commandId(), leaseId, version: null, command: { type: 'charge', through: plainDate(through) } },
    boss(),
  );
const holderOf = (unitNo: string) => loadClaim(made.desk.file, homeClaimStream(unitNo as UnitNo)).state.holder;

describe('a swap of homes', () => {
  it('moves both contracts, both claims and both rents, and a repeat answers as it did', () => {
    for (const { leaseId } of [own, other]) expect(charge(leaseId, '2026-10-31')).toMatchObject({ ok: true });
    made.clock.now = Date.parse('2026-11-02T02:00:00Z');
    for (const { leaseId } of [own, other]) expect(charge(leaseId, '2026-11-30')).toMatchObject({ ok: true });
    const id = commandId();
    const first = swap({}, id);
    expect(first).toMatchObject({ ok: true });
    expect(swap({}, id)).toEqual(first);
    const home = (lease: SignedLease) => loadLease(made.desk.file, lease.leaseId).state?.content.home.unitNo;
    expect([home(own), home(other)]).toEqual(['CY-1', own.unitNo]);
    expect([holderOf('CY-1'), holderOf(own.unitNo)]).toEqual([own.leaseId, other.leaseId]);
    // One day of November at the old rent, 29 at the other's: 300 → 10 + 435, 450 → 15 + 290.
    const owed = (lease: SignedLease) =>
      loadLedger(made.desk.file, lease.leaseId).state?.entries.flatMap((entry) =>
        entry.kind === 'charge' && entry.reversedBy === null && entry.from >= '2026-11-01' ? entry.fen : [],
      );
    expect([owed(own), owed(other)]).toEqual([[44_500], [30_500]]);
    expect(findLeases(made.desk.file.db, { scope: CITY, text: 'CY-1', limit: 9 })).toMatchObject([
      { leaseId: own.leaseId },
    ]);
  });

  it('leaves what was booked with the estate that it was for, the same after a rebuild', () => {
    for (const { leaseId } of [own, other]) expect(charge(leaseId, '2026-10-31')).toMatchObject({ ok: true });
    made.clock.now = Date.parse('2026-11-02T02:00:00Z');
    expect(swap()).toMatchObject({ ok: true });
    const roll = (from: string, until: string) =>
      rentRollOf(made.desk.file.db, { scope: CITY, from: plainDate(from), until: plainDate(until) });
    const october = roll('2026-10-01', '2026-10-31');
    expect(october.map(({ estate, rent }) => [estate, rent])).toEqual([
      ['丽康瑞居', -30_000],
      ['朝阳家园', -45_000],
    ]);
    const ledgers = [own, other].flatMap(({ leaseId }) => loadLedger(made.desk.file, leaseId).state ?? []);
    const pure = rentRoll(ledgers, plainDate('2026-10-01'), plainDate('2026-11-30'));
    const stored = () => roll('2026-10-01', '2026-11-30');
    expect(stored().map(({ estate, owedFen, rent }) => [estate, owedFen, rent])).toEqual(
      pure.map(({ estate, owedFen, booked }) => [estate, owedFen, booked.rent]),
    );
    const before = stored();
    rebuild(made.desk.file.db, made.desk.file.projections);
    expect(stored()).toEqual(before);
  });

  it('that is refused writes nothing at all', () => {
    const end = { type: 'end', endsOn: plainDate('2026-10-10'), reason: 'voluntary', comment: '回乡' } as const;
    const request = { commandId: commandId(), leaseId: other.leaseId, version: 3, command: end };
    expect(executeLease(made.desk, request, boss())).toMatchObject({ ok: true });
    made.clock.now = Date.parse('2026-11-02T02:00:00Z');
    const before = lastPosition(made.desk.file.db);
    expect(swap()).toMatchObject({ ok: false, error: { code: 'lease-not-now' } });
    expect(lastPosition(made.desk.file.db)).toBe(before);
    expect(loadLease(made.desk.file, own.leaseId).state?.content.home.unitNo).toBe(own.unitNo);
  });
});
