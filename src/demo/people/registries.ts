/**
 * What the registries know of the people of a demo case: mostly what they declared, and in some households one thing
 * that they did not. Simulated checks then find what true ones find.
 */
import type { ApplicationContent } from '../../domain/application/content.ts';
import type { HouseholdMember } from '../../domain/application/household.ts';
import { type IdentityNumber, birthDateOf } from '../../domain/identity/identity-number.ts';
import { type PlainDate, addDays, fullYearsBetween, yearOf } from '../../kernel/plain-date.ts';
import type { SeededRandom } from '../../kernel/random.ts';
import type { PersonRecords, RegisteredPerson } from '../../simulator/population.ts';

/** Where a registry differs from the declaration of the applicant. */
export const discrepancies = ['home', 'income', 'vehicle', 'registration', 'insurance', 'marriage'] as const;

export type Discrepancy = (typeof discrepancies)[number];

const SHARE = 0.3;

export function drawDiscrepancy(random: SeededRandom): Discrepancy | undefined {
  return random.chance(SHARE) ? random.pick(discrepancies) : undefined;
}

export interface Declared {
  readonly content: ApplicationContent;
  /** Six digits of the district in which they live. */
  readonly district: string;
  /** The day of the application: nothing in a record is later. */
  readonly on: PlainDate;
  readonly discrepancy: Discrepancy | undefined;
}

/** Everybody of the household, with the records that there are of each. */
export function registeredPeople(declared: Declared): readonly RegisteredPerson[] {
  return declared.content.members.map((member, index) => {
    const { name, identityNumber } = member;
    const told = { ...declared, discrepancy: index === 0 ? declared.discrepancy : undefined };
    const known: Known = {
      ...told,
      member,
      isApplicant: index === 0,
      birth: birthDateOf(identityNumber as IdentityNumber),
    };
    const records: PersonRecords = {
      ...policeRecords(known),
      ...civilRecords(known),
      ...propertyRecords(known),
      ...workRecords(known),
    };
    return { name, identityNumber, records };
  });
}

interface Known extends Declared {
  readonly member: HouseholdMember;
  readonly isApplicant: boolean;
  readonly birth: PlainDate;
}

/** Fen that the applicant does not declare: a second job, a small car. */
const SECOND_INCOME = 260_000;
const CAR = 8_600_000;
const HIDDEN_AREA = 184_000;

function policeRecords({ content, district, on, discrepancy, member, isApplicant, birth }: Known): PersonRecords {
  const { members, registeredSince, residentSince, address } = content;
  const isLocal = registeredSince !== null;
  const since = discrepancy === 'registration' ? addDays(on, -120) : (registeredSince ?? birth);
  const cars = isApplicant ? content.assets.filter(({ kind }) => kind === 'vehicle') : [];
  const values = [...cars.map(({ value }) => value), ...(discrepancy === 'vehicle' ? [CAR] : [])];
  return {
    'household-registration': {
      name: member.name,
      since: since > birth ? since : birth,
      placeCode: isLocal ? district : '622921',
      address: content.registrationAddress,
      members: members.map(({ name, identityNumber, relation }) => ({ name, identityNumber, relation })),
    },
    ...(values.length === 0
      ? {}
      : { vehicles: { vehicles: values.map((value) => ({ kind: 'car', registeredOn: addDays(on, -700), value })) } }),
    ...(isLocal || residentSince === null
      ? {}
      : { 'residence-permit': { since: residentSince, validUntil: addDays(on, 365), address } }),
  };
}

