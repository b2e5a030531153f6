import { describe, expect, it } from 'vitest';
import { versionOf } from '../../../tests/support/policy/packs.ts';
import { identityNumberFor } from '../../domain/identity/identity-number.ts';
import { plainDate } from '../../kernel/plain-date.ts';
import { readHousehold } from './read-household.ts';

const on = plainDate('2020-08-01');
const policy = versionOf('xuzhou', on);

function read(household: Record<string, unknown>, against = { policy, on }) {
  const whole = { format: 'anju-household/1', programme: 'new-employment', ...household };
  return readHousehold(new TextEncoder().encode(JSON.stringify(whole)), against);
}

function membersOf(...members: readonly Record<string, unknown>[]) {
  const found = read({ members });
  if (!found.ok) throw new Error(JSON.stringify(found.error));
  return found.value.members;
}

function problemsOf(...members: readonly Record<string, unknown>[]) {
  const found = read({ members });
  return found.ok ? [] : found.error.map(({ field, reason }) => `${field} ${reason}`);
}

describe('what a household file leaves out', () => {
  it('is unknown, as null is; "none" and [] are known', () => {
    const [left, none] = membersOf(
      { relation: '01', registeredSince: null },
      { relation: '20', registeredSince: 'none', welfare: 'none', disabilityGrade: 'none', homes: [] },
    );
    expect([left?.registeredSince, left?.welfare, left?.homes, left?.monthlyIncome]).toEqual([null, null, null, null]);
    expect([none?.registeredSince?.value, none?.welfare?.value, none?.disabilityGrade?.value]).toEqual([
      null,
      null,
      null,
    ]);
    expect(none?.homes?.value).toEqual([]);
  });

  it('of the flags is as the policy says of that relation: a parent’s home does not count for workers of 徐州', () => {
    const [applicant, mother, minor, grown, set] = membersOf(
      { relation: '01' },
      { relation: '52' },
      { relation: '20', birth: '2010-01-01' },
      { relation: '30', birth: '2000-01-01' },
      { relation: '51', flags: { ownership: true, counted: false } },
    );
    expect([applicant, mother, minor, grown].map((one) => one?.flags.ownership)).toEqual([true, false, true, false]);
    expect(mother?.flags.counted).toBe(true);
    expect(set?.flags).toEqual({ counted: false, income: true, ownership: true, residence: true });
  });

  it('of where a value comes from is "declared"; what is given is kept', () => {
    const origin = { kind: 'agency', source: 'housing', asOf: '2020-07-01', reference: 'H-1' };
    const [one] = membersOf({ relation: '01', monthlyIncome: 5, publicHousing: { value: 'none', origin } });
    expect(one?.monthlyIncome?.origin).toEqual({ kind: 'declared', source: null, asOf: null, reference: '' });
    expect(one?.publicHousing).toEqual({ value: 'none', origin });
  });
});

describe('an imputed income', () => {
  it("is the version's minimum wage and marked", () => {
    const [one] = membersOf({ relation: '01', monthlyIncome: 'imputed' });
    expect(one?.monthlyIncome).toMatchObject({
      value: 183_000,
      origin: { kind: 'imputed', reference: 'xuzhou@2019-01-01' },
    });
  });

  it('is refused where the version names no wage', () => {
    const national = { policy: versionOf('national', on), on };
    const found = read({ members: [{ relation: '01', monthlyIncome: 'imputed' }] }, national);
    expect(found).toEqual({
      ok: false,
      error: [{ field: 'members.0.monthlyIncome', reason: 'not-in-list: minimumWage' }],
    });
  });
});

describe('an identity number', () => {
  const number = identityNumberFor('320311', plainDate('1996-03-08'), 12);

  it('gives key and day of birth', () => {
    const [one] = membersOf({ relation: '01', identityNumber: number.toLowerCase() });
    expect([one?.key, one?.birth?.value]).toEqual([number, '1996-03-08']);
  });

  it('must be one, and agree with the day of birth', () => {
    expect(problemsOf({ relation: '01', identityNumber: `${number.slice(0, 17)}?` })).toEqual([
      'members.0.identityNumber not-an-identity-number: character',
    ]);
    expect(problemsOf({ relation: '01', identityNumber: number, birth: '1996-03-09' })).toEqual([
      'members.0.birth out-of-range: identityNumber',
    ]);
  });
});

describe('a household that is not in order', () => {
  it.each([
    ['the applicant is not first', [{ relation: '10' }, { relation: '01' }], 'members.0.relation no-applicant'],
    ['nobody counts', [{ relation: '01', flags: { counted: false } }], 'members too-few: 1'],
    ['a field too many', [{ relation: '01', wage: 5 }], 'members.0.wage unknown-field'],
    ['a day that is none', [{ relation: '01', registeredSince: '2020-02-30' }], 'members.0.registeredSince not-a-date'],
    ['half a fen', [{ relation: '01', monthlyIncome: 0.5 }], 'members.0.monthlyIncome wrong-type: int'],
    ['a home without an area', [{ relation: '01', homes: [{}] }], 'members.0.homes.0.area missing'],
  ])('%s', (_, members, problem) => {
    expect(problemsOf(...members)).toContain(problem);
  });

  it('is told when it is no JSON at all', () => {
    expect(readHousehold(new TextEncoder().encode('{'), { policy, on })).toMatchObject({ ok: false });
  });
});
