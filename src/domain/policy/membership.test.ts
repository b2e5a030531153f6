import { describe, expect, it } from 'vitest';
import { plainDate } from '../../kernel/plain-date.ts';
import { kinshipOf, proposedFlags } from './membership.ts';

const on = plainDate('2020-08-01');

describe('kinship', () => {
  it.each([
    ['01', null, 'applicant'],
    ['02', null, 'other'],
    ['10', null, 'spouse'],
    ['12', null, 'spouse'],
    ['20', '2002-08-02', 'minor-child'],
    ['20', '2002-08-01', 'adult-child'],
    ['31', null, 'adult-child'],
    ['41', '2015-01-01', 'grandchild'],
    ['52', null, 'parent'],
    ['61', null, 'grandparent'],
    ['73', null, 'sibling'],
    ['80', null, 'other'],
  ])('%s born %s is %s', (relation, birth, kinship) => {
    expect(kinshipOf(relation, birth === null ? null : plainDate(birth), on)).toBe(kinship);
  });
});

it('proposes a flag for each set that the kin is in', () => {
  const sets = { persons: ['parent'], income: ['spouse'], ownership: ['applicant'], residence: ['parent'] } as const;
  expect(proposedFlags(sets, 'parent')).toEqual({ counted: true, income: false, ownership: false, residence: true });
});
