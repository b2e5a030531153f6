/**
 * Two applications of one household become one. By rule: whoever is in both stays as the case that goes on has them;
 * whoever is in the closed one only is added as declared there, in the order of that declaration; nobody is left out.
 * Relations are seen from another applicant now, so each is proposed where it follows and said by the officer otherwise.
 */
import type { ApplicationContent } from '../application/content.ts';
import type { CaseDocument } from '../application/document.ts';
import type { HouseholdMember } from '../application/household.ts';
import { type RelationCode, relationGroupOf, sexOfRelation } from '../identity/relation.ts';

export interface JoiningProposal {
  readonly member: HouseholdMember;
  /** Null where it does not follow from what both declared. */
  readonly relation: RelationCode | null;
}

type Household = Pick<ApplicationContent, 'members'>;

/** Who of the closed household joins, with the relation as it follows. */
export function joiningMembers(kept: Household, closed: Household): readonly JoiningProposal[] {
  const known = new Set(kept.members.map(({ identityNumber }) => identityNumber));
  const [closedApplicant] = closed.members;
  const asKept = kept.members.find(({ identityNumber }) => identityNumber === closedApplicant?.identityNumber);
  const keptInClosed = closed.members.find(({ identityNumber }) => identityNumber === kept.members[0]?.identityNumber);
  return closed.members
    .filter(({ identityNumber }) => !known.has(identityNumber))
    .map((member) => ({ member, relation: relationOf(member, { asKept, keptInClosed }) }));
}

interface Bridge {
  /** The closed case's applicant as the other household has them. */
  readonly asKept: HouseholdMember | undefined;
  /** The other applicant as the closed household has them. */
  readonly keptInClosed: HouseholdMember | undefined;
}

/** Children of a couple are children of both; the applicant of whose spouse one is, is one's spouse. Nothing else follows. */
function relationOf({ relation }: HouseholdMember, { asKept, keptInClosed }: Bridge): RelationCode | null {
  const isCouple =
    relationGroupOf(asKept?.relation ?? '') === 'spouse' || relationGroupOf(keptInClosed?.relation ?? '') === 'spouse';
  if (!isCouple) return null;
  const group = relationGroupOf(relation);
  if (group === 'son' || group === 'daughter') return relation as RelationCode;
  if (relation !== '01' || keptInClosed === undefined) return null;
  // Who applied there is the spouse of the person whom they named as theirs.
  const sex = sexOfRelation(keptInClosed.relation);
  return sex === null ? '10' : sex === 'male' ? '12' : '11';
}

/** Papers of the closed case that the other one has not. The same pages are the same paper. */
export function joiningDocuments(
  kept: readonly CaseDocument[],
  closed: readonly CaseDocument[],
): readonly CaseDocument[] {
  const known = new Set(kept.flatMap(({ files }) => files.map(({ hash }) => hash)));
  return closed.filter(({ files }) => files.some(({ hash }) => !known.has(hash)));
}
