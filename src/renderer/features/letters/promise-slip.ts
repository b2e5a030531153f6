import type { TFunction } from 'i18next';
import { timeLimitInWords } from '../../ui/time-limit.ts';
import type { EventDetails } from '../case/history/event-details.ts';
import {
  type LetterContent,
  type LetterPart,
  type LetterView,
  commonFacts,
  dayInWords,
  deadlineInWords,
  heading,
  paragraph,
} from './letter-parts.ts';

type Accepted = EventDetails<'application.accepted.v1'>;

/** 容缺受理 (安阳 Art 24): what is missing, by when it comes, and what follows if it does not; signed by the applicant. */
export function promiseSlip(details: Accepted, view: LetterView, t: TFunction): LetterContent | undefined {
  const { promise } = details;
  if (promise === undefined) return undefined;
  return {
    title: t('letters.promise.title'),
    number: details.receiptNo,
    facts: commonFacts(view, t, 'masked'),
    parts: [
      paragraph(t('letters.promise.opening', { day: dayInWords(details.acceptedOn, t) })),
      heading(t('letters.promise.papers')),
      promisedLines(promise, t),
      ...(promise.papers.some(({ provisional }) => provisional) ? [paragraph(t('letters.provisional'))] : []),
      ...(promise.comment === '' ? [] : [paragraph(promise.comment)]),
      heading(t('letters.promise.effectTitle')),
      paragraph(t('letters.promise.goesOn')),
      paragraph(t('letters.promise.effect')),
      heading(t('letters.promise.mine')),
      paragraph(t('letters.promise.pledge')),
    ],
  };
}

export function promisedLines({ papers }: NonNullable<Accepted['promise']>, t: TFunction): LetterPart {
  return { kind: 'list', items: promisedItems({ papers }, t) };
}

/** One line for each paper: what it is, how long it may take, and the day. */
export function promisedItems(
  { papers }: Pick<NonNullable<Accepted['promise']>, 'papers'>,
  t: TFunction,
): readonly string[] {
  return papers.map(({ documentType, limit, dueOn }) =>
    t('letters.promise.paper', {
      name: t(`documentType.${documentType}`),
      limit: timeLimitInWords(limit, t),
      due: deadlineInWords(dueOn, t),
    }),
  );
}
