import { plainDate } from '../../../../src/kernel/plain-date.ts';
import { aHousehold, day, flags, home, imputed, known, m2, yuan } from '../../../support/eligibility/household.ts';
import type { HandWorked } from './case.ts';

const at = { pack: 'yinchuan', on: '2021-03-01' } as const;
const earning = (...incomes: readonly number[]) =>
  aHousehold('lower-middle-income', ...incomes.map((amount) => ({ monthlyIncome: known(yuan(amount)) })));

/** 银川: below 4,140 then 4,270 yuan a month and person, below 15 m², a year of registration, 18 years (§2.1). */
export const yinchuanCases: readonly HandWorked[] = [
  // the ceiling
  {
    ...at,
    because: 'one person with 4,270.00: exactly the ceiling, which still holds',
    household: earning(4270),
    outcome: 'eligible',
    says: { income: ['met', 427_000] },
  },
  {
    ...at,
    because: 'one person with 4,270.01: one fen above',
    household: earning(4270.01),
    outcome: 'ineligible',
    says: { income: ['unmet', 427_001] },
  },
  {
    ...at,
    because: '7,000 + 5,810 + 0 = 12,810; ÷ 3 = 4,270.00 exactly',
    household: earning(7000, 5810, 0),
    outcome: 'eligible',
    says: { income: ['met', 427_000] },
  },
  {
    ...at,
    because: '12,810.01 ÷ 3 = 4,270.0033…: above, although the value rounds down to the ceiling',
    household: earning(7000, 5810.01, 0),
    outcome: 'ineligible',
    says: { income: ['unmet', 427_000] },
  },
  {
    ...at,
    because: '10,000 ÷ 3 = 3,333.333…, shown as 3,333.33',
    household: earning(10_000, 0, 0),
    outcome: 'eligible',
    says: { income: ['met', 333_333] },
  },
  {
    ...at,
    because: 'a single earner of 17,080 with three who earn nothing: 17,080 ÷ 4 = 4,270',
    household: earning(17_080, 0, 0, 0),
    outcome: 'eligible',
    says: { income: ['met', 427_000] },
  },
  {
    ...at,
    because: 'the same earner with two: 17,080 ÷ 3 = 5,693.33',
    household: earning(17_080, 0, 0),
    outcome: 'ineligible',
    says: { income: ['unmet', 569_333] },
  },
  // versions
  {
    ...at,
    on: '2021-02-06',
    because: 'the day before the change 4,140 holds: 4,200 is above',
    household: earning(4200),
    outcome: 'ineligible',
    says: { income: ['unmet', 420_000] },
  },
  {
    ...at,
    on: '2021-02-07',
    because: 'on the day of the change 4,270 holds: the same 4,200 is below',
    household: earning(4200),
    outcome: 'eligible',
    says: { income: ['met', 420_000] },
  },
  {
    ...at,
    on: '2020-06-01',
    because: 'in 2020 exactly 4,140',
    household: earning(4140),
    outcome: 'eligible',
    says: { income: ['met', 414_000] },
  },
  {
    ...at,
    on: '2024-03-01',
    because: '5,080 since 2024: 5,000 + 5,160 = 10,160; ÷ 2 = 5,080',
    household: earning(5000, 5160),
    outcome: 'eligible',
    says: { income: ['met', 508_000] },
  },
  {
    ...at,
    on: '2025-03-01',
    because: '5,330 since 2025: 5,330.01 is a fen too much',
    household: earning(5330.01),
    outcome: 'ineligible',
    says: { income: ['unmet', 533_001] },
  },
  // area
  {
    ...at,
    because: 'one person with 15.0000 m²: not below 15',
    household: aHousehold('lower-middle-income', { homes: known([home(m2(15))]) }),
    outcome: 'ineligible',
    says: { 'housing-area': ['unmet', 150_000] },
  },
  {
    ...at,
    because: 'one person with 14.9999 m²: a cm² below',
    household: aHousehold('lower-middle-income', { homes: known([home(m2(14.9999))]) }),
    outcome: 'eligible',
    says: { 'housing-area': ['met', 149_999] },
  },
  {
    ...at,
    because: '44 m² for three: 14.6666…, shown as 14.6666',
    household: aHousehold('lower-middle-income', { homes: known([home(m2(44))]) }, {}, {}),
    outcome: 'eligible',
    says: { 'housing-area': ['met', 146_666] },
  },
  {
    ...at,
    because: 'half of 60 m² each to two spouses: 30 + 30 = 60; ÷ 2 = 30',
    household: aHousehold(
      'lower-middle-income',
      { homes: known([home(m2(60), 500)]) },
      { relation: '12', homes: known([home(m2(60), 500)]) },
    ),
    outcome: 'ineligible',
    says: { 'housing-area': ['unmet', 300_000] },
  },
  {
    ...at,
    because: 'a third (333 ‰) of 90 m² is 29.97; for two 14.985',
    household: aHousehold('low-income', { homes: known([home(m2(90), 333)]) }, {}),
    outcome: 'eligible',
    says: { 'housing-area': ['met', 149_850] },
  },
  {
    ...at,
    because: 'two homes of 10 and 21 m² for two: 31 ÷ 2 = 15.5',
    household: aHousehold('low-income', { homes: known([home(m2(10)), home(m2(21))]) }, {}),
    outcome: 'ineligible',
    says: { 'housing-area': ['unmet', 155_000] },
  },
  // registration and age
  {
    ...at,
    because: 'registered on 2020-03-01: a year is full on 2021-03-01',
    household: aHousehold('low-income', { registeredSince: day('2020-03-01') }),
    outcome: 'eligible',
    says: { registration: ['met', 1] },
  },
  {
    ...at,
    because: 'registered on 2020-03-02: a day short of a year',
    household: aHousehold('low-income', { registeredSince: day('2020-03-02') }),
    outcome: 'ineligible',
    says: { registration: ['unmet', 0] },
  },
  {
    ...at,
    on: '2021-02-28',
    because: 'registered on 2020-02-29: the year ends on the last day of February (DAY-06)',
    household: aHousehold('low-income', { registeredSince: day('2020-02-29') }),
    outcome: 'eligible',
    says: { registration: ['met', 1] },
  },
  {
    ...at,
    because: 'known not to be registered here',
    household: aHousehold('low-income', { registeredSince: known(null) }),
    outcome: 'ineligible',
    says: { registration: ['unmet', 0] },
  },
  {
    ...at,
    because: 'eighteen today: born 2003-03-01',
    household: aHousehold('low-income', { birth: day('2003-03-01') }),
    outcome: 'eligible',
    says: { 'applicant-age': ['met', 18] },
  },
  {
    ...at,
    because: 'eighteen tomorrow: born 2003-03-02',
    household: aHousehold('low-income', { birth: day('2003-03-02') }),
    outcome: 'ineligible',
    says: { 'applicant-age': ['unmet', 17] },
  },
  // flags
  {
    ...at,
    because: 'a grown son earns 9,000 and does not count for income: 8,000 ÷ 3 = 2,666.66',
    household: aHousehold(
      'low-income',
      { monthlyIncome: known(yuan(8000)) },
      {},
      { monthlyIncome: known(yuan(9000)), flags: flags({ income: false }) },
    ),
    outcome: 'eligible',
    says: { income: ['met', 266_666] },
  },
  {
    ...at,
    because: 'the same son counts for income and not as a person: 17,000 ÷ 2 = 8,500',
    household: aHousehold(
      'low-income',
      { monthlyIncome: known(yuan(8000)) },
      {},
      { monthlyIncome: known(yuan(9000)), flags: flags({ counted: false }) },
    ),
    outcome: 'ineligible',
    says: { income: ['unmet', 850_000] },
  },
  {
    ...at,
    because: 'a mother owns 80 m² and does not count for ownership: 0 ÷ 2',
    household: aHousehold(
      'low-income',
      {},
      { relation: '52', homes: known([home(m2(80))]), flags: flags({ ownership: false }) },
    ),
    outcome: 'eligible',
    says: { 'housing-area': ['met', 0] },
  },
  {
    ...at,
    because: 'a mother rents a public home and does not count as a person: nobody who counts is housed',
    household: aHousehold(
      'low-income',
      {},
      { relation: '52', publicHousing: known('tenant'), flags: flags({ counted: false }) },
    ),
    outcome: 'eligible',
    says: { 'not-housed': ['met', 'no'] },
  },
  {
    ...at,
    because: 'nobody counts as a person: nothing can be shared out, and that is not a refusal',
    household: aHousehold('low-income', { flags: flags({ counted: false }) }),
    outcome: 'undetermined',
    says: { income: ['unknown', null], 'housing-area': ['unknown', null], 'not-housed': ['unknown', null] },
  },
  // unknown
  {
    ...at,
    because: "the spouse's income is unknown and 3,000 alone is below 2 × 4,270",
    household: aHousehold('low-income', { monthlyIncome: known(yuan(3000)) }, { monthlyIncome: null }),
    outcome: 'undetermined',
    says: { income: ['unknown', null] },
  },
  {
    ...at,
    because: "the spouse's income is unknown, but 8,540.01 alone is above 2 × 4,270 = 8,540; at least 4,270.00 each",
    household: aHousehold('low-income', { monthlyIncome: known(yuan(8540.01)) }, { monthlyIncome: null }),
    outcome: 'ineligible',
    says: { income: ['unmet', 427_000] },
  },
  {
    ...at,
    because: 'exactly 8,540 known of two: the unknown income could still be nothing',
    household: aHousehold('low-income', { monthlyIncome: known(yuan(8540)) }, { monthlyIncome: null }),
    outcome: 'undetermined',
    says: { income: ['unknown', null] },
  },
  {
    ...at,
    because: 'the homes of one are unknown, but 30 m² of the other are already 15 each',
    household: aHousehold('low-income', { homes: known([home(m2(30))]) }, { homes: null }),
    outcome: 'ineligible',
    says: { 'housing-area': ['unmet', 150_000] },
  },
  {
    ...at,
    because: 'an unknown registration with an income above the ceiling: unmet decides, unknown stays listed',
    household: aHousehold('low-income', { registeredSince: null, monthlyIncome: known(yuan(5000)) }),
    outcome: 'ineligible',
    says: { registration: ['unknown', null], income: ['unmet', 500_000] },
  },
  {
    ...at,
    because: 'nobody asked whether the household rents a public home',
    household: aHousehold('low-income', { publicHousing: null }),
    outcome: 'undetermined',
    says: { 'not-housed': ['unknown', null] },
  },
  {
    ...at,
    because: 'one of two is unknown and the other is a tenant: known enough',
    household: aHousehold('low-income', { publicHousing: null }, { publicHousing: known('tenant') }),
    outcome: 'ineligible',
    says: { 'not-housed': ['unmet', 'yes'] },
  },
  // imputed
  {
    ...at,
    because: 'the spouse is taken to earn the minimum wage: 1,200 + 1,660 = 2,860; ÷ 2 = 1,430',
    household: aHousehold('low-income', { monthlyIncome: known(yuan(1200)) }, { monthlyIncome: imputed(yuan(1660)) }),
    outcome: 'eligible',
    says: { income: ['met', 143_000] },
    imputed: ['income'],
  },
  // overruled
  {
    ...at,
    because: '15.2 m² that are a ruin in fact: two officers set the verdict, 15.2 stays in sight',
    household: aHousehold('low-income', { homes: known([home(m2(15.2))]) }),
    outcome: 'eligible',
    says: { 'housing-area': ['met', 152_000] },
    overrules: [{ condition: 'housing-area', verdict: 'met', reason: '危房', by: 'district-1', secondBy: 'city-1' }],
  },
  {
    ...at,
    because: 'an overruling of a condition that the class does not set changes nothing',
    household: aHousehold('low-income'),
    outcome: 'eligible',
    says: {},
    overrules: [{ condition: 'graduation', verdict: 'unmet', reason: '—', by: 'a', secondBy: 'b' }],
  },
  // the workers' classes
  {
    ...at,
    because: 'a new teacher without a home, 4,000 a month; no area is asked where no home is allowed',
    household: aHousehold('new-employment', { monthlyIncome: known(yuan(4000)) }),
    outcome: 'eligible',
    says: { 'no-home': ['met', 0], employment: ['met', 'yes'] },
  },
  {
    ...at,
    because: 'a new teacher with a tenth of a home: one home, none allowed',
    household: aHousehold('new-employment', { homes: known([home(m2(90), 100)]) }),
    outcome: 'ineligible',
    says: { 'no-home': ['unmet', 1] },
  },
  {
    ...at,
    because: 'a migrant worker: no registration asked, permit since today, employed, 14 m² at home',
    household: aHousehold('migrant-worker', {
      registeredSince: known(null),
      residentSince: day('2021-03-01'),
      homes: known([home(m2(14))]),
    }),
    outcome: 'eligible',
    says: { residence: ['met', 'yes'], 'housing-area': ['met', 140_000] },
  },
  {
    ...at,
    because: 'a permit that starts tomorrow is none yet; a contract is known not to be',
    household: aHousehold('migrant-worker', { residentSince: day('2021-03-02'), employedSince: known(null) }),
    outcome: 'ineligible',
    says: { residence: ['unmet', 'no'], employment: ['unmet', 'no'] },
  },
  // assets, once the city publishes a number
  {
    ...at,
    because: 'were 150,000 a person the limit: 200,000 + a car of 100,000 = 300,000; ÷ 2 = 150,000',
    change: (version) => assetLimit(version, 'person'),
    household: aHousehold(
      'low-income',
      { assets: known(yuan(200_000)), vehicles: known([{ value: yuan(100_000) }]) },
      {},
    ),
    outcome: 'eligible',
    says: { assets: ['met', yuan(150_000)] },
  },
  {
    ...at,
    because: 'were 150,000 a household the limit: 120,000 and a car of unknown value could be either',
    change: (version) => assetLimit(version, 'household'),
    household: aHousehold('low-income', { assets: known(yuan(120_000)), vehicles: known([{ value: null }]) }, {}),
    outcome: 'undetermined',
    says: { assets: ['unknown', null] },
  },
  {
    ...at,
    because: 'were 150,000 a household the limit: 150,000.01 known is above, whatever the car is worth',
    change: (version) => assetLimit(version, 'household'),
    household: aHousehold('low-income', { assets: known(yuan(150_000.01)), vehicles: known([{ value: null }]) }),
    outcome: 'ineligible',
    says: { assets: ['unmet', yuan(150_000.01)] },
  },
];

function assetLimit(
  version: Parameters<NonNullable<HandWorked['change']>>[0],
  per: 'household' | 'person',
): ReturnType<NonNullable<HandWorked['change']>> {
  const limit = {
    value: { ceiling: yuan(150_000), per, comparison: '<=' },
    source: 'invented',
    confidence: 'INF',
  } as const;
  const limits = { ...version.limits, 'low-income': { ...version.limits['low-income'], assets: limit } };
  return { ...version, effectiveFrom: plainDate('2021-02-07'), limits };
}
