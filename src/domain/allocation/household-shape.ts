/** What of a household decides which home fits it (domain reference §2.4: 济南, 天津, 连州, 深圳). */
import type { PlainDate } from '../../kernel/plain-date.ts';
import { isAdult } from '../agency-check/person-age.ts';
import type { HouseholdMember } from '../application/household.ts';
import { parseIdentityNumber, sexOf } from '../identity/identity-number.ts';
import { type RelationGroup, relationGroupOf, sexOfRelation } from '../identity/relation.ts';
import type { UnitRule } from '../policy/allocation.ts';

export type HouseholdShape = Exclude<UnitRule['shape'], 'any'>;

const generations: Readonly<Record<RelationGroup, number>> = {
  self: 0,
  spouse: 0,
  sibling: 0,
  other: 0,
  son: -1,
  daughter: -1,
  grandchild: -2,
  parent: 1,
  grandparent: 2,
};

/** Every shape that the members who count make up on a day. */
export function shapesOf(members: readonly HouseholdMember[], on: PlainDate): readonly HouseholdShape[] {
  const counted = members.filter(({ flags }) => flags.counted);
  const levels = counted.map(({ relation }) => generations[relationGroupOf(relation) ?? 'other']);
  const distinct = new Set(levels);
  const youngest = Math.min(...levels);
  const isYoungestGrown = counted.some(
    ({ identityNumber }, at) => levels[at] === youngest && isAdult(identityNumber, on),
  );
  const shapes: HouseholdShape[] = [];
  if (isParentAndChildOfOtherSex(counted, on)) shapes.push('parent-and-child-of-other-sex');
  if (distinct.size === 2 && isYoungestGrown) shapes.push('two-generations');
  if (distinct.size >= 3 && isYoungestGrown) shapes.push('three-generations');
  return shapes;
}

/** The first rule of the city's list that fits, or undefined where the list has none. */
export function fittingRule(
  rules: readonly UnitRule[],
  { size, shapes }: { readonly size: number; readonly shapes: readonly HouseholdShape[] },
): UnitRule | undefined {
  return rules.find(
    ({ from, to, shape }) => size >= from && size <= (to ?? size) && (shape === 'any' || shapes.includes(shape)),
  );
}

function isParentAndChildOfOtherSex(counted: readonly HouseholdMember[], on: PlainDate): boolean {
  const [one, other] = counted;
  if (one === undefined || other === undefined || counted.length !== 2) return false;
  const groups = counted.map(({ relation }) => relationGroupOf(relation));
  const isPair = groups.some((group) => group === 'son' || group === 'daughter' || group === 'parent');
  const [a, b] = [sexOfMember(one, on), sexOfMember(other, on)];
  return isPair && a !== null && b !== null && a !== b;
}

function sexOfMember({ identityNumber, relation }: HouseholdMember, on: PlainDate): 'male' | 'female' | null {
  const number = parseIdentityNumber(identityNumber, on);
  return number.ok ? sexOf(number.value) : sexOfRelation(relation);
}
