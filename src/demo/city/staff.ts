import { identityNumberFor } from '../../domain/identity/identity-number.ts';
import { covers } from '../../domain/office/office.ts';
import type { DeclaredRelative } from '../../domain/staff/staff.ts';
import { type Role, worksOnCases } from '../../domain/staff/role.ts';
import type { OfficeId } from '../../kernel/ids.ts';
import { addDays, plainDate } from '../../kernel/plain-date.ts';
import { pickEthnicity, pickName, pickSurname } from '../people/names.ts';
import { randomFor } from '../random-for.ts';
import { type DemoOffice, demoCityOffice, demoDistricts, visitedStreet } from './offices.ts';

export interface DemoPerson {
  readonly account: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly office: OfficeId;
  /** Empty for who does not work on cases. */
  readonly identityNumber: string;
  readonly relatives: readonly DeclaredRelative[];
}

type Post = readonly [suffix: string, ...roles: Role[]];

const CITY_POSTS: readonly Post[] = [
  ['-sup1', 'supervisor'],
  ['-sup2', 'supervisor'],
  ['-sup3', 'supervisor'],
  ['1', 'clerk'],
  ['2', 'clerk'],
  ['-hall', 'hall'],
];
const DISTRICT_POSTS: readonly Post[] = [
  ['1', 'clerk'],
  ['2', 'clerk'],
  ['-sup1', 'supervisor'],
  ['-sup2', 'supervisor'],
  ['-hall', 'hall'],
];
/** The third may make the exception of a second supplement notice (PRH-05): a clerk who is the office's head as well. */
const STREET_POSTS: readonly Post[] = [
  ['1', 'clerk'],
  ['2', 'clerk'],
  ['-head', 'clerk', 'supervisor'],
];

export const administrator = { account: 'admin', name: '雪莲', office: demoCityOffice.id };

/**
 * Everyone but the administrator, those that a visitor signs in as first at the head: one street, its district, the
 * city. `relativesOf` are the declared relatives of an account.
 */
export function demoStaff(
  seed: number,
  relativesOf: ReadonlyMap<string, readonly DeclaredRelative[]>,
): readonly DemoPerson[] {
  const person = (account: string, roles: readonly Role[], office: OfficeId): DemoPerson => ({
    account,
    name: staffNameFor(seed, account),
    roles,
    office,
    identityNumber: worksOnCases(roles) ? staffNumberFor(seed, account) : '',
    relatives: relativesOf.get(account) ?? [],
  });
  const at = (office: DemoOffice, posts: readonly Post[]): readonly DemoPerson[] =>
    posts.map(([suffix, ...roles]) => person(office.key + suffix, roles, office.id));
  const auditor = person('auditor', ['auditor'], demoCityOffice.id);
  const all = [
    ...demoDistricts.flatMap((district) => district.streets.flatMap((street) => at(street, STREET_POSTS))),
    ...demoDistricts.flatMap((district) => at(district, DISTRICT_POSTS)),
    ...at(demoCityOffice, CITY_POSTS),
    auditor,
  ];
  return [...all.filter(isForVisitors), ...all.filter((one) => !isForVisitors(one))];
}

/** The visited street and what lies above it. */
function isForVisitors({ office }: DemoPerson): boolean {
  return covers(office, visitedStreet.id);
}

/** An area in which no applicant's number was issued (identity-slots.ts): nobody meets their own case by chance. */
const STAFF_AREA = '632321';

function staffNumberFor(seed: number, account: string): string {
  const random = randomFor(seed, indexOf(account), 10);
  const day = random.integer(0, 11_000);
  return identityNumberFor(STAFF_AREA, addDays(plainDate('1968-01-01'), day), random.integer(0, 999));
}

function indexOf(account: string): number {
  return [...account].reduce((sum, letter) => Math.imul(sum, 31) + letter.charCodeAt(0), 7);
}

function staffNameFor(seed: number, account: string): string {
  const random = randomFor(seed, indexOf(account), 9);
  const ethnicity = pickEthnicity(random);
  const sex = random.chance(0.45) ? 'male' : 'female';
  return pickName(random, {
    ethnicity,
    sex,
    birthYear: random.integer(1968, 2000),
    surname: pickSurname(random, ethnicity),
  });
}
