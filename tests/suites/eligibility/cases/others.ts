import { aHousehold, day, home, known, m2, yuan } from '../../../support/eligibility/household.ts';
import type { HandWorked } from './case.ts';

const xining = { pack: 'xining', on: '2021-10-19' } as const;
const national = { pack: 'national', on: '2020-01-01' } as const;
const shenzhen = { pack: 'shenzhen', on: '2022-01-01' } as const;

/** 西宁: below 18 m², below 3 × 640 = 1,920 (the line is GK); the national pack; 深圳, which states neither. */
export const otherCases: readonly HandWorked[] = [
  {
    ...xining,
    because: 'two with 36 m²: 18 each is not below 18',
    household: aHousehold('low-income', { homes: known([home(m2(36))]) }, {}),
    outcome: 'ineligible',
    says: { 'housing-area': ['unmet', 180_000] },
  },
  {
    ...xining,
    because: 'two with 35.9998 m²: 17.9999 each',
    household: aHousehold('low-income', { homes: known([home(m2(35.9998))]) }, {}),
    outcome: 'eligible',
    says: { 'housing-area': ['met', 179_999] },
  },
  {
    ...xining,
    because: '3 × 640 = 1,920 exactly is not below three times the line',
    household: aHousehold('lower-middle-income', { monthlyIncome: known(yuan(1920)) }),
    outcome: 'ineligible',
    says: { income: ['unmet', 192_000] },
  },
  {
    ...xining,
    because: '1,919.99 is below',
    household: aHousehold('lower-middle-income', { monthlyIncome: known(yuan(1919.99)) }),
    outcome: 'eligible',
    says: { income: ['met', 191_999] },
  },
  {
    ...xining,
    because: 'no rule on registration was found: not registered here does not count',
    household: aHousehold('low-income', { registeredSince: known(null) }),
    outcome: 'eligible',
    says: {},
  },
  {
    ...xining,
    because: 'a new teacher with 9,000 a month: no ceiling of 西宁 for this class was found',
    household: aHousehold('new-employment', { monthlyIncome: known(yuan(9000)) }),
    outcome: 'eligible',
    says: {},
  },
  {
    ...xining,
    because: 'a migrant worker with 20 m² elsewhere in the city and no contract',
    household: aHousehold('migrant-worker', { homes: known([home(m2(20))]), employedSince: known(null) }),
    outcome: 'ineligible',
    says: { 'housing-area': ['unmet', 200_000], employment: ['unmet', 'no'] },
  },
  {
    ...national,
    because: 'Order 11 leaves income and area to the city: 100,000 a month passes the country, not a city',
    household: aHousehold('lower-middle-income', { monthlyIncome: known(yuan(100_000)) }),
    outcome: 'eligible',
    says: {},
  },
  {
    ...national,
    because: 'a tenant of a public home does not get a second one',
    household: aHousehold('low-income', { publicHousing: known('tenant') }),
    outcome: 'ineligible',
    says: { 'not-housed': ['unmet', 'yes'] },
  },
  {
    ...national,
    because: 'born on 2 January 2002: 17 until tomorrow',
    household: aHousehold('low-income', { birth: day('2002-01-02') }),
    outcome: 'ineligible',
    says: { 'applicant-age': ['unmet', 17] },
  },
  {
    ...national,
    because: 'newly employed without a home and at work since today',
    household: aHousehold('new-employment', { employedSince: day('2020-01-01') }),
    outcome: 'eligible',
    says: { employment: ['met', 'yes'], 'no-home': ['met', 0] },
  },
  {
    ...national,
    because: 'homes of one owner unknown, the other has none',
    household: aHousehold('new-employment', {}, { homes: null }),
    outcome: 'undetermined',
    says: { 'no-home': ['unknown', null] },
  },
  {
    ...shenzhen,
    because: 'seventeen years and eleven months',
    household: aHousehold('lower-middle-income', { birth: day('2004-02-01') }),
    outcome: 'ineligible',
    says: { 'applicant-age': ['unmet', 17] },
  },
  {
    ...shenzhen,
    because: 'nothing known of the applicant but an age: the public home is the only question left',
    household: aHousehold('lower-middle-income', { monthlyIncome: null, homes: null, publicHousing: null }),
    outcome: 'undetermined',
    says: { 'not-housed': ['unknown', null] },
  },
  {
    ...shenzhen,
    because: 'a migrant worker whose permit was never issued',
    household: aHousehold('migrant-worker', { residentSince: known(null) }),
    outcome: 'ineligible',
    says: { residence: ['unmet', 'no'] },
  },
];
