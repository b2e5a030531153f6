/**
 * The letters of a case as data: what stands on the paper, in order. Dates, numbers and the issuing office come from
 * the step that made the letter, so that a letter printed again years later says what it said then.
 */
import type { TFunction } from 'i18next';
import type { CaseView, HistoryEntry } from '../../../contract/cases.ts';
import { maskIdentityNumber } from '../../../domain/identity/masking.ts';
import { chinaDateOf, instant } from '../../../kernel/instant.ts';
import { dayOf, monthOf, type PlainDate, weekdayOf, yearOf } from '../../../kernel/plain-date.ts';
import { detailsOf, type EventDetails } from '../case/history/event-details.ts';
import { supplementPointText } from '../case/supplement-point.ts';
import { timeLimitInWords } from '../../ui/time-limit.ts';

export const letterKinds = ['receipt', 'supplement', 'decision', 'recheck'] as const;
export type LetterKind = (typeof letterKinds)[number];

export interface Letter {
  readonly kind: LetterKind;
  readonly office: string;
  readonly title: string;
  readonly number: string;
  readonly recipient: string;
  readonly facts: readonly (readonly [label: string, value: string])[];
  readonly parts: readonly LetterPart[];
  /** The day of the step, in words: 2026年10月9日. */
  readonly date: string;
  /** Who handed it over at the counter signs the receipt and the notice; decisions carry the seal alone. */
  readonly handledBy: string | null;
}

export type LetterPart =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'heading'; readonly text: string }
  /** `short` lines are set in two columns. */
  | { readonly kind: 'list'; readonly items: readonly string[]; readonly short?: boolean };

type LetterView = Pick<CaseView, 'caseNo' | 'content' | 'receivedOn' | 'documents' | 'way'>;
type Entry = Pick<HistoryEntry, 'type' | 'version' | 'details' | 'at' | 'officeName' | 'actorName'>;

/** A letter that a step of the case made. */
export interface MadeLetter {
  readonly kind: LetterKind;
  /** The step's place in the history: of two notices each has its own. */
  readonly step: number;
  readonly number: string;
  readonly on: PlainDate;
}

/** The letters that the case's history holds, in the order of their steps. */
export function lettersIn(
  history: readonly Pick<Entry, 'type' | 'version' | 'details' | 'at'>[],
): readonly MadeLetter[] {
  return history.flatMap((entry) => {
    const kind = kindOf(entry.type);
    if (kind === undefined) return [];
    const { noticeNo, receiptNo } = entry.details;
    const number = [noticeNo, receiptNo].find((value) => typeof value === 'string') ?? '';
    return [{ kind, step: entry.version, number, on: chinaDateOf(instant(entry.at)) }];
  });
}

interface LetterSource {
  readonly view: LetterView;
  readonly history: readonly Entry[];
  /** Which of several letters of a kind; the newest when left out. */
  readonly step?: number | undefined;
}

/** The case's letter of a kind; undefined when it has none, or none at that step. */
export function letterOf(kind: LetterKind, { view, history, step }: LetterSource, t: TFunction): Letter | undefined {
  const entry = history.findLast(
    ({ type, version }) => kindOf(type) === kind && (step === undefined || version === step),
  );
  if (entry === undefined) return undefined;
  const content = contentOf(entry, view, t);
  if (content === undefined) return undefined;
  return {
    kind,
    office: entry.officeName,
    recipient: view.content.members[0]?.name ?? '',
    date: dayInWords(chinaDateOf(instant(entry.at)), t),
    handledBy: kind === 'receipt' || kind === 'supplement' ? entry.actorName : null,
    ...content,
  };
}

type Content = Pick<Letter, 'title' | 'number' | 'facts' | 'parts'>;

function kindOf(type: string): LetterKind | undefined {
  switch (type) {
    case 'application.accepted.v1':
      return 'receipt';
    case 'application.supplement-requested.v1':
      return 'supplement';
    case 'application.approved.v1':
    case 'application.rejected.v1':
      return 'decision';
    case 'application.rejection-confirmed.v1':
    case 'application.rejection-overturned.v1':
      return 'recheck';
    default:
      return undefined;
  }
}

