import { describe, expect, it } from 'vitest';
import { plainDate } from '../../kernel/plain-date.ts';
import { type ComparedLease, type FindingKind, findingsOfHome, findingsOfLease } from './compare.ts';

const agreeing: ComparedLease = {
  leaseId: 'lease-1',
  isInForce: true,
  until: plainDate('2029-09-30'),
  origin: 'selection',
  home: { isLet: true, leaseId: 'lease-1' },
  leasesOfHome: 1,
  isChosen: true,
  caseStatus: 'registered',
  hasFailedReview: false,
  lateMonths: 0,
};
const on = { today: plainDate('2026-11-28'), monthsLimit: 6 };
const planted: readonly (readonly [change: Partial<ComparedLease>, found: readonly FindingKind[]])[] = [
  [{}, []],
  [{ home: null }, []],
  [{ caseStatus: undefined }, []],
  [{ origin: 'employer', caseStatus: null, isChosen: false }, []],
  [{ lateMonths: 6 }, []],
  [{ home: { isLet: false, leaseId: '' } }, ['lease-without-home']],
  [{ home: { isLet: true, leaseId: 'lease-2' } }, ['lease-without-home']],
  [{ leasesOfHome: 2 }, ['two-leases']],
  [{ until: plainDate('2026-11-27') }, ['term-over']],
  [{ isChosen: false }, ['no-result']],
  [{ caseStatus: null }, ['no-case']],
  [{ caseStatus: 'withdrawn' }, ['case-not-entitled']],
  [{ hasFailedReview: true }, ['review-failed']],
  [{ lateMonths: 7 }, ['rent-unpaid']],
  [{ isInForce: false }, ['keys-not-back']],
  [{ isChosen: false, lateMonths: 9 }, ['no-result', 'rent-unpaid']],
];

describe('what must agree about a lease', () => {
  it.each(planted)('%o', (change, found) => {
    expect(findingsOfLease({ ...agreeing, ...change }, on)).toEqual(found);
  });

  it('and about a home without one', () => {
    expect(findingsOfHome({ isLet: true, isChosen: true })).toEqual(['home-without-lease']);
    expect(findingsOfHome({ isLet: false, isChosen: true })).toEqual(['result-without-lease']);
    expect(findingsOfHome({ isLet: false, isChosen: false })).toEqual([]);
  });
});
