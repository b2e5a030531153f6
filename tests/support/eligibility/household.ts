import type {
  HouseholdFacts,
  MaybeFact,
  OwnedHome,
  Origin,
  PersonFacts,
} from '../../../src/domain/eligibility/household-facts.ts';
import type { Programme } from '../../../src/domain/application/programme.ts';
import { type PlainDate, plainDate } from '../../../src/kernel/plain-date.ts';

/** Invented households for the conditions; a test names only what it is about. */

const DECLARED: Origin = { kind: 'declared', source: null, asOf: null, reference: '' };
const IMPUTED: Origin = { ...DECLARED, kind: 'imputed' };

const EVERYTHING = { counted: true, income: true, ownership: true, residence: true };

export function yuan(amount: number): number {
  return Math.round(amount * 100);
}

export function m2(area: number): number {
  return Math.round(area * 10_000);
}

export function known<T>(value: T): { readonly value: T; readonly origin: Origin } {
  return { value, origin: DECLARED };
}

export function imputed(value: number): MaybeFact<number> {
  return { value, origin: IMPUTED };
}

export function day(text: string): MaybeFact<PlainDate> {
  return known(plainDate(text));
}

export function home(area: number, share = 1000): OwnedHome {
  return { address: '', area, share };
}

/** An applicant of 1985 without a home, who meets every condition of every pack from 2019 to 2023. */
export function aPerson(changes: Partial<PersonFacts> = {}): PersonFacts {
  return {
    key: 'p1',
    name: '',
    relation: '01',
    flags: EVERYTHING,
    birth: day('1985-01-01'),
    maritalStatus: known('10'),
    monthlyIncome: known(0),
    assets: known(0),
    homes: known([]),
    vehicles: known([]),
    registeredSince: day('2000-01-01'),
    residentSince: day('2010-01-01'),
    employedSince: day('2015-01-01'),
    insuredMonths: known(60),
    graduatedOn: day('2018-06-30'),
    welfare: known({ kind: 'minimum-living', since: plainDate('2010-01-01') }),
    disabilityGrade: known(null),
    publicHousing: known('none'),
    ...changes,
  };
}

/** The applicant first; the others get keys of their own. */
export function aHousehold(programme: Programme, ...people: readonly Partial<PersonFacts>[]): HouseholdFacts {
  const changes = people.length === 0 ? [{}] : people;
  const members = changes.map((change, index) =>
    aPerson({ key: `p${String(index + 1)}`, ...(index === 0 ? {} : { relation: '20' }), ...change }),
  );
  return { programme, members };
}

export function flags(changes: Partial<PersonFacts['flags']>): PersonFacts['flags'] {
  return { ...EVERYTHING, ...changes };
}
