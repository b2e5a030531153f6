/** What letters are put together from: dates and deadlines in words, facts about the case, paragraphs and lists. */
import type { TFunction } from 'i18next';
import type { CaseView } from '../../../contract/cases.ts';
import { maskIdentityNumber } from '../../../domain/identity/masking.ts';
import { dayOf, monthOf, type PlainDate, weekdayOf, yearOf } from '../../../kernel/plain-date.ts';

export type LetterFacts = readonly (readonly [label: string, value: string])[];

export type LetterPart =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'heading'; readonly text: string }
  /** `short` lines are set in two columns. */
  | { readonly kind: 'list'; readonly items: readonly string[]; readonly short?: boolean };

/** What the step that made the letter gives it. */
export interface LetterContent {
  readonly title: string;
  readonly number: string;
  readonly facts: LetterFacts;
  readonly parts: readonly LetterPart[];
}

export type LetterView = Pick<CaseView, 'caseNo' | 'content' | 'receivedOn' | 'documents' | 'way'>;

/** A decision names its addressee beyond doubt; a slip that lies about on a table does not need the whole number. */
export function commonFacts(view: LetterView, t: TFunction, number: 'masked' | 'whole'): LetterFacts {
  const applicant = view.content.members[0];
  const identity = applicant?.identityNumber ?? '';
  return [
    [t('letters.caseNo'), view.caseNo],
    [t('letters.applicant'), applicant?.name ?? ''],
    [t('letters.identityNumber'), number === 'masked' ? maskIdentityNumber(identity) : identity],
    [t('letters.programme'), t(`programme.${view.content.programme}`)],
  ];
}

export function countedOf(view: LetterView): number {
  return view.content.members.filter((member) => member.flags.counted).length;
}

/** One line per type of paper with the number received up to that day; copies made here were never handed in. */
export function documentLines(view: LetterView, until: PlainDate, t: TFunction): readonly string[] {
  const counts = new Map<LetterView['documents'][number]['type'], number>();
  const received = view.documents.filter(({ copyOf, receivedOn }) => copyOf === undefined && receivedOn <= until);
  for (const document of received) counts.set(document.type, (counts.get(document.type) ?? 0) + 1);
  return [...counts].map(([type, count]) => t('letters.copies', { name: t(`documentType.${type}`), count }));
}

export function commentPart(comment: string): readonly LetterPart[] {
  return comment.trim() === '' ? [] : [paragraph(comment)];
}

export function paragraph(text: string): LetterPart {
  return { kind: 'paragraph', text };
}

export function heading(text: string): LetterPart {
  return { kind: 'heading', text };
}

/** A day as official papers write it: 2026年10月9日. */
export function dayInWords(day: PlainDate, t: TFunction): string {
  return t('letters.date', { year: yearOf(day), month: monthOf(day), day: dayOf(day) });
}

/** A last day with its weekday; the words around it say that the day itself still counts. */
export function deadlineInWords(day: PlainDate, t: TFunction): string {
  const weekday = weekdayOf(day) as 0 | 1 | 2 | 3 | 4 | 5 | 6;
  return t('letters.deadline', { day: dayInWords(day, t), weekday: t(`weekday.${weekday}`) });
}
