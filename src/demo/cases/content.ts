import type { ApplicationContent, Education, Employment } from '../../domain/application/content.ts';
import type { Asset, Home, HouseholdMember, HousingChange } from '../../domain/application/household.ts';
import type { Channel, GreenChannel, Programme } from '../../domain/application/programme.ts';
import { type PlainDate, addDays, addMonths } from '../../kernel/plain-date.ts';
import type { SeededRandom } from '../../kernel/random.ts';
import type { DemoStreet } from '../city/offices.ts';
import { creditCodeOf, employers, estates, schools } from '../people/employers.ts';
import { drawHousehold } from '../people/household.ts';
import type { IdentitySlots } from '../people/identity-slots.ts';
import { pickWeighted } from '../random-for.ts';

export interface ContentWish {
  readonly random: SeededRandom;
  readonly caseIndex: number;
  readonly street: DemoStreet;
  readonly programme: Programme;
  readonly on: PlainDate;
  readonly slots: IdentitySlots;
}

export function pickProgramme(random: SeededRandom): Programme {
  return pickWeighted<Programme>(random, [
    ['low-income', 31],
    ['lower-middle-income', 25],
    ['new-employment', 27],
    ['migrant-worker', 17],
  ]);
}

/** Most applications come from the app; employers hand in those of their own people. */
export function pickChannel(random: SeededRandom, content: ApplicationContent): Channel {
  const old = content.greenChannel !== null;
  const employed = content.programme === 'new-employment' || content.programme === 'migrant-worker';
  return pickWeighted<Channel>(random, [
    ['app', old ? 35 : 70],
    ['counter', old ? 40 : 20],
    ['home-visit', old ? 25 : 2],
    ['employer', employed ? 14 : 0],
  ]);
}

/** What one household declares: everything consistent with its programme, age and street. */
export function drawContent(wish: ContentWish): ApplicationContent {
  const { random, programme, on } = wish;
  const household = drawHousehold(wish);
  const [applicant] = household.members;
  const employment = employmentOf(random, wish, household.applicantAge);
  const members = household.members.map((member, index) => ({
    ...member,
    employer: index === 0 ? (employment?.employer ?? '') : workplaceOf(random, member),
  }));
  const address = addressIn(random, wish.street);
  const local = programme !== 'migrant-worker';
  return {
    programme,
    members,
    phone: household.phone,
    address,
    registrationAddress: local
      ? random.chance(0.6)
        ? address
        : addressIn(random, wish.street)
      : farAddress(random, wish.caseIndex),
    registeredSince: local ? addDays(on, -random.integer(400, 9_000)) : null,
    residentSince: local && random.chance(0.7) ? null : addDays(on, -random.integer(200, 2_600)),
    homes: homesOf(random, { address, applicant }),
    housingChanges: housingChangesOf(random, wish),
    assets: assetsOf(random, programme),
    employment,
    education: programme === 'new-employment' ? educationOf(random, on) : null,
    greenChannel: greenChannelOf(random, household.applicantAge, programme),
    consent: {
      verification: true,
      publicity: random.chance(0.97),
      truthfulness: true,
      signedOn: addDays(on, -random.integer(0, 4)),
    },
  };
}

function addressIn(random: SeededRandom, street: DemoStreet): string {
  const { district } = street;
  const house = `${random.pick(district.roads)}${String(random.integer(1, 188))}号`;
  const flat = `${String(random.integer(1, 18))}号楼${String(random.integer(1, 4))}单元${String(random.integer(1, 6))}0${String(random.integer(1, 4))}室`;
  return `西宁市${district.name}${street.name}${house}${random.pick(estates)}${flat}`;
}

/** A village has many houses of one number: by the case, so that two families seldom share one by chance. */
const PARTS = ['上', '下', '东', '西', '南', '北', '中', '前', '后', '新', '老', '大', '小'] as const;

function farAddress(random: SeededRandom, caseIndex: number): string {
  const places = [
    '海东市化隆县群科镇',
    '海东市循化县积石镇',
    '黄南州同仁市隆务镇',
    '海南州共和县恰卜恰镇',
    '临夏州积石山县吹麻滩镇',
    '定西市通渭县平襄镇',
    '南充市仪陇县新政镇',
  ];
  return `${random.pick(places)}${random.pick(['团结', '新民', '上庄', '河沿', '东山'])}${PARTS[caseIndex % PARTS.length] ?? ''}村${String((caseIndex % 11) + 1)}社${String(random.integer(1, 160))}号`;
}

