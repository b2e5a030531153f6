import type { MembershipFlags } from '../application/household.ts';
import { fullYearsBetween, type PlainDate } from '../../kernel/plain-date.ts';

/** Kin as the cities' rules group them; from the code of GB/T 4761 (ID-14) and, for children, the age. */
export const kinships = [
  'applicant',
  'spouse',
  'minor-child',
  'adult-child',
  'grandchild',
  'parent',
  'grandparent',
  'sibling',
  'other',
] as const;

export type Kinship = (typeof kinships)[number];

/** Who counts for what unless the clerk finds otherwise; the flags of the case decide (domain reference §2.4). */
export interface MembershipSets {
  readonly persons: readonly Kinship[];
  readonly income: readonly Kinship[];
  readonly ownership: readonly Kinship[];
  readonly residence: readonly Kinship[];
}

const ADULT = 18;

/** A child of unknown age is taken as grown up. */
export function kinshipOf(relation: string, birth: PlainDate | null, on: PlainDate): Kinship {
  switch (relation.charAt(0)) {
    case '0':
      return relation === '01' ? 'applicant' : 'other';
    case '1':
      return 'spouse';
    case '2':
    case '3':
      return birth !== null && fullYearsBetween(birth, on) < ADULT ? 'minor-child' : 'adult-child';
    case '4':
      return 'grandchild';
    case '5':
      return 'parent';
    case '6':
      return 'grandparent';
    case '7':
      return 'sibling';
    default:
      return 'other';
  }
}

/** The flags that the policy proposes for one member. */
export function proposedFlags(sets: MembershipSets, kinship: Kinship): MembershipFlags {
  return {
    counted: sets.persons.includes(kinship),
    income: sets.income.includes(kinship),
    ownership: sets.ownership.includes(kinship),
    residence: sets.residence.includes(kinship),
  };
}
