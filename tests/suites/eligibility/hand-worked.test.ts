import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../src/domain/eligibility/evaluate.ts';
import { programmes } from '../../../src/domain/application/programme.ts';
import { plainDate } from '../../../src/kernel/plain-date.ts';
import { aHousehold } from '../../support/eligibility/household.ts';
import { versionOf } from '../../support/policy/packs.ts';
import type { HandWorked } from './cases/case.ts';
import { otherCases } from './cases/others.ts';
import { xuzhouCases } from './cases/xuzhou.ts';
import { yinchuanCases } from './cases/yinchuan.ts';

const cases: readonly HandWorked[] = [...yinchuanCases, ...xuzhouCases, ...otherCases];

function evaluated({ pack, on, household, overrules, change }: HandWorked) {
  const version = versionOf(pack, on);
  return evaluate(household, { policy: change?.(version) ?? version, on: plainDate(on) }, overrules);
}

describe('households reckoned by hand', () => {
  it.each(cases)('$pack $on: $because', (worked) => {
    const { outcome, conditions } = evaluated(worked);
    for (const [id, [verdict, value]] of Object.entries(worked.says)) {
      const condition = conditions.find((one) => one.id === id);
      expect(condition, id).toMatchObject(value === undefined ? { verdict } : { verdict, value });
    }
    const others = conditions.filter(({ id, verdict }) => verdict !== 'met' && !(id in worked.says));
    expect(others).toEqual([]);
    expect(outcome).toBe(worked.outcome);
    expect(conditions.filter((one) => one.imputed).map(({ id }) => id)).toEqual(worked.imputed ?? []);
  });

  it('are at least sixty, of five packs and four programmes', () => {
    expect(cases.length).toBeGreaterThanOrEqual(60);
    expect(new Set(cases.map(({ pack }) => pack)).size).toBe(5);
    expect(new Set(cases.map(({ household }) => household.programme))).toEqual(new Set(programmes));
  });
});

describe('the conditions of each class', () => {
  it.each([
    ['yinchuan', 'low-income', 'programme applicant-age registration income housing-area not-housed'],
    ['yinchuan', 'lower-middle-income', 'programme applicant-age registration income housing-area not-housed'],
    ['yinchuan', 'new-employment', 'programme applicant-age employment income no-home not-housed'],
    ['yinchuan', 'migrant-worker', 'programme applicant-age residence employment income housing-area not-housed'],
    ['xuzhou', 'low-income', 'programme applicant-age sole-applicant-age registration welfare housing-area not-housed'],
    [
      'xuzhou',
      'lower-middle-income',
      'programme applicant-age sole-applicant-age registration income housing-area not-housed',
    ],
    [
      'xuzhou',
      'new-employment',
      'programme applicant-age registration graduation employment insurance no-home not-housed',
    ],
    ['xuzhou', 'migrant-worker', 'programme applicant-age residence employment insurance no-home not-housed'],
    ['xining', 'low-income', 'programme applicant-age income housing-area not-housed'],
    ['national', 'lower-middle-income', 'programme applicant-age not-housed'],
    ['shenzhen', 'migrant-worker', 'programme applicant-age residence employment not-housed'],
  ] as const)('%s, %s', (pack, programme, ids) => {
    const on = plainDate('2021-10-01');
    const { conditions } = evaluate(aHousehold(programme), { policy: versionOf(pack, on), on });
    expect(conditions.map(({ id }) => id).join(' ')).toBe(ids);
  });
});

describe('an overruling', () => {
  it('keeps what the facts alone say', () => {
    const worked = yinchuanCases.find(({ overrules }) => overrules?.[0]?.condition === 'housing-area');
    const condition = worked && evaluated(worked).conditions.find(({ id }) => id === 'housing-area');
    expect(condition?.overruled).toMatchObject({ computed: 'unmet', reason: '危房', secondBy: 'city-1' });
  });
});

describe('the steps of a reckoning', () => {
  it('name each person, the sum, the persons and that the value was rounded down', () => {
    const worked = yinchuanCases.find(({ because }) => because.startsWith('10,000 ÷ 3'));
    const condition = worked && evaluated(worked).conditions.find(({ id }) => id === 'income');
    expect(condition?.terms.map(({ person, what, amount }) => [person, what, amount])).toEqual([
      ['p1', 'monthly-income', 1_000_000],
      ['p2', 'monthly-income', 0],
      ['p3', 'monthly-income', 0],
      ['', 'sum', 1_000_000],
      ['', 'persons', 3],
      ['', 'per-person-rounded-down', 333_333],
    ]);
  });
});
