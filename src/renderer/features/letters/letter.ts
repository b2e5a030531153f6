/**
 * The letters of a case as data: what stands on the paper, in order. Dates, numbers and the issuing office come from
 * the step that made the letter, so that a letter printed again years later says what it said then.
 */
import type { TFunction } from 'i18next';
import type { HistoryEntry } from '../../../contract/cases.ts';
import { chinaDateOf, instant } from '../../../kernel/instant.ts';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import { detailsOf, type EventDetails } from '../case/history/event-details.ts';
import { supplementPointText } from '../case/supplement-point.ts';
import type { LetterKind } from '../../../domain/letter/letter-kind.ts';
import { timeLimitInWords } from '../../ui/time-limit.ts';
import {
  type LetterContent,
  type LetterView,
  commentPart,
  commonFacts,
  countedOf,
  dayInWords,
  deadlineInWords,
  documentLines,
  heading,
  paragraph,
} from './letter-parts.ts';
import { objectionAnswer } from './objection-answer.ts';
import { promiseSlip, promisedLines } from './promise-slip.ts';

export interface Letter extends LetterContent {
  readonly kind: LetterKind;
  readonly office: string;
  readonly recipient: string;
  /** The day of the step, in words: 2026年10月9日. */
  readonly date: string;
  /** Who handed it over at the counter signs the receipt and the notice; decisions carry the seal alone. */
  readonly handledBy: string | null;
}

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
  return standing(history).flatMap((entry) => {
    const { noticeNo, receiptNo, resultNo } = entry.details;
    const number = [noticeNo, receiptNo, resultNo].find((value) => typeof value === 'string') ?? '';
    return kindsOf(entry).map((kind) => ({ kind, step: entry.version, number, on: chinaDateOf(instant(entry.at)) }));
  });
}

/** Without the steps that were taken back: their letters never were, though their numbers stay used. */
function standing<Step extends Pick<Entry, 'type'>>(history: readonly Step[]): readonly Step[] {
  const kept: Step[] = [];
  for (const entry of history) {
    if (entry.type === 'application.step-taken-back.v1') kept.splice(kept.findLastIndex(isUndoable), 1);
    else kept.push(entry);
  }
  return kept;
}

function isUndoable({ type }: Pick<Entry, 'type'>): boolean {
  return (
    type === 'application.accepted.v1' || type === 'application.review-passed.v1' || type === 'application.returned.v1'
  );
}

export interface LetterSource {
  readonly view: LetterView;
  readonly history: readonly Entry[];
  /** Which of several letters of a kind; the newest when left out. */
  readonly step?: number | undefined;
}

/** The case's letter of a kind; undefined when it has none, or none at that step. */
export function letterOf(kind: LetterKind, { view, history, step }: LetterSource, t: TFunction): Letter | undefined {
  const entry = entryOf(kind, { history, step });
  if (entry === undefined) return undefined;
  const content = contentOf(entry, { kind, view }, t);
  if (content === undefined) return undefined;
  return {
    kind,
    office: entry.officeName,
    recipient: kind === 'objection' ? t('letters.objection.recipient') : (view.content.members[0]?.name ?? ''),
    date: dayInWords(chinaDateOf(instant(entry.at)), t),
    handledBy: kind === 'receipt' || kind === 'supplement' || kind === 'promise' ? entry.actorName : null,
    ...content,
  };
}

/** The step of the history that made the letter. */
export function entryOf(
  kind: LetterKind,
  { history, step }: Pick<LetterSource, 'history' | 'step'>,
): Entry | undefined {
  return standing(history).findLast(
    (each) => kindsOf(each).includes(kind) && (step === undefined || each.version === step),
  );
}

/** An acceptance on a promise makes two: the receipt, and the slip that the applicant signs. */
function kindsOf({ type, details }: Pick<Entry, 'type' | 'details'>): readonly LetterKind[] {
  switch (type) {
    case 'application.accepted.v1':
      return details['promise'] === undefined ? ['receipt'] : ['receipt', 'promise'];
    case 'application.supplement-requested.v1':
      return ['supplement'];
    case 'application.approved.v1':
    case 'application.rejected.v1':
      return ['decision'];
    case 'application.rejection-confirmed.v1':
    case 'application.rejection-overturned.v1':
      return ['recheck'];
    case 'application.publicity-released.v1':
    case 'application.publicity-failed.v1':
      return ['objection'];
    default:
      return [];
  }
}

function contentOf(
  entry: Entry,
  { kind, view }: { readonly kind: LetterKind; readonly view: LetterView },
  t: TFunction,
): LetterContent | undefined {
  const accepted = detailsOf(entry, 'application.accepted.v1');
  if (accepted) return kind === 'promise' ? promiseSlip(accepted, view, t) : receipt(accepted, view, t);
  const requested = detailsOf(entry, 'application.supplement-requested.v1');
  if (requested) return supplementNotice(requested, view, t);
  const approved = detailsOf(entry, 'application.approved.v1');
  if (approved) return approval(approved, view, t);
  const rejected = detailsOf(entry, 'application.rejected.v1');
  if (rejected) return rejection(rejected, view, t);
  const confirmed = detailsOf(entry, 'application.rejection-confirmed.v1');
  if (confirmed) return confirmedRejection(confirmed, view, t);
  const overturned = detailsOf(entry, 'application.rejection-overturned.v1');
  if (overturned) return overturnedRejection(overturned, view, t);
  return objectionAnswer(entry, view, t);
}

/** PRH-04: a complete file is accepted with a written receipt. */
function receipt(details: EventDetails<'application.accepted.v1'>, view: LetterView, t: TFunction): LetterContent {
  return {
    title: t('letters.receipt.title'),
    number: details.receiptNo,
    facts: [
      ...commonFacts(view, t, 'masked'),
      [t('letters.householdSize'), t('letters.persons', { count: countedOf(view) })],
      [t('letters.receivedOn'), dayInWords(view.receivedOn, t)],
    ],
    parts: [
      paragraph(
        t(details.promise === undefined ? 'letters.receipt.accepted' : 'letters.receipt.acceptedOnPromise', {
          day: dayInWords(details.acceptedOn, t),
        }),
      ),
      heading(t('letters.receipt.documents')),
      { kind: 'list', items: documentLines(view, details.acceptedOn, t), short: true },
      ...(details.promise === undefined
        ? []
        : [
            heading(t('letters.promise.papers')),
            promisedLines(details.promise, t),
            paragraph(t('letters.promise.effect')),
          ]),
      paragraph(nextStepsInWords(details.clock, view, t)),
      ...(details.clock?.provisional === true ? [paragraph(t('letters.provisional'))] : []),
      paragraph(t('letters.receipt.keep')),
    ],
  };
}

/** The steps that follow, and when the first of them is due. */
export function nextStepsInWords(
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
): LetterContent {
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

function approval(details: EventDetails<'application.approved.v1'>, view: LetterView, t: TFunction): LetterContent {
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
function rejection(details: EventDetails<'application.rejected.v1'>, view: LetterView, t: TFunction): LetterContent {
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
): LetterContent {
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
): LetterContent {
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
