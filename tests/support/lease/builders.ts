import type { LeaseCommand } from '../../../src/domain/lease/commands.ts';
import type { LeaseContent } from '../../../src/domain/lease/content.ts';
import { decideLease } from '../../../src/domain/lease/decide.ts';
import { type RecordedLeaseEvent, foldLease } from '../../../src/domain/lease/evolve.ts';
import type { LeaseFacts } from '../../../src/domain/lease/facts.ts';
import type { LeaseRefusal } from '../../../src/domain/lease/refusal.ts';
import type { LeaseState } from '../../../src/domain/lease/state.ts';
import { identityNumberFor } from '../../../src/domain/identity/identity-number.ts';
import { invariant } from '../../../src/kernel/invariant.ts';
import type { UnitNo } from '../../../src/kernel/ids.ts';
import { addDays, plainDate } from '../../../src/kernel/plain-date.ts';
import { STREET, aMember, anActor } from '../application/builders.ts';

const officer = anActor({ id: 'sup-1', roles: ['supervisor'] });

export const spouse = { name: '李国强', identityNumber: identityNumberFor('630104', plainDate('1978-05-06'), 13) };

/** A lease that could be signed; a test names only what it is about. */
export function aLease(changes: Partial<LeaseContent> = {}): LeaseContent {
  const { name, identityNumber, phone } = aMember();
  return {
    origin: 'selection',
    caseId: null,
    office: STREET,
    landlord: '城西区住房保障中心',
    employer: '',
    home: {
      unitNo: 'LK-3-402' as UnitNo,
      estate: '丽康瑞居',
      address: '城西区昆仑巷12号',
      area: 540_000,
      description: '一居',
    },
    tenant: { name, identityNumber, phone, occupants: [spouse] },
    term: { from: plainDate('2026-10-01'), until: plainDate('2029-09-30') },
    payment: { cycleMonths: 3, inAdvance: true, dueDaysBefore: 10, lateFeePermillePerDay: 2 },
    rent: { monthlyFen: 30_000, reductionFen: 0, subsidyFen: 0, source: '价格批复' },
    depositFen: 100_000,
    clauses: { use: '自住', repair: '出租人', charges: '承租人', return: '法定情形', breach: '依法', other: '' },
    ...changes,
  };
}

export interface LeaseStepGiven {
  readonly on: string;
  readonly command: LeaseCommand;
  readonly facts?: Partial<LeaseFacts>;
}

function factsOn({ on, facts }: Omit<LeaseStepGiven, 'command'>): LeaseFacts {
  return {
    today: plainDate(on),
    actor: officer,
    policy: { id: 'xining@2021-06-01', most: { count: 5, unit: 'years' }, fileWithin: { count: 30, unit: 'calendar' } },
    leaseId: 'lease-1',
    leaseNo: 'XN租2026-01-000001',
    deadline: (from, { count }) => addDays(from, count),
    homeTakenBy: () => undefined,
    owed: () => 0,
    tenantPublicityDays: 10,
    ...facts,
  };
}

export function leaseAfter(...steps: readonly LeaseStepGiven[]): LeaseState {
  const history: RecordedLeaseEvent[] = [];
  for (const step of steps) {
    const facts = factsOn(step);
    const decided = decideLease(step.command, foldLease(history), facts);
    invariant(decided.ok, `refused: ${decided.ok ? '' : JSON.stringify(decided.error)}`);
    history.push(...decided.value.map((event) => ({ ...event, actor: facts.actor.staffId })));
  }
  const state = foldLease(history);
  invariant(state, 'a lease');
  return state;
}

export function leaseRefusalOf(state: LeaseState | undefined, step: LeaseStepGiven): LeaseRefusal | undefined {
  const decided = decideLease(step.command, state, factsOn(step));
  return decided.ok ? undefined : decided.error;
}

export const drafted = (content = aLease()): LeaseStepGiven => ({
  on: '2026-09-20',
  command: { type: 'draft', content },
});
export const explained: LeaseStepGiven = {
  on: '2026-09-21',
  command: { type: 'explain', explainedOn: plainDate('2026-09-21'), note: '' },
};
export const signed: LeaseStepGiven = {
  on: '2026-09-25',
  command: {
    type: 'sign',
    signedOn: plainDate('2026-09-25'),
    signatures: [
      { party: 'landlord', name: '张晓' },
      { party: 'tenant', name: '马秀莲' },
    ],
  },
};
const protocol = { readings: [{ meter: 'water', reading: '12' }], keys: 2, defects: '', photos: [] } as const;
export const movedIn: LeaseStepGiven = {
  on: '2026-10-01',
  command: { type: 'move-in', on: plainDate('2026-10-01'), ...protocol },
};
export const movedOut = (on: string): LeaseStepGiven => ({
  on,
  command: { type: 'move-out', on: plainDate(on), ...protocol },
});
