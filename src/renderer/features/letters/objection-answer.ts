/**
 * The written answer to an objection against a notice of publicity (PRH-07). It goes to whoever objected, whose name is
 * not the case's to know, and says of the household what the notice said: its number and its masked name.
 */
import type { TFunction } from 'i18next';
import type { HistoryEntry } from '../../../contract/cases.ts';
import { maskName } from '../../../domain/identity/masking.ts';
import { detailsOf } from '../case/history/event-details.ts';
import { type LetterContent, type LetterView, commentPart, dayInWords, paragraph } from './letter-parts.ts';

type Entry = Pick<HistoryEntry, 'type' | 'details'>;

export interface ObjectionResult {
  readonly number: string;
  readonly noticeNo: string;
  readonly receivedOn: string;
  readonly opening: string;
  readonly conclusion: string;
  readonly result: string;
}

/** What the answer says; undefined for an entry that answers no objection. */
export function objectionResult(entry: Entry, { caseNo }: LetterView, t: TFunction): ObjectionResult | undefined {
  const upheld = detailsOf(entry, 'application.publicity-failed.v1');
  const answer = upheld ?? detailsOf(entry, 'application.publicity-released.v1');
  if (answer === undefined) return undefined;
  const { answered, resultNo } = answer;
  const receivedOn = answered === undefined ? '' : dayInWords(answered.receivedOn, t);
  const noticeNo = answered?.noticeNo ?? '';
  return {
    number: resultNo,
    noticeNo,
    receivedOn,
    opening:
      answered === undefined
        ? t('letters.objection.openingShort', { caseNo })
        : t('letters.objection.opening', { day: receivedOn, noticeNo, caseNo }),
    conclusion:
      upheld === undefined
        ? t('letters.objection.notUpheld')
        : t('letters.objection.upheld', { to: t(`reviewStep.${upheld.to}`) }),
    result: answered?.result ?? upheld?.reason ?? '',
  };
}

export function objectionAnswer(entry: Entry, view: LetterView, t: TFunction): LetterContent | undefined {
  const said = objectionResult(entry, view, t);
  if (said === undefined) return undefined;
  return {
    title: t('letters.objection.title'),
    number: said.number,
    facts: [
      [t('letters.objection.noticeNo'), said.noticeNo],
      [t('letters.caseNo'), view.caseNo],
      [t('letters.applicant'), maskName(view.content.members[0]?.name ?? '')],
    ],
    parts: [
      paragraph(said.opening),
      paragraph(said.conclusion),
      ...commentPart(said.result),
      paragraph(t('letters.objection.further')),
    ],
  };
}