function contentOf(entry: Entry, view: LetterView, t: TFunction): Content | undefined {
  const accepted = detailsOf(entry, 'application.accepted.v1');
  if (accepted) return receipt(accepted, view, t);
  const requested = detailsOf(entry, 'application.supplement-requested.v1');
  if (requested) return supplementNotice(requested, view, t);
  const approved = detailsOf(entry, 'application.approved.v1');
  if (approved) return approval(approved, view, t);
  const rejected = detailsOf(entry, 'application.rejected.v1');
  if (rejected) return rejection(rejected, view, t);
  const confirmed = detailsOf(entry, 'application.rejection-confirmed.v1');
  if (confirmed) return confirmedRejection(confirmed, view, t);
  const overturned = detailsOf(entry, 'application.rejection-overturned.v1');
  return overturned && overturnedRejection(overturned, view, t);
}

/** PRH-04: a complete file is accepted with a written receipt. */
function receipt(details: EventDetails<'application.accepted.v1'>, view: LetterView, t: TFunction): Content {
  return {
    title: t('letters.receipt.title'),
    number: details.receiptNo,
    facts: [
      ...commonFacts(view, t, 'masked'),
      [t('letters.householdSize'), t('letters.persons', { count: countedOf(view) })],
      [t('letters.receivedOn'), dayInWords(view.receivedOn, t)],
    ],
    parts: [
      paragraph(t('letters.receipt.accepted', { day: dayInWords(details.acceptedOn, t) })),
      heading(t('letters.receipt.documents')),
      { kind: 'list', items: documentLines(view, t), short: true },
      paragraph(nextStepsInWords(details.clock, view, t)),
      ...(details.clock?.provisional === true ? [paragraph(t('letters.provisional'))] : []),
      paragraph(t('letters.receipt.keep')),
    ],
  };
}

/** The steps that follow, and when the first of them is due. */
function nextStepsInWords(
  clock: EventDetails<'application.accepted.v1'>['clock'],
  { way }: LetterView,
  t: TFunction,
): string {
  const steps = way
    .filter(({ name }) => name !== 'acceptance')
    .map(({ name }) => t(`wayStep.${name}`))
    .join(t('case.comma'));
  if (clock === null) return t('letters.receipt.nextPublicity', { steps });
  return t('letters.receipt.next', { steps, due: deadlineInWords(clock.dueOn, t) });
}

/** PRH-05: one written notice that lists everything. */
function supplementNotice(
  details: EventDetails<'application.supplement-requested.v1'>,
  view: LetterView,
  t: TFunction,
): Content {
  return {
    title: t('letters.supplement.title'),
    number: details.noticeNo,
    facts: commonFacts(view, t, 'masked'),
    parts: [
      paragraph(t('letters.supplement.opening', { day: dayInWords(view.receivedOn, t), count: details.items.length })),
      { kind: 'list', items: details.items.map((item) => supplementPointText(item, t)) },
      ...(details.exceptionReason === ''
        ? []
        : [paragraph(t('letters.supplement.again', { reason: details.exceptionReason }))]),
      paragraph(t('letters.supplement.due', { due: deadlineInWords(details.clock.dueOn, t) })),
      ...(details.clock.provisional ? [paragraph(t('letters.provisional'))] : []),
      paragraph(t('letters.supplement.once')),
    ],
  };
}

function approval(details: EventDetails<'application.approved.v1'>, view: LetterView, t: TFunction): Content {
  return {
    title: t('letters.approval.title'),
    number: details.noticeNo,
    facts: commonFacts(view, t, 'whole'),
    parts: [
      paragraph(t('letters.approval.decided', { count: countedOf(view) })),
      ...commentPart(details.comment),
      paragraph(t('letters.approval.next')),
      paragraph(t('letters.approval.changes')),
    ],
  };
}

