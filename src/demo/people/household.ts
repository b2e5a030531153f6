import type { HouseholdMember } from '../../domain/application/household.ts';
import type { Programme } from '../../domain/application/programme.ts';
import type { IdentitySex } from '../../domain/identity/identity-number.ts';
import type { RelationCode } from '../../domain/identity/relation.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { addDays, yearOf } from '../../kernel/plain-date.ts';
import type { SeededRandom } from '../../kernel/random.ts';
import { pickWeighted } from '../random-for.ts';
import type { IdentitySlots } from './identity-slots.ts';
import { type Ethnicity, pickEthnicity, pickName, pickSurname } from './names.ts';

export interface HouseholdWish {
  readonly random: SeededRandom;
  readonly programme: Programme;
  readonly on: PlainDate;
  readonly caseIndex: number;
  readonly slots: IdentitySlots;
}

export interface Household {
  readonly members: readonly HouseholdMember[];
  readonly phone: string;
  readonly applicantAge: number;
}

type Shape = 'alone' | 'couple' | 'family' | 'single-parent' | 'with-parents';

interface Plan {
  readonly ages: readonly [number, number];
  readonly shapes: readonly (readonly [Shape, number])[];
  /** Yuan a month of somebody who works. */
  readonly income: readonly [number, number];
}

const PLANS: Readonly<Record<Programme, Plan>> = {
  'low-income': {
    ages: [33, 76],
    shapes: [
      ['alone', 34],
      ['couple', 22],
      ['family', 22],
      ['single-parent', 14],
      ['with-parents', 8],
    ],
    income: [600, 1_900],
  },
  'lower-middle-income': {
    ages: [28, 62],
    shapes: [
      ['alone', 16],
      ['couple', 20],
      ['family', 44],
      ['single-parent', 10],
      ['with-parents', 10],
    ],
    income: [1_900, 3_900],
  },
  'new-employment': {
    ages: [22, 28],
    shapes: [
      ['alone', 74],
      ['couple', 20],
      ['family', 6],
    ],
    income: [2_800, 5_200],
  },
  'migrant-worker': {
    ages: [23, 52],
    shapes: [
      ['alone', 30],
      ['couple', 26],
      ['family', 38],
      ['single-parent', 6],
    ],
    income: [2_600, 5_600],
  },
};

/** Who lives together and applies together: relations, ages, names and incomes that fit each other. */
export function drawHousehold(wish: HouseholdWish): Household {
  const { random, programme, on } = wish;
  const plan = PLANS[programme];
  const shape = pickWeighted(random, plan.shapes);
  const youngest = shape === 'family' || shape === 'single-parent' ? Math.max(plan.ages[0], 25) : plan.ages[0];
  // A parent of a minor is rarely older than 55.
  const eldest = shape === 'family' || shape === 'single-parent' ? Math.min(plan.ages[1], 55) : plan.ages[1];
  const age = random.integer(youngest, eldest);
  const sex: IdentitySex = random.chance(shape === 'single-parent' ? 0.25 : 0.56) ? 'male' : 'female';
  const family = familyOf(random);
  const people = [{ relation: '01' as const, sex, age, family }, ...othersOf(wish, { shape, age, sex, family })];
  const members = people.map((person, index) => memberOf(wish, { person, index, shape }));
  return { members, phone: members[0]?.phone ?? '', applicantAge: yearOf(on) - yearOf(addDays(on, -365 * age)) };
}

interface Family {
  readonly ethnicity: Ethnicity;
  readonly surname: string;
}

interface Person {
  readonly relation: RelationCode;
  readonly sex: IdentitySex;
  readonly age: number;
  readonly family: Family;
}

function familyOf(random: SeededRandom): Family {
  const ethnicity = pickEthnicity(random);
  return { ethnicity, surname: pickSurname(random, ethnicity) };
}

interface Applicant {
  readonly shape: Shape;
  readonly age: number;
  readonly sex: IdentitySex;
  readonly family: Family;
}

function othersOf(wish: HouseholdWish, applicant: Applicant): readonly Person[] {
  const { random } = wish;
  switch (applicant.shape) {
    case 'alone':
      return [];
    case 'couple':
      return [spouseOf(random, applicant)];
    case 'family': {
      const spouse = spouseOf(random, applicant);
      const father = applicant.sex === 'male' ? applicant.family : spouse.family;
      const mothersAge = applicant.sex === 'female' ? applicant.age : spouse.age;
      return [spouse, ...childrenOf(random, { family: father, mothersAge })];
    }
    case 'single-parent':
      return childrenOf(random, { family: applicant.family, mothersAge: Math.min(applicant.age, 45) });
    case 'with-parents':
      return parentsOf(random, applicant);
  }
}

