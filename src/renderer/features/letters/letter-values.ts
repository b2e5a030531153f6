/**
 * What a letter fills its template with (domain/letter/letter-fields.ts). Everything comes from the step that made the
 * letter and from the case as it is printed, so the Word file says what the printed sheet says.
 */
import type { TFunction } from 'i18next';
import type { TemplateValues } from '../../../domain/letter/letter-fields.ts';
import type { LetterKind } from '../../../domain/letter/letter-kind.ts';
import { maskIdentityNumber, maskName } from '../../../domain/identity/masking.ts';
import { timeLimitInWords } from '../../ui/time-limit.ts';
import { detailsOf } from '../case/history/event-details.ts';
import { supplementPointText } from '../case/supplement-point.ts';
import { type LetterSource, entryOf, letterOf, nextStepsInWords } from './letter.ts';
import { countedOf, dayInWords, deadlineInWords, documentLines } from './letter-parts.ts';
import { objectionResult } from './objection-answer.ts';
import { promisedItems } from './promise-slip.ts';

/** Undefined when the case has no such letter. */
export function letterValues(kind: LetterKind, source: LetterSource, t: TFunction): TemplateValues | undefined {
  const letter = letterOf(kind, source, t);
  const entry = entryOf(kind, source);
  if (letter === undefined || entry === undefined) return undefined;
  const { view } = source;
  const applicant = view.content.members[0];
  const number = applicant?.identityNumber ?? '';
  return {
    机关: letter.office,
    文号: letter.number,
    标题: letter.title,
    收件人: letter.recipient,
    日期: letter.date,
    申请编号: view.caseNo,
    申请人: kind === 'objection' ? maskName(applicant?.name ?? '') : (applicant?.name ?? ''),
    // As on the sheet: a decision names its addressee beyond doubt, a slip does not need the whole number.
    证件号码: numberShown(kind, number),
    保障类别: t(`programme.${view.content.programme}`),
    家庭人数: t('letters.persons', { count: countedOf(view) }),
    收到日期: dayInWords(view.receivedOn, t),
    经办人: letter.handledBy ?? '',
    ...ownValues(entry, source, t),
  };
}

/** Whoever objected learns no number of the household. */
function numberShown(kind: LetterKind, number: string): string {
  if (kind === 'objection') return '';
  return kind === 'decision' || kind === 'recheck' ? number : maskIdentityNumber(number);
}

type Entry = NonNullable<ReturnType<typeof entryOf>>;

function ownValues(entry: Entry, { view }: LetterSource, t: TFunction): TemplateValues {
  const accepted = detailsOf(entry, 'application.accepted.v1');
  if (accepted) {
    const { promise, clock, acceptedOn } = accepted;
    return {
      受理日期: dayInWords(acceptedOn, t),
      后续环节: nextStepsInWords(clock, view, t),
      期限说明: provisionalNote([clock, ...(promise?.papers ?? [])], t),
      说明: promise?.comment ?? '',
      材料: lines(documentLines(view, acceptedOn, t)),
      承诺材料: lines(promise === undefined ? [] : promisedItems(promise, t)),
    };
  }
  const asked = detailsOf(entry, 'application.supplement-requested.v1');
  if (asked) {
    return {
      期限: deadlineInWords(asked.clock.dueOn, t),
      期限说明: provisionalNote([asked.clock], t),
      再次告知原因: asked.exceptionReason,
      事项: lines(asked.items.map((item) => supplementPointText(item, t))),
    };
  }
  const objection = objectionResult(entry, view, t);
  if (objection) {
    const { noticeNo, receivedOn, conclusion, result } = objection;
    return { 公示编号: noticeNo, 异议日期: receivedOn, 结论: conclusion, 说明: result };
  }
  return decisionValues(entry, view, t);
}

function decisionValues(entry: Entry, view: LetterSource['view'], t: TFunction): TemplateValues {
  const count = countedOf(view);
  const toCourt = [t('letters.rights.review'), t('letters.rights.suit')];
  const rejected = detailsOf(entry, 'application.rejected.v1');
  if (rejected) {
    const recheck = t('letters.rights.recheck', { limit: timeLimitInWords(rejected.recheckLimit, t) });
    return {
      结论: t('letters.rejection.decided'),
      说明: rejected.comment,
      理由: lines(rejected.reasons.map((reason) => t(`letters.reason.${reason}`))),
      权利: lines([recheck, ...toCourt]),
    };
  }
  const approved = detailsOf(entry, 'application.approved.v1');
  if (approved) return { 结论: t('letters.approval.decided', { count }), 说明: approved.comment, 理由: [], 权利: [] };
  const confirmed = detailsOf(entry, 'application.rejection-confirmed.v1');
  if (confirmed) return { 结论: t('letters.recheck.confirmed'), 说明: confirmed.comment, 权利: lines(toCourt) };
  const overturned = detailsOf(entry, 'application.rejection-overturned.v1');
  return { 结论: t('letters.recheck.overturned', { count }), 说明: overturned?.comment ?? '', 权利: [] };
}

function lines(texts: readonly string[]): readonly Readonly<Record<string, string>>[] {
  return texts.map((内容, index) => ({ 序号: String(index + 1), 内容 }));
}

function provisionalNote(days: readonly ({ readonly provisional: boolean } | null)[], t: TFunction): string {
  return days.some((day) => day?.provisional === true) ? t('letters.provisional') : '';
}
