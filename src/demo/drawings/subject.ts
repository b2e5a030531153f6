import type { ApplicationContent } from '../../domain/application/content.ts';
import type { HouseholdMember } from '../../domain/application/household.ts';
import { type IdentityNumber, birthDateOf, sexOf } from '../../domain/identity/identity-number.ts';
import { relationCodes } from '../../domain/identity/relation.ts';
import { type PlainDate, dayOf, monthOf, yearOf } from '../../kernel/plain-date.ts';
import { invariant } from '../../kernel/invariant.ts';

/** What a document is about: one household and the day it handed the paper in. */
export interface Subject {
  readonly content: ApplicationContent;
  readonly applicant: HouseholdMember;
  readonly streetName: string;
  readonly on: PlainDate;
}

export function subjectOf(content: ApplicationContent, streetName: string, on: PlainDate): Subject {
  const [applicant] = content.members;
  invariant(applicant, 'a household has an applicant');
  return { content, applicant, streetName, on };
}

export function bornOn(member: HouseholdMember): PlainDate {
  return birthDateOf(member.identityNumber as IdentityNumber);
}

export function sexWord(member: HouseholdMember): string {
  return sexOf(member.identityNumber as IdentityNumber) === 'male' ? '男' : '女';
}

export function longDate(date: PlainDate | null): string {
  return date === null ? '—' : `${String(yearOf(date))}年${String(monthOf(date))}月${String(dayOf(date))}日`;
}

export function yuan(fen: number): string {
  return `${(fen / 100).toFixed(2)}元`;
}

/** The words that stand in a household register. */
const RELATION_WORDS: Partial<Readonly<Record<(typeof relationCodes)[number]['code'], string>>> = {
  '01': '本人',
  '10': '配偶',
  '11': '夫',
  '12': '妻',
  '20': '子',
  '21': '独生子',
  '22': '长子',
  '23': '次子',
  '24': '三子',
  '31': '独生女',
  '32': '长女',
  '33': '次女',
  '34': '三女',
  '51': '父亲',
  '52': '母亲',
};

export function relationWord(code: string): string {
  const known = relationCodes.find((row) => row.code === code);
  return known === undefined ? code : (RELATION_WORDS[known.code] ?? '其他');
}