function spouseOf(random: SeededRandom, applicant: Applicant): Person {
  const own = applicant.sex === 'male';
  const { ethnicity } = applicant.family;
  const family = random.chance(0.93) ? { ethnicity, surname: pickSurname(random, ethnicity) } : familyOf(random);
  const age = Math.max(21, applicant.age + (own ? -random.integer(0, 4) : random.integer(0, 4)));
  return { relation: own ? '12' : '11', sex: own ? 'female' : 'male', age, family };
}

function childrenOf(
  random: SeededRandom,
  parents: { readonly family: Family; readonly mothersAge: number },
): readonly Person[] {
  const room = Math.max(1, Math.min(22, parents.mothersAge - 21));
  const count =
    room < 4
      ? 1
      : pickWeighted(random, [
          [1, 58],
          [2, 34],
          [3, 8],
        ] as const);
  const eldest = random.integer(Math.max(1, Math.min(count * 2, room)), room);
  const ages = [eldest, eldest - random.integer(2, 4), eldest - random.integer(5, 7)].slice(0, count);
  const grown = ages.filter((age) => age >= 1);
  let sons = 0;
  let daughters = 0;
  return grown.map((age) => {
    const sex: IdentitySex = random.chance(0.52) ? 'male' : 'female';
    const nth = sex === 'male' ? (sons += 1) : (daughters += 1);
    return { relation: childRelation(sex, nth, grown.length), sex, age, family: parents.family };
  });
}

function childRelation(sex: IdentitySex, nth: number, siblings: number): RelationCode {
  if (siblings === 1) return sex === 'male' ? '21' : '31';
  const sons = ['22', '23', '24'] as const;
  const daughters = ['32', '33', '34'] as const;
  return (sex === 'male' ? sons : daughters)[nth - 1] ?? '20';
}

function parentsOf(random: SeededRandom, applicant: Applicant): readonly Person[] {
  const fathersAge = Math.min(94, applicant.age + random.integer(22, 30));
  const mother: Person = {
    relation: '52',
    sex: 'female',
    age: Math.min(94, fathersAge - random.integer(0, 3)),
    family: { ethnicity: applicant.family.ethnicity, surname: pickSurname(random, applicant.family.ethnicity) },
  };
  const father: Person = { relation: '51', sex: 'male', age: fathersAge, family: applicant.family };
  return random.chance(0.5) ? [mother] : [father, mother];
}

interface Place {
  readonly person: Person;
  readonly index: number;
  readonly shape: Shape;
}

function memberOf({ random, programme, on, caseIndex, slots }: HouseholdWish, place: Place): HouseholdMember {
  const { person, index, shape } = place;
  const { sex, age, family } = person;
  // Their birthday lies behind them this year, and nobody is born in the time that the case runs.
  const bornAbout = addDays(on, -Math.round(age * 365.25) - random.integer(120, 355));
  const works = age >= 18 && age < 60 && (index === 0 || random.chance(programme === 'low-income' ? 0.35 : 0.7));
  const [low, high] = PLANS[programme].income;
  const pension = age >= 60 ? random.integer(1, 8) * 15_000 : 0;
  return {
    name: pickName(random, { ethnicity: family.ethnicity, sex, birthYear: yearOf(bornAbout), surname: family.surname }),
    identityNumber: slots.numberFor(caseIndex, { bornAbout, sex }),
    relation: person.relation,
    maritalStatus: maritalStatusOf(random, place),
    phone: age >= 16 && (index === 0 || random.chance(0.6)) ? inventedPhone(caseIndex, index) : '',
    employer: '',
    monthlyIncome: works ? Math.round(random.integer(low, high) / 10) * 1_000 : pension,
    flags: {
      counted: true,
      income: true,
      ownership: true,
      residence: shape !== 'with-parents' || index === 0 || age < 90,
    },
  };
}

function maritalStatusOf(random: SeededRandom, { person, index, shape }: Place): string {
  const { relation, age } = person;
  if (relation === '10' || relation === '11' || relation === '12') return '21';
  if (relation.startsWith('5')) return shape === 'with-parents' && random.chance(0.3) ? '30' : '20';
  if (index > 0) return '10';
  if (shape === 'couple' || shape === 'family') return random.chance(0.08) ? '22' : '21';
  if (shape === 'single-parent') return random.chance(0.8) ? '40' : '30';
  if (age >= 60)
    return pickWeighted(random, [
      ['30', 60],
      ['40', 20],
      ['10', 20],
    ] as const);
  return age >= 35 && random.chance(0.5) ? '40' : '10';
}

/** 142 is a range that no operator has been given: a demo number rings nowhere. */
function inventedPhone(caseIndex: number, member: number): string {
  return `142${String((caseIndex * 8 + member) % 100_000_000).padStart(8, '0')}`;
}
