import { plainDate } from '../../../../src/kernel/plain-date.ts';
import type { PersonFacts } from '../../../../src/domain/eligibility/household-facts.ts';
import { aHousehold, day, flags, home, imputed, known, m2, yuan } from '../../../support/eligibility/household.ts';
import type { HandWorked } from './case.ts';

const at = { pack: 'xuzhou', on: '2020-08-01' } as const;
const benefit = (kind: 'minimum-living' | 'extreme-poverty' | 'near-poor', since: string): PersonFacts['welfare'] =>
  known({ kind, since: plainDate(since) });

/** 徐州: 低保 5 years registered, a year of benefit, ≤ 10 m²; workers < 5 years from graduation, a year insured (§2.3). */
export const xuzhouCases: readonly HandWorked[] = [
  {
    ...at,
    because:
      'three on 低保 since 2019-08-01 (a year today), registered since 2015-08-01 (5 years today), 30 m² ÷ 3 = 10',
    household: aHousehold(
      'low-income',
      {
        registeredSince: day('2015-08-01'),
        welfare: benefit('minimum-living', '2019-08-01'),
        homes: known([home(m2(30))]),
      },
      {},
      {},
    ),
    outcome: 'eligible',
    says: { registration: ['met', 5], 'housing-area': ['met', 100_000] },
  },
  {
    ...at,
    because: '30.0001 m² ÷ 3 is above 10, by a third of a cm²',
    household: aHousehold('low-income', { homes: known([home(m2(30.0001))]) }, {}, {}),
    outcome: 'ineligible',
    says: { 'housing-area': ['unmet', 100_000] },
  },
  {
    ...at,
    because: 'registered since 2015-08-02: a day short of 5 years',
    household: aHousehold('low-income', { registeredSince: day('2015-08-02') }, {}),
    outcome: 'ineligible',
    says: { registration: ['unmet', 4] },
  },
  {
    ...at,
    because: 'the benefit is drawn since 2019-08-02: a day short of a year, by both',
    household: aHousehold(
      'low-income',
      { welfare: benefit('minimum-living', '2019-08-02') },
      { welfare: benefit('minimum-living', '2019-08-02') },
    ),
    outcome: 'ineligible',
    says: { welfare: ['unmet', 0] },
  },
  {
    ...at,
    because: 'near-poor is no benefit of this class, however long',
    household: aHousehold('low-income', { welfare: benefit('near-poor', '2010-01-01') }, { welfare: known(null) }),
    outcome: 'ineligible',
    says: { welfare: ['unmet', 0] },
  },
  {
    ...at,
    because: 'one draws nothing, the other 特困 for 2 full years: the longer counts',
    household: aHousehold(
      'low-income',
      { welfare: known(null) },
      { welfare: benefit('extreme-poverty', '2018-07-31') },
    ),
    outcome: 'eligible',
    says: { welfare: ['met', 2] },
  },
  {
    ...at,
    because: 'one draws nothing, of the other nobody knows',
    household: aHousehold('low-income', { welfare: known(null) }, { welfare: null }),
    outcome: 'undetermined',
    says: { welfare: ['unknown', null] },
  },
  {
    ...at,
    because: 'alone and 35 today: born 1985-08-01',
    household: aHousehold('low-income', { birth: day('1985-08-01') }),
    outcome: 'eligible',
    says: { 'sole-applicant-age': ['met', 35] },
  },
  {
    ...at,
    because: 'alone and 35 tomorrow',
    household: aHousehold('low-income', { birth: day('1985-08-02') }),
    outcome: 'ineligible',
    says: { 'sole-applicant-age': ['unmet', 34] },
  },
  {
    ...at,
    because: '20 years old with a mother: two persons, so 35 is not asked',
    household: aHousehold('low-income', { birth: day('2000-01-01') }, { relation: '52' }),
    outcome: 'eligible',
    says: { 'sole-applicant-age': ['met', 20] },
  },
  {
    ...at,
    because: 'the mother does not count as a person: the one of 20 stands alone',
    household: aHousehold(
      'low-income',
      { birth: day('2000-01-01') },
      { relation: '52', flags: flags({ counted: false }) },
    ),
    outcome: 'ineligible',
    says: { 'sole-applicant-age': ['unmet', 20] },
  },
  {
    ...at,
    because: 'draws rent subsidy: it stops when a home is approved and does not stand against one',
    household: aHousehold('low-income', { publicHousing: known('subsidy') }),
    outcome: 'eligible',
    says: { 'not-housed': ['met', 'no'] },
  },
  {
    ...at,
    because: 'earns 50,000 a month: 低保 asks for the benefit, not for the income again',
    household: aHousehold('low-income', { monthlyIncome: known(yuan(50_000)) }),
    outcome: 'eligible',
    says: {},
  },
  // lower-middle income
  {
    ...at,
    because: 'income below 1,549: 3,097.99 ÷ 2 = 1,548.995',
    household: aHousehold('lower-middle-income', { monthlyIncome: known(yuan(3097.99)) }, {}),
    outcome: 'eligible',
    says: { income: ['met', 154_899] },
  },
  {
    ...at,
    because: '3,098 ÷ 2 = 1,549 exactly is not below',
    household: aHousehold('lower-middle-income', { monthlyIncome: known(yuan(3098)) }, {}),
    outcome: 'ineligible',
    says: { income: ['unmet', 154_900] },
  },
  {
    ...at,
    because: 'both at the minimum wage: 1,830 + 1,830 = 3,660; ÷ 2 = 1,830, above 1,549',
    household: aHousehold(
      'lower-middle-income',
      { monthlyIncome: imputed(yuan(1830)) },
      { monthlyIncome: imputed(yuan(1830)) },
    ),
    outcome: 'ineligible',
    says: { income: ['unmet', 183_000] },
    imputed: ['income'],
  },
  {
    ...at,
    because: 'one imputed 1,830 with a child: 1,830 ÷ 2 = 915',
    household: aHousehold('lower-middle-income', { monthlyIncome: imputed(yuan(1830)) }, {}),
    outcome: 'eligible',
    says: { income: ['met', 91_500] },
    imputed: ['income'],
  },
  // new employment
  {
    ...at,
    because: 'graduated on 2015-09-30: August 2020 is month 59',
    household: aHousehold('new-employment', { graduatedOn: day('2015-09-30') }),
    outcome: 'eligible',
    says: { graduation: ['met', 59] },
  },
  {
    ...at,
    because: 'graduated on 2015-08-31: the month counts, so 60 are full on 1 August already',
    household: aHousehold('new-employment', { graduatedOn: day('2015-08-31') }),
    outcome: 'ineligible',
    says: { graduation: ['unmet', 60] },
  },
  {
    ...at,
    because: 'known to have no diploma: not of this class',
    household: aHousehold('new-employment', { graduatedOn: known(null) }),
    outcome: 'ineligible',
    says: { graduation: ['unmet', null] },
  },
  {
    ...at,
    because: 'the education registry failed: nobody knows',
    household: aHousehold('new-employment', { graduatedOn: null }),
    outcome: 'undetermined',
    says: { graduation: ['unknown', null] },
  },
  {
    ...at,
    because: '11 months of insurance, 12 wanted',
    household: aHousehold('new-employment', { insuredMonths: known(11) }),
    outcome: 'ineligible',
    says: { insurance: ['unmet', 11] },
  },
  {
    ...at,
    because: 'registered yesterday: the class names no time',
    household: aHousehold('new-employment', { registeredSince: day('2020-07-31') }),
    outcome: 'eligible',
    says: { registration: ['met', 'yes'] },
  },
  {
    ...at,
    because: 'spouses own one home together: one address, one home, none allowed',
    household: aHousehold(
      'new-employment',
      { homes: known([{ address: '云龙区1号', area: m2(80), share: 500 }]) },
      { relation: '12', homes: known([{ address: '云龙区1号', area: m2(80), share: 500 }]) },
    ),
    outcome: 'ineligible',
    says: { 'no-home': ['unmet', 1] },
  },
  // migrant workers
  {
    ...at,
    because: 'not registered here, permit, contract, 12 months: all that is asked',
    household: aHousehold('migrant-worker', { registeredSince: known(null), insuredMonths: known(12) }),
    outcome: 'eligible',
    says: { residence: ['met', 'yes'], insurance: ['met', 12] },
  },
  {
    ...at,
    because: 'permit and contract unknown: two questions, no refusal',
    household: aHousehold('migrant-worker', { residentSince: null, employedSince: null }),
    outcome: 'undetermined',
    says: { residence: ['unknown', null], employment: ['unknown', null] },
  },
];