function civilRecords(known: Known): PersonRecords {
  const { content, on, discrepancy, member, isApplicant, birth } = known;
  const isAdult = fullYearsBetween(birth, on) >= 18;
  const isPoor = content.programme === 'low-income' && isApplicant;
  const assets = isApplicant ? content.assets.reduce((sum, { value }) => sum + value, 0) : 0;
  const severe = isApplicant && content.greenChannel?.reason === 'severe-disability';
  return {
    ...(isAdult ? marriageOf(known) : {}),
    ...(isPoor
      ? { welfare: { kind: 'minimum-living', since: addDays(on, -500), until: null, monthlyBenefit: 48_000 } }
      : {}),
    ...(isAdult
      ? {
          'economic-report': {
            reportNo: `HD${member.identityNumber.slice(-8)}`,
            monthlyIncome: member.monthlyIncome + (discrepancy === 'income' ? SECOND_INCOME : 0),
            assets: assets + (discrepancy === 'vehicle' ? CAR : 0),
          },
        }
      : {}),
    ...(severe ? { disability: { grade: 2, kind: '63', validUntil: addDays(on, 1_200) } } : {}),
  };
}

/** Who never married has no record. */
function marriageOf({ content, on, discrepancy, member, isApplicant }: Known): PersonRecords {
  const since = addDays(on, -1_000);
  const alone = { since, spouseName: '', spouseIdentityNumber: '' };
  const isMarried = member.maritalStatus.startsWith('2');
  if (discrepancy === 'marriage') {
    if (isMarried) return { marriage: { status: '40', ...alone } };
    return { marriage: { status: '21', since, spouseName: '马样本', spouseIdentityNumber: '' } };
  }
  if (isMarried) {
    const group = isApplicant ? '1' : member.relation.charAt(0);
    const others = content.members.filter((other) => other !== member && other.maritalStatus.startsWith('2'));
    const spouse =
      member.relation.startsWith('1') && !isApplicant
        ? others.find(({ relation }) => relation === '01')
        : others.find(({ relation }) => relation.startsWith(group));
    const { name: spouseName = '马样本', identityNumber: spouseIdentityNumber = '' } = spouse ?? {};
    return { marriage: { status: member.maritalStatus, since, spouseName, spouseIdentityNumber } };
  }
  if (member.maritalStatus === '30' || member.maritalStatus === '40') {
    return { marriage: { status: member.maritalStatus, ...alone } };
  }
  return {};
}

function propertyRecords({ content, on, discrepancy, member, isApplicant }: Known): PersonRecords {
  const own = content.homes.filter(({ nature, owner }) => nature === 'private-owned' && owner === member.name);
  const homes = own.map(({ address, area, nature }) => ({ address, area, nature, share: 1_000, acquiredOn: null }));
  const hidden = {
    address: '西宁市城东区杨家巷7号院3号楼102室',
    area: HIDDEN_AREA,
    nature: 'private-owned',
    share: 1_000,
    acquiredOn: addDays(on, -2_400),
  } as const;
  const deals = (isApplicant ? content.housingChanges : []).flatMap(({ kind, on: day, address }) =>
    kind === 'sold' || kind === 'given' ? [{ kind, on: day, address, area: 500_000 }] : [],
  );
  const all = discrepancy === 'home' ? [...homes, hidden] : homes;
  return all.length + deals.length === 0 ? {} : { housing: { homes: all, deals, publicHousing: 'none' } };
}

function workRecords({ content, on, discrepancy, member, isApplicant }: Known): PersonRecords {
  const { employment, education } = content;
  const { employer, monthlyIncome: base } = member;
  const isEmployed = employer !== '';
  const isStopped = discrepancy === 'insurance';
  const declared = isApplicant ? (employment?.insuredMonths ?? 0) : 24;
  const fund = isApplicant ? content.assets.find(({ kind }) => kind === 'housing-fund') : undefined;
  return {
    ...(isEmployed || isStopped
      ? {
          'social-insurance': {
            employer,
            creditCode: isApplicant ? (employment?.creditCode ?? '') : '',
            monthsPaid: isStopped ? Math.max(1, declared - 9) : declared,
            base,
            isActive: !isStopped,
          },
        }
      : {}),
    ...(fund === undefined ? {} : { 'housing-fund': { employer, monthsPaid: declared, base, balance: fund.value } }),
    ...(isEmployed && base >= 300_000 ? { tax: { year: yearOf(on) - 1, income: base * 12, employer } } : {}),
    ...(isApplicant && education !== null && education.graduatedOn !== null
      ? { education: { ...education, graduatedOn: education.graduatedOn } }
      : {}),
  };
}