function workplaceOf(random: SeededRandom, member: HouseholdMember): string {
  if (member.monthlyIncome === 0 || random.chance(0.3)) return '';
  return random.pick(employers);
}

function employmentOf(random: SeededRandom, { programme, on }: ContentWish, age: number): Employment | null {
  const chance = { 'low-income': 0.25, 'lower-middle-income': 0.7, 'new-employment': 1, 'migrant-worker': 1 }[
    programme
  ];
  if (age >= 60 || !random.chance(chance)) return null;
  const months = programme === 'new-employment' ? random.integer(3, 40) : random.integer(6, 140);
  const employer = random.pick(employers);
  return {
    employer,
    creditCode: creditCodeOf(employer),
    since: addMonths(on, -months),
    insuredMonths: Math.max(0, months - random.integer(0, 3)),
  };
}

function educationOf(random: SeededRandom, on: PlainDate): Education {
  const [school, level] = random.pick(schools);
  return { level, school, graduatedOn: addDays(on, -random.integer(90, 1_700)) };
}

function homesOf(
  random: SeededRandom,
  home: { readonly address: string; readonly applicant: HouseholdMember | undefined },
): readonly Home[] {
  const nature = pickWeighted<Home['nature']>(random, [
    ['private-rented', 46],
    ['borrowed', 22],
    ['private-owned', 10],
    ['public-work-unit', 12],
    ['public-direct', 6],
    ['other', 4],
  ]);
  const own =
    nature === 'private-owned' ? (home.applicant?.name ?? '') : nature === 'private-rented' ? '房东（见租赁合同）' : '';
  return [{ address: home.address, owner: own, area: random.integer(1_200, 6_800) * 100, nature }];
}

function housingChangesOf(random: SeededRandom, { on, street }: ContentWish): readonly HousingChange[] {
  if (!random.chance(0.13)) return [];
  const kind = pickWeighted<HousingChange['kind']>(random, [
    ['demolished', 40],
    ['sold', 25],
    ['divided', 20],
    ['given', 10],
    ['other', 5],
  ]);
  return [
    {
      address: addressIn(random, street),
      kind,
      on: addDays(on, -random.integer(60, 1_780)),
      proceeds: kind === 'given' ? 0 : random.integer(20, 420) * 100_000,
      replacement: kind === 'demolished' && random.chance(0.4) ? '货币补偿，未安置住房' : '',
    },
  ];
}

function assetsOf(random: SeededRandom, programme: Programme): readonly Asset[] {
  const assets: Asset[] = [];
  const poor = programme === 'low-income';
  if (random.chance(0.7))
    assets.push({ kind: 'deposit', note: '活期及定期存款', value: random.integer(1, poor ? 30 : 120) * 100_000 });
  if (random.chance(poor ? 0.03 : 0.22))
    assets.push({ kind: 'vehicle', note: '小型轿车', value: random.integer(8, 90) * 100_000 });
  if (random.chance(poor ? 0.02 : 0.3))
    assets.push({ kind: 'housing-fund', note: '住房公积金余额', value: random.integer(3, 70) * 100_000 });
  if (random.chance(0.05))
    assets.push({ kind: 'insurance', note: '商业保险现金价值', value: random.integer(2, 40) * 100_000 });
  return assets;
}

function greenChannelOf(random: SeededRandom, age: number, programme: Programme): GreenChannel | null {
  if (age >= 60 && random.chance(0.8)) return { reason: 'aged-60', note: '' };
  if (programme !== 'low-income' || !random.chance(0.22)) return null;
  return pickWeighted<GreenChannel>(random, [
    [{ reason: 'severe-disability', note: '持残疾人证' }, 40],
    [{ reason: 'serious-illness', note: '长期透析，有病历' }, 30],
    [{ reason: 'dangerous-housing', note: '现住房经鉴定为D级危房' }, 20],
    [{ reason: 'honoured-veteran', note: '享受抚恤补助的优抚对象' }, 10],
  ]);
}
