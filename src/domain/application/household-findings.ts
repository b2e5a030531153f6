/**
 * What does not go together in what a household declares: shown to whoever enters or decides, refused by nobody, since
 * each of them can be right (a step-child older than the parent, a sex that a registry has wrong, ID-05, ID-09).
 */
import { type PlainDate, addYears } from '../../kernel/plain-date.ts';
import { checkCreditCode } from '../identity/credit-code.ts';
import { identityFactsOf, numberDoubts } from '../identity/identity-document.ts';
import { type RelationGroup, relationGroupOf, sexOfRelation } from '../identity/relation.ts';
import type { ApplicationContent } from './content.ts';
import type { HouseholdMember } from './household.ts';

/**
 * About a member: doubts about the number; sex or birth that was declared is not that of the number; 儿子 with a woman's
 * number; a child too old or a parent too young beside the applicant. About the employer: its credit code.
 */
export const findingCodes = [
  'other-kind',
  'area-unknown',
  'check-digit',
  'sex-differs',
  'birth-differs',
  'relation-sex',
  'age-order',
  'credit-code-checksum',
  'credit-code-malformed',
] as const;

export type FindingCode = (typeof findingCodes)[number];
type CreditCodeFindingCode = 'credit-code-checksum' | 'credit-code-malformed';
type MemberFindingCode = Exclude<FindingCode, CreditCodeFindingCode>;

export type HouseholdFinding =
  | { readonly code: MemberFindingCode; readonly index: number }
  /** `expected`: the check character that the rest of the code asks for (ID-07); empty where it is no code at all. */
  | { readonly code: CreditCodeFindingCode; readonly expected: string };

/** The field of the content that a finding is about, as in the package format: `members.1.relation`. */
export function fieldOfFinding(finding: HouseholdFinding): string {
  if (!('index' in finding)) return 'employment.creditCode';
  const isRelation = finding.code === 'relation-sex' || finding.code === 'age-order';
  return `members.${String(finding.index)}.${isRelation ? 'relation' : 'identityNumber'}`;
}

/** Years that lie at least between two generations. Nobody is refused for it, so the figure is ours (INF). */
const GENERATION = 14;

/** In the order of the household, the employer's code last. */
export function householdFindings(
  { members, employment }: Pick<ApplicationContent, 'members' | 'employment'>,
  today: PlainDate,
): readonly HouseholdFinding[] {
  const applicantBirth = members[0] === undefined ? null : identityFactsOf(members[0].identityNumber, today).birth;
  const found: HouseholdFinding[] = members.flatMap((member, index) =>
    memberFindings(member, applicantBirth, today).map((code) => ({ code, index })),
  );
  return [...found, ...creditCodeFindings(employment?.creditCode ?? '')];
}

function memberFindings(
  member: HouseholdMember,
  applicantBirth: PlainDate | null,
  today: PlainDate,
): readonly MemberFindingCode[] {
  const { birth, sex } = identityFactsOf(member.identityNumber, today);
  const found: MemberFindingCode[] = [...numberDoubts(member.documentKind ?? 'resident-id', member.identityNumber)];
  const declared = member.sex === '1' ? 'male' : member.sex === '2' ? 'female' : null;
  if (declared !== null && sex !== null && declared !== sex) found.push('sex-differs');
  if (member.birthDate !== undefined && birth !== null && member.birthDate !== birth) found.push('birth-differs');
  const told = sexOfRelation(member.relation);
  if (told !== null && (sex ?? declared) !== null && told !== (sex ?? declared)) found.push('relation-sex');
  const born = birth ?? member.birthDate ?? null;
  if (born !== null && applicantBirth !== null && !isInOrder(member.relation, born, applicantBirth)) {
    found.push('age-order');
  }
  return found;
}

/** Steps down (children) or up (parents) from the applicant; relatives by marriage and all others have none. */
const generations: Readonly<Partial<Record<RelationGroup, number>>> = {
  son: 1,
  daughter: 1,
  grandchild: 2,
  parent: -1,
  grandparent: -2,
};

/** 女婿, 儿媳, 公婆, 岳父母 and the other people of a spouse are of no certain age beside the applicant. */
const BY_MARRIAGE = new Set(['28', '38', '45', '46', '53', '54', '55', '56', '65', '68']);

function isInOrder(relation: string, born: PlainDate, applicantBirth: PlainDate): boolean {
  const steps = generations[relationGroupOf(relation) ?? 'other'];
  if (steps === undefined || BY_MARRIAGE.has(relation)) return true;
  const years = Math.abs(steps) * GENERATION;
  return steps > 0 ? born >= addYears(applicantBirth, years) : addYears(born, years) <= applicantBirth;
}

function creditCodeFindings(creditCode: string): readonly HouseholdFinding[] {
  if (creditCode.trim() === '') return [];
  const check = checkCreditCode(creditCode);
  switch (check.kind) {
    case 'valid':
      return [];
    case 'warning':
      return [{ code: 'credit-code-checksum', expected: check.expected }];
    case 'malformed':
      return [{ code: 'credit-code-malformed', expected: '' }];
  }
}
