/** What the order of the waiting list looks at, as days and amounts that do not move while nobody looks. */
import type { GreenChannelReason } from '../application/programme.ts';
import type { ApplicationContent } from '../application/content.ts';
import type { HouseholdFacts, PersonFacts } from '../eligibility/household-facts.ts';
import type { PriorityGroup } from '../policy/allocation.ts';
import { type PlainDate, addDays, daysBetween, fullYearsBetween, plainDate } from '../../kernel/plain-date.ts';

/** A household as the order sees it. Null is "not known", and is placed behind whatever is known. */
export interface Standing {
  /** Persons who count. */
  readonly size: number;
  /** In the order of the policy's list. */
  readonly groups: readonly PriorityGroup[];
  /** The mean day of birth of those who count: the mean age of any day follows from it. */
  readonly meanBirth: PlainDate | null;
  /** The earlier of local registration and residence. */
  readonly residentSince: PlainDate | null;
  /** Fen a month and person, rounded down. */
  readonly income: number | null;
  /** cm² that the household owns for each person, rounded down. */
  readonly area: number | null;
  /** The day whose state it gives. */
  readonly asOf: PlainDate;
}

const EPOCH = plainDate('1970-01-01');
const OLD_AGE = 60;

const greenGroups: Readonly<Record<GreenChannelReason, PriorityGroup | null>> = {
  'aged-60': 'aged-60',
  'severe-disability': 'severe-disability',
  'serious-illness': 'serious-illness',
  'honoured-veteran': 'honoured-veteran',
  'dangerous-housing': 'dangerous-housing',
  other: null,
};

export function standingOf(content: ApplicationContent, household: HouseholdFacts, on: PlainDate): Standing {
  const counted = household.members.filter(({ flags }) => flags.counted);
  const size = Math.max(1, counted.length);
  return {
    size,
    groups: groupsOf(content, household, on),
    meanBirth: meanBirth(counted),
    residentSince: earlier(content.registeredSince, content.residentSince),
    income: perPerson(household.members.filter(({ flags }) => flags.income).map(incomeOf), size),
    area: perPerson(household.members.filter(({ flags }) => flags.ownership).map(areaOf), size),
    asOf: on,
  };
}

/** The groups that are known to hold: by benefits, age and disability, by an own home, and by what was declared. */
function groupsOf(content: ApplicationContent, { members }: HouseholdFacts, on: PlainDate): readonly PriorityGroup[] {
  const groups = new Set<PriorityGroup>();
  const green = content.greenChannel === null ? null : greenGroups[content.greenChannel.reason];
  if (green !== null) groups.add(green);
  for (const { birth, disabilityGrade, welfare, flags } of members) {
    if (!flags.counted) continue;
    if (birth !== null && fullYearsBetween(birth.value, on) >= OLD_AGE) groups.add('aged-60');
    const grade = disabilityGrade?.value ?? null;
    if (grade !== null) groups.add(grade <= 2 ? 'severe-disability' : 'disability');
    const benefit = welfare?.value?.kind;
    if (benefit === 'minimum-living' || benefit === 'extreme-poverty') groups.add(benefit);
  }
  const owned = members.map(areaOf);
  if (owned.every((area) => area === 0)) groups.add('no-home');
  return [...groups].sort();
}

function incomeOf({ monthlyIncome }: PersonFacts): number | null {
  return monthlyIncome?.value ?? null;
}

function areaOf({ homes }: PersonFacts): number | null {
  if (homes === null) return null;
  return homes.value.reduce((total, { area, share }) => total + Math.floor((area * share) / 1000), 0);
}

function perPerson(amounts: readonly (number | null)[], size: number): number | null {
  let total = 0;
  for (const amount of amounts) {
    if (amount === null) return null;
    total += amount;
  }
  return Math.floor(total / size);
}

function meanBirth(counted: readonly PersonFacts[]): PlainDate | null {
  const days = counted.flatMap(({ birth }) => (birth === null ? [] : [daysBetween(EPOCH, birth.value)]));
  if (days.length === 0 || days.length < counted.length) return null;
  return addDays(EPOCH, Math.floor(days.reduce((total, day) => total + day, 0) / days.length));
}

function earlier(a: PlainDate | null, b: PlainDate | null): PlainDate | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}
