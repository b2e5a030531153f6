/** Many entries of a waiting list in one go, as registrations of five years: tiers, streets, classes and days mixed. */
import { programmes } from '../../../src/domain/application/programme.ts';
import type { OrderBasis } from '../../../src/domain/waitlist/order.ts';
import type { CaseId, OfficeId, StaffId } from '../../../src/kernel/ids.ts';
import { addDays, addYears, plainDate } from '../../../src/kernel/plain-date.ts';
import type { OpenDesk } from '../../../src/app/open-desk.ts';
import { commitMany } from '../../../src/store/unit-of-work.ts';

const CITY = '6301' as OfficeId;
const GROUP = 2_000;
const streets = ['630104003', '630104004', '630103001', '630103002'];
const groups = [[], [], [], ['minimum-living'], ['aged-60']] as const;

export const byRegistration: OrderBasis = {
  policy: 'test@2026-01-01',
  order: 'registration-date',
  priority: { tiers: [['minimum-living'], ['aged-60']], usedOnce: false },
  scoring: null,
  on: plainDate('2026-11-01'),
};

export const byScore: OrderBasis = {
  ...byRegistration,
  order: 'score',
  scoring: {
    total: 100,
    factors: [
      {
        factor: 'household-size',
        bands: [
          { from: 1, to: 1, points: 20 },
          { from: 2, to: 2, points: 25 },
          { from: 3, to: null, points: 30 },
        ],
      },
      { factor: 'waiting-time', bands: Array.from({ length: 61 }, (_, at) => ({ from: at, to: at, points: at })) },
    ],
    tieBreak: ['residence-day', 'income'],
  },
};

export function registerEntries(desk: OpenDesk, count: number, actor: StaffId): readonly CaseId[] {
  const ids: CaseId[] = [];
  for (let from = 0; from < count; from += GROUP) {
    const requests = Array.from({ length: Math.min(GROUP, count - from) }, (_, at) => {
      const caseId = desk.newId() as CaseId;
      ids.push(caseId);
      return { ...requestOf(caseId, from + at), commandId: desk.newId(), actor, office: CITY, wallTime: desk.now() };
    });
    commitMany(desk.file, requests);
  }
  return ids;
}

function requestOf(caseId: CaseId, index: number) {
  const registeredOn = addDays(plainDate('2021-11-01'), (index * 7_919) % 1_826);
  const payload = {
    caseId,
    caseNo: `XN2026-01-${String(index).padStart(7, '0')}`,
    street: streets[index % streets.length],
    programme: programmes[index % programmes.length],
    number: `XN轮2026-01-${String(index).padStart(7, '0')}`,
    registeredOn,
    waitsSince: registeredOn,
    waitsUntil: addYears(registeredOn, 5),
    confirmBy: addDays(registeredOn, 730 + 365 * (index % 5)),
    standing: {
      size: 1 + (index % 5),
      groups: groups[index % groups.length],
      meanBirth: addDays(plainDate('1960-01-01'), (index * 31) % 15_000),
      residentSince: addDays(plainDate('2000-01-01'), (index * 17) % 7_000),
      income: (index * 104_729) % 400_000,
      area: 0,
      asOf: registeredOn,
    },
    basis: { rules: [], policy: byRegistration.policy, values: {} },
  };
  return {
    commandName: 'waiting.register',
    commandPayload: { caseId },
    appends: [
      { stream: `waiting:${caseId}`, expectedVersion: 0, events: [{ type: 'waiting.registered.v1', payload }] },
    ],
    outcome: null,
  };
}
