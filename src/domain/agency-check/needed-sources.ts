import type { PlainDate } from '../../kernel/plain-date.ts';
import type { ApplicationContent } from '../application/content.ts';
import type { HouseholdMember } from '../application/household.ts';
import type { Programme } from '../application/programme.ts';
import { isAdult } from './person-age.ts';
import { type CheckSource, checkSources } from './source.ts';

/** What decides whether a registry is asked about somebody. */
interface Asked {
  readonly content: ApplicationContent;
  readonly member: HouseholdMember;
  readonly adult: boolean;
  readonly applicant: boolean;
}

const meansTested: readonly Programme[] = ['low-income', 'lower-middle-income'];

/**
 * PI-01: what no condition of the programme can turn on is not asked. The four membership flags decide who counts for
 * what; a child may own a home but has neither marriage nor wage.
 */
const isNeeded: Readonly<Record<CheckSource, (asked: Asked) => boolean>> = {
  'household-registration': ({ member }) => member.flags.counted,
  vehicles: ({ member, adult }) => adult && member.flags.income,
  marriage: ({ member, adult }) => adult && member.flags.counted,
  welfare: ({ content, member }) => content.programme === 'low-income' && member.flags.income,
  'economic-report': ({ content, member, adult }) =>
    adult && member.flags.income && meansTested.includes(content.programme),
  // Whether somebody rents a public home already is asked of everybody who counts.
  housing: ({ member }) => member.flags.ownership || member.flags.counted,
  'social-insurance': ({ member, adult }) => adult && member.flags.income,
  'housing-fund': ({ member, adult }) => adult && member.flags.income,
  tax: ({ member, adult }) => adult && member.flags.income,
  firms: ({ member, adult }) => adult && member.flags.income,
  disability: ({ content, member }) => content.greenChannel?.reason === 'severe-disability' && member.flags.counted,
  education: ({ content, applicant }) => applicant && content.programme === 'new-employment',
  'residence-permit': ({ content, applicant }) =>
    applicant && (content.programme === 'migrant-worker' || content.residentSince !== null),
};

/** The registries that are asked about a member on a day, in the order of the matrix. */
export function neededSources(
  content: ApplicationContent,
  member: HouseholdMember,
  on: PlainDate,
): readonly CheckSource[] {
  const asked: Asked = {
    content,
    member,
    adult: isAdult(member.identityNumber, on),
    applicant: content.members[0]?.identityNumber === member.identityNumber,
  };
  return checkSources.filter((source) => isNeeded[source](asked));
}

/** How many questions the programme asks about the whole household. */
export function neededCount(content: ApplicationContent, on: PlainDate): number {
  return content.members.reduce((sum, member) => sum + neededSources(content, member, on).length, 0);
}