/** PRH-08: those who fail get the reasons; PRH-09 and PRH-47: and are told what they can do. */
function rejection(details: EventDetails<'application.rejected.v1'>, view: LetterView, t: TFunction): Content {
  return {
    title: t('letters.rejection.title'),
    number: details.noticeNo,
    facts: commonFacts(view, t, 'whole'),
    parts: [
      paragraph(t('letters.rejection.decided')),
      heading(t('letters.rejection.reasons')),
      { kind: 'list', items: details.reasons.map((reason) => t(`letters.reason.${reason}`)) },
      ...commentPart(details.comment),
      heading(t('letters.rights.title')),
      {
        kind: 'list',
        items: [
          t('letters.rights.recheck', { limit: timeLimitInWords(details.recheckLimit, t) }),
          t('letters.rights.review'),
          t('letters.rights.suit'),
        ],
      },
    ],
  };
}

/** PRH-09: the result of the re-check in writing; the way to review and court stays open (PRH-47). */
function confirmedRejection(
  details: EventDetails<'application.rejection-confirmed.v1'>,
  view: LetterView,
  t: TFunction,
): Content {
  return {
    title: t('letters.recheck.title'),
    number: details.noticeNo,
    facts: commonFacts(view, t, 'whole'),
    parts: [
      paragraph(t('letters.recheck.confirmed')),
      ...commentPart(details.comment),
      heading(t('letters.rights.title')),
      { kind: 'list', items: [t('letters.rights.review'), t('letters.rights.suit')] },
    ],
  };
}

function overturnedRejection(
  details: EventDetails<'application.rejection-overturned.v1'>,
  view: LetterView,
  t: TFunction,
): Content {
  return {
    title: t('letters.recheck.title'),
    number: details.noticeNo,
    facts: commonFacts(view, t, 'whole'),
    parts: [
      paragraph(t('letters.recheck.overturned', { count: countedOf(view) })),
      ...commentPart(details.comment),
      paragraph(t('letters.approval.next')),
    ],
  };
}

/** A decision names its addressee beyond doubt; a slip that lies about on a table does not need the whole number. */
function commonFacts(view: LetterView, t: TFunction, number: 'masked' | 'whole'): Letter['facts'] {
  const applicant = view.content.members[0];
  const identity = applicant?.identityNumber ?? '';
  return [
    [t('letters.caseNo'), view.caseNo],
    [t('letters.applicant'), applicant?.name ?? ''],
    [t('letters.identityNumber'), number === 'masked' ? maskIdentityNumber(identity) : identity],
    [t('letters.programme'), t(`programme.${view.content.programme}`)],
  ];
}

function countedOf(view: LetterView): number {
  return view.content.members.filter((member) => member.flags.counted).length;
}

/** One line per type of paper with the number of pages received. */
function documentLines(view: LetterView, t: TFunction): readonly string[] {
  const counts = new Map<LetterView['documents'][number]['type'], number>();
  for (const document of view.documents) counts.set(document.type, (counts.get(document.type) ?? 0) + 1);
  return [...counts].map(([type, count]) => t('letters.copies', { name: t(`documentType.${type}`), count }));
}

function commentPart(comment: string): readonly LetterPart[] {
  return comment.trim() === '' ? [] : [paragraph(comment)];
}

function paragraph(text: string): LetterPart {
  return { kind: 'paragraph', text };
}

function heading(text: string): LetterPart {
  return { kind: 'heading', text };
}

/** A day as official papers write it: 2026年10月9日. */
function dayInWords(day: PlainDate, t: TFunction): string {
  return t('letters.date', { year: yearOf(day), month: monthOf(day), day: dayOf(day) });
}

/** A last day with its weekday; the words around it say that the day itself still counts. */
function deadlineInWords(day: PlainDate, t: TFunction): string {
  const weekday = weekdayOf(day) as 0 | 1 | 2 | 3 | 4 | 5 | 6;
  return t('letters.deadline', { day: dayInWords(day, t), weekday: t(`weekday.${weekday}`) });
}
