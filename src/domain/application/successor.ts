/**
 * Who goes on with an application when the applicant has died (decisions/0015, our rule: no source names one): the
 * spouse, else a grown-up child, parent or other member, of several the eldest. Nobody grown up: nobody.
 */
import type { PlainDate } from '../../kernel/plain-date.ts';
import { fullYearsBetween } from '../../kernel/plain-date.ts';
import { identityFactsOf } from '../identity/identity-document.ts';
import { type RelationGroup, relationGroupOf } from '../identity/relation.ts';
import type { HouseholdMember } from './household.ts';

const ADULT_AGE = 18;

const ORDER: readonly RelationGroup[] = [
  'spouse',
  'son',
  'daughter',
  'parent',
  'grandparent',
  'sibling',
  'grandchild',
  'other',
];

/** Children of either sex stand alike: of them the eldest. */
const RANK: Readonly<Record<RelationGroup, number>> = Object.fromEntries(
  ORDER.map((group, index) => [group, group === 'daughter' ? ORDER.indexOf('son') : index]),
) as Record<RelationGroup, number>;

export function successorOf(left: readonly HouseholdMember[], on: PlainDate): HouseholdMember | undefined {
  const adults = left.flatMap((member) => {
    const { birth } = identityFactsOf(member.identityNumber, on);
    const isAdult = birth === null || fullYearsBetween(birth, on) >= ADULT_AGE;
    return isAdult ? [{ member, birth: birth ?? on, rank: RANK[groupOf(member)] }] : [];
  });
  const [first] = adults.sort((a, b) => a.rank - b.rank || a.birth.localeCompare(b.birth));
  return first?.member;
}

/**
 * The household with `successor` as its applicant, first, and the others as the new applicant sees them. Where a code
 * would need more than is known it is the general one of its group; the office corrects it by a change of household.
 */
export function ledBy(left: readonly HouseholdMember[], successor: HouseholdMember): readonly HouseholdMember[] {
  const by = groupOf(successor);
  const others = left
    .filter((member) => member !== successor)
    .map((member) => ({ ...member, relation: relationSeenBy(by, member) }));
  return [{ ...successor, relation: '01' }, ...others];
}

const RELATIVE = '97';

function relationSeenBy(by: RelationGroup, member: HouseholdMember): string {
  const group = groupOf(member);
  switch (by) {
    case 'spouse':
      if (group === 'son' || group === 'daughter' || group === 'grandchild') return member.relation;
      return group === 'parent' ? '59' : RELATIVE;
    case 'son':
    case 'daughter':
      if (group === 'spouse') return '50';
      if (group === 'son' || group === 'daughter') return '70';
      return group === 'parent' ? '60' : RELATIVE;
    case 'parent':
      if (group === 'parent') return '10';
      return group === 'son' || group === 'daughter' ? '40' : RELATIVE;
    case 'sibling':
      if (group === 'parent' || group === 'sibling') return member.relation;
      return RELATIVE;
    case 'self':
    case 'grandchild':
    case 'grandparent':
    case 'other':
      return RELATIVE;
  }
}

function groupOf({ relation }: HouseholdMember): RelationGroup {
  return relationGroupOf(relation) ?? 'other';
}
