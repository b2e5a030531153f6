import { nextDue, teller } from './teller.ts';

/** Acceptance, papers, promises and letters, as the history tells them. */
export const paperTellers = {
  'application.accepted.v1': teller('application.accepted.v1', ({ receiptNo, clock, promise }, t) => {
    const next = nextDue(clock, t);
    if (promise === undefined) return { sentence: t('case.history.accepted', { receiptNo, next }), quote: '' };
    const papers = promise.papers.map(({ documentType }) => t(`documentType.${documentType}`)).join(t('case.comma'));
    return { sentence: t('review.history.acceptedOnPromise', { receiptNo, next, papers }), quote: promise.comment };
  }),
  'application.document-accepted.v1': teller('application.document-accepted.v1', ({ documentType, validUntil }, t) => {
    const name = t(`documentType.${documentType}`);
    const sentence =
      validUntil === null
        ? t('review.history.documentAccepted', { name })
        : t('review.history.documentAcceptedUntil', { name, day: validUntil });
    return { sentence, quote: '' };
  }),
  'application.document-refused.v1': teller('application.document-refused.v1', ({ reason, comment, askAgain }, t) => ({
    sentence: t(askAgain ? 'review.history.documentRefusedAgain' : 'review.history.documentRefused', {
      reason: t(`review.reason.${reason}`),
    }),
    quote: comment,
  })),
  'application.document-copied.v1': teller('application.document-copied.v1', ({ documentCount }, t) => ({
    sentence: t('review.history.documentCopied', { count: documentCount }),
    quote: '',
  })),
  'application.promised-documents-received.v1': teller(
    'application.promised-documents-received.v1',
    ({ documentCount, note, open }, t) => ({
      sentence: t(open.length === 0 ? 'review.history.promised' : 'review.history.promisedOpen', {
        count: documentCount,
        names: open.map((type) => t(`documentType.${type}`)).join(t('case.comma')),
      }),
      quote: note,
    }),
  ),
  'application.step-taken-back.v1': teller('application.step-taken-back.v1', ({ step, to, comment }, t) => ({
    sentence: t('review.history.takenBack', { step: t(`review.takeBack.step.${step}`), to: t(`status.${to}`) }),
    quote: comment,
  })),
  'application.letter-kept.v1': teller('application.letter-kept.v1', ({ kind, number }, t) => ({
    sentence: t('review.history.letterKept', { letter: t(`letters.kind.${kind}`), number }),
    quote: '',
  })),
};
