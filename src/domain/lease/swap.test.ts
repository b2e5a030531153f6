import { describe, expect, it } from 'vitest';
import { anActor } from '../../../tests/support/application/builders.ts';
import { aLease, drafted, explained, leaseAfter, signed } from '../../../tests/support/lease/builders.ts';
import type { OfficeId, UnitNo } from '../../kernel/ids.ts';
import { plainDate } from '../../kernel/plain-date.ts';
import { type SwapCommand, type SwapFacts, decideSwap } from './swap.ts';

const day = plainDate;
const leaseOf = (leaseId: string, changes: Parameters<typeof aLease>[0] = {}) => {
  const home = { ...aLease().home, unitNo: `U-${leaseId}` as UnitNo };
  const state = leaseAfter(drafted(aLease({ home, ...changes })), explained, signed);
  return { ...state, leaseId, leaseNo: `No-${leaseId}` };
};
const own = leaseOf('1');
const other = leaseOf('2', { term: { from: day('2026-10-01'), until: day('2027-09-30') } });
const standard = (monthlyFen: number, reductionFen = 0) => ({
  from: day('2026-10-01'),
  monthlyFen,
  reductionFen,
  subsidyFen: 0,
  source: `批复 ${String(monthlyFen)}`,
});
const command: SwapCommand = {
  otherLeaseId: '2',
  on: day('2026-11-01'),
  reason: 'schooling',
  comment: '孩子就近上学',
  consents: { landlord: '张晓', tenant: '马秀莲', other: '李国强' },
};
const facts: SwapFacts = {
  today: day('2026-11-05'),
  actor: anActor({ id: 'sup', roles: ['supervisor'] }),
  policy: 'p',
  standards: [standard(30_000, 5_000), standard(40_000)],
};
const refusal = (changes: Partial<SwapCommand>, more: Partial<SwapFacts> = {}, leases = [own, other]) => {
  const decided = decideSwap({ ...command, ...changes }, [leases[0], leases[1]], { ...facts, ...more });
  return decided.ok ? undefined : decided.error;
};

describe('a swap of two homes (PRH-24)', () => {
  it('gives each lease the home of the other, at its rent, with its own relief', () => {
    const decided = decideSwap(command, [own, other], facts);
    if (!decided.ok) throw new Error(JSON.stringify(decided.error));
    expect(decided.value.own.payload).toMatchObject({
      home: { unitNo: 'U-2' },
      formerUnitNo: 'U-1',
      withLeaseNo: 'No-2',
      standard: { from: '2026-11-01', monthlyFen: 40_000, reductionFen: 5_000, source: '批复 40000' },
    });
    expect(decided.value.other.payload).toMatchObject({
      home: { unitNo: 'U-1' },
      standard: { monthlyFen: 30_000, reductionFen: 0 },
    });
  });

  it('wants two signed leases, three signatures, a comment and a day of both terms', () => {
    expect(refusal({}, {}, [own])).toEqual({ code: 'unknown-lease' });
    expect(refusal({}, {}, [own, own])).toEqual({ code: 'unknown-lease' });
    expect(refusal({}, {}, [own, leaseAfter(drafted())])).toEqual({ code: 'lease-not-now', status: 'draft' });
    const { consents } = command;
    expect(refusal({ consents: { ...consents, landlord: '' } })).toEqual({
      code: 'signatures-missing',
      parties: ['landlord'],
    });
    expect(refusal({ consents: { ...consents, other: ' ' } })).toEqual({
      code: 'signatures-missing',
      parties: ['tenant'],
    });
    expect(refusal({ comment: ' ' })).toEqual({ code: 'comment-missing' });
    expect(refusal({ on: day('2026-11-06') })).toEqual({ code: 'day-in-future' });
    expect(refusal({ on: day('2027-10-01') }, { today: day('2028-01-01') })).toMatchObject({ code: 'outside-term' });
  });

  it('asks permission, office and own case of both', () => {
    const clerk = anActor({ id: 'c', roles: ['clerk'] });
    expect(refusal({}, { actor: clerk })).toEqual({ code: 'missing-permission', permission: 'lease.decide' });
    const kin = anActor({ id: 'k', roles: ['supervisor'], interests: [other.content.tenant.identityNumber] });
    expect(refusal({}, { actor: kin })).toEqual({ code: 'own-case' });
    const elsewhere = { ...other, content: { ...other.content, office: '630104004' as OfficeId } };
    expect(refusal({}, {}, [own, elsewhere])).toMatchObject({ code: 'wrong-office' });
  });

  it('is refused where the relief is more than the other home costs', () => {
    expect(refusal({}, { standards: [standard(30_000, 5_000), standard(4_000)] })).toEqual({ code: 'terms-wrong' });
  });
});
