/** What registries keep of somebody of whom no file tells: drawn from the identity number, always the same. */
import type { CheckRecords } from '../domain/agency-check/record.ts';
import { type CheckSource, checkSources } from '../domain/agency-check/source.ts';
import { type PlainDate, addDays, addYears, parsePlainDate, plainDate } from '../kernel/plain-date.ts';
import { type SeededRandom, seededRandom } from '../kernel/random.ts';

interface Subject {
  readonly identityNumber: string;
  readonly name: string;
}

/** Every day in a derived record lies before it, so that records do not change with the day on which one asks. */
const LATEST = plainDate('2020-12-31');
const EMPLOYERS = ['湟源样本机械有限公司', '河湟示例物流有限公司', '北山演示幼儿园'] as const;

interface Drawing {
  readonly subject: Subject;
  readonly birth: PlainDate;
  readonly random: SeededRandom;
}

/** How likely each source has a record, in percent, and what it says. */
const makers: {
  readonly [Source in CheckSource]: readonly [percent: number, make: (drawing: Drawing) => CheckRecords[Source]];
} = {
  'household-registration': [
    100,
    ({ subject: { name, identityNumber }, birth }) => ({
      name,
      since: birth,
      placeCode: /^\d{6}/.exec(identityNumber)?.[0] ?? '630102',
      address: '西宁市样本路1号',
      members: [{ name, identityNumber, relation: '02' }],
    }),
  ],
  vehicles: [
    12,
    ({ random }) => ({
      vehicles: [{ kind: 'car', registeredOn: dayIn(random, 6), value: random.integer(10, 120) * 100_000 }],
    }),
  ],
  marriage: [25, ({ random }) => ({ status: '40', since: dayIn(random, 9), spouseName: '', spouseIdentityNumber: '' })],
  welfare: [
    8,
    ({ random }) => ({
      kind: random.pick(['minimum-living', 'near-poor'] as const),
      since: dayIn(random, 4),
      until: null,
      monthlyBenefit: random.integer(200, 700) * 100,
    }),
  ],
  'economic-report': [
    85,
    ({ subject, random }) => ({
      reportNo: `HD${subject.identityNumber.slice(-6)}`,
      monthlyIncome: random.integer(0, 60) * 10_000,
      assets: random.integer(0, 90) * 100_000,
    }),
  ],
  housing: [
    15,
    ({ random }) => ({
      homes: [
        {
          address: `西宁市样本路${String(random.integer(2, 90))}号`,
          area: random.integer(200_000, 900_000),
          nature: 'private-owned',
          share: random.pick([500, 1_000]),
          acquiredOn: dayIn(random, 10),
        },
      ],
      deals: [],
      publicHousing: 'none',
    }),
  ],
  'social-insurance': [
    60,
    ({ random }) => ({
      employer: random.pick(EMPLOYERS),
      creditCode: '',
      monthsPaid: random.integer(3, 180),
      base: random.integer(30, 90) * 10_000,
      isActive: random.chance(0.8),
      workStatus: random.pick(['13', '17', '24'] as const),
    }),
  ],
  'housing-fund': [
    35,
    ({ random }) => ({
      employer: random.pick(EMPLOYERS),
      monthsPaid: random.integer(3, 120),
      base: random.integer(30, 90) * 10_000,
      balance: random.integer(1, 80) * 100_000,
    }),
  ],
  tax: [
    40,
    ({ random }) => ({ year: 2020, income: random.integer(3, 9) * 1_000_000, employer: random.pick(EMPLOYERS) }),
  ],
  firms: [
    4,
    ({ random }) => ({
      firms: [
        {
          name: '样本小商店',
          creditCode: '',
          role: 'sole-trader',
          share: 1_000,
          capital: random.integer(1, 9) * 1_000_000,
        },
      ],
    }),
  ],
  disability: [3, ({ random }) => ({ grade: random.pick([1, 2, 3, 4] as const), kind: '63', validUntil: null })],
  education: [30, ({ birth }) => ({ level: '本科', school: '样本大学', graduatedOn: earlier(addYears(birth, 22)) })],
  'residence-permit': [
    10,
    ({ random }) => {
      const since = dayIn(random, 5);
      return { since, validUntil: plainDate('2035-12-31'), address: '西宁市样本路1号' };
    },
  ],
};

/** Null where the source has no record of this person. */
export function derivedRecord<Source extends CheckSource>(
  source: Source,
  subject: Subject,
): CheckRecords[Source] | null {
  const random = seededRandom(seedOf(subject.identityNumber, checkSources.indexOf(source)));
  random.next();
  const [percent, make] = makers[source];
  if (random.integer(1, 100) > percent) return null;
  return make({ subject, birth: birthOf(subject.identityNumber), random });
}

function birthOf(identityNumber: string): PlainDate {
  const [, year, month, day] = /^\d{6}(\d{4})(\d\d)(\d\d)/.exec(identityNumber) ?? [];
  const birth = parsePlainDate(`${year ?? ''}-${month ?? ''}-${day ?? ''}`);
  return birth === undefined ? plainDate('1980-01-01') : earlier(birth);
}

function earlier(day: PlainDate): PlainDate {
  return day < LATEST ? day : LATEST;
}

function dayIn(random: SeededRandom, years: number): PlainDate {
  return addDays(LATEST, -random.integer(0, years * 365));
}

/** FNV-1a over the number and the source. */
function seedOf(identityNumber: string, salt: number): number {
  let seed = 0x811c9dc5 ^ salt;
  for (const character of identityNumber) seed = Math.imul(seed ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return seed >>> 0;
}
