import type { TFunction } from 'i18next';
import type { ApplicationEventType } from '../../../../domain/application/events.ts';
import { commandWord } from '../../../ui/command-word.ts';
import { formatDayWithWeekday } from '../../../ui/format.ts';
import { supplementPointText } from '../supplement-point.ts';
import { isApplicationEvent } from './event-details.ts';
import { paperTellers } from './paper-lines.ts';
import { publicityTellers } from './publicity-lines.ts';
import { type Entry, type Teller, nextDue, teller } from './teller.ts';

/** One step of the history as a layman reads it. */
export interface HistoryLine {
  readonly title: string;
  /** What happened, in one sentence; empty when this program does not know the event. */
  readonly sentence: string;
  /** What the person wrote, in their own words. */
  readonly quote: string;
}

const tellers: Readonly<Record<ApplicationEventType, Teller>> = {
  'application.submitted.v1': teller('application.submitted.v1', ({ caseNo, channel, documentCount, clock }, t) => ({
    sentence: t('case.history.submitted', {
      caseNo,
      channel: t(`channel.${channel}`),
      count: documentCount,
      due: formatDayWithWeekday(clock.dueOn, t),
    }),
    quote: '',
  })),
  'application.supplement-requested.v1': teller(
    'application.supplement-requested.v1',
    ({ noticeNo, items, exceptionReason, clock }, t) => ({
      sentence: t('case.history.supplementRequested', {
        noticeNo,
        count: items.length,
        items: items.map((item) => supplementPointText(item, t)).join(t('case.comma')),
        due: formatDayWithWeekday(clock.dueOn, t),
      }),
      quote: exceptionReason,
    }),
  ),
  'application.supplemented.v1': teller('application.supplemented.v1', ({ documentCount, note }, t) => ({
    sentence:
      documentCount === 0
        ? t('case.history.supplementedWithNote')
        : t('case.history.supplemented', { count: documentCount }),
    quote: note,
  })),
  ...paperTellers,
  'application.review-passed.v1': teller(
    'application.review-passed.v1',
    ({ step, recommendation, comment, clock }, t) => ({
      sentence: t('case.history.reviewPassed', {
        step: t(`reviewStep.${step}`),
        recommendation: t(`recommendation.${recommendation}`),
        next: nextDue(clock, t),
      }),
      quote: comment,
    }),
  ),
  'application.returned.v1': teller('application.returned.v1', ({ to, reason, comment }, t) => ({
    sentence: t('case.history.returned', { to: t(`reviewStep.${to}`), reason: t(`returnReason.${reason}`) }),
    quote: comment,
  })),
  'application.approved.v1': teller('application.approved.v1', ({ noticeNo, comment }, t) => ({
    sentence: t('case.history.approved', { noticeNo }),
    quote: comment,
  })),
  'application.rejected.v1': teller('application.rejected.v1', ({ noticeNo, reasons, comment }, t) => ({
    sentence: t('case.history.rejected', {
      noticeNo,
      reasons: reasons.map((reason) => t(`rejection.${reason}`)).join(t('case.comma')),
    }),
    quote: comment,
  })),
  'application.recheck-requested.v1': teller('application.recheck-requested.v1', ({ grounds, clock }, t) => ({
    sentence: t('case.history.recheckRequested', { due: formatDayWithWeekday(clock.dueOn, t) }),
    quote: grounds,
  })),
  'application.rejection-confirmed.v1': teller('application.rejection-confirmed.v1', ({ noticeNo, comment }, t) => ({
    sentence: t('case.history.rejectionConfirmed', { noticeNo }),
    quote: comment,
  })),
  'application.rejection-overturned.v1': teller('application.rejection-overturned.v1', ({ noticeNo, comment }, t) => ({
    sentence: t('case.history.rejectionOverturned', { noticeNo }),
    quote: comment,
  })),
  'application.closed-for-another.v1': teller(
    'application.closed-for-another.v1',
    ({ outcome, intoNo, comment }, t) => ({
      sentence: t('case.history.closedForAnother', { outcome: t(`duplicates.outcome.${outcome}`), intoNo }),
      quote: comment,
    }),
  ),
  'application.household-merged.v1': teller(
    'application.household-merged.v1',
    ({ fromNo, members, documentCount, comment }, t) => ({
      sentence: t('case.history.householdMerged', { fromNo, members: members.length, count: documentCount }),
      quote: comment,
    }),
  ),
  'application.clock-paused.v1': teller('application.clock-paused.v1', ({ reason, comment }, t) => ({
    sentence: t('case.history.clockPaused', { reason: t(`pauseReason.${reason}`) }),
    quote: comment,
  })),
  'application.clock-resumed.v1': teller('application.clock-resumed.v1', ({ reason, comment, clock }, t) => ({
    sentence: t('case.history.clockResumed', {
      reason: t(`pauseReason.${reason}`),
      due: formatDayWithWeekday(clock.dueOn, t),
    }),
    quote: comment,
  })),
  'application.conflict-settled.v1': teller('application.conflict-settled.v1', ({ choice, comment, commands }, t) => ({
    sentence: t(`case.history.conflict.${choice}`, {
      what: commands.map(({ name }) => commandWord(name, t)).join(t('case.comma')),
    }),
    quote: comment,
  })),
  ...publicityTellers,
  'application.withdrawn.v1': teller('application.withdrawn.v1', ({ reason, comment }, t) => ({
    sentence: t('case.history.withdrawn', { reason: t(`withdrawal.${reason}`) }),
    quote: comment,
  })),
};

/** An event of a newer program is kept in the list under its stored name, without a sentence. */
export function historyLine(entry: Entry, t: TFunction): HistoryLine {
  const { type } = entry;
  if (!isApplicationEvent(type)) return { title: t('case.history.unknown', { type }), sentence: '', quote: '' };
  const { sentence, quote } = tellers[type](entry, t);
  return { title: t(`event.${type}`), sentence: sentence.trim(), quote };
}
