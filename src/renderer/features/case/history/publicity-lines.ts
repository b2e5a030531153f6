import { formatDayWithWeekday } from '../../../ui/format.ts';
import { nextDue, teller } from './teller.ts';

/** Publicity, registration and changes of the household, as the history tells them. */
export const publicityTellers = {
  'application.publicised.v1': teller('application.publicised.v1', ({ noticeNo, clock }, t) => ({
    sentence: t('case.history.publicised', { noticeNo, due: formatDayWithWeekday(clock.dueOn, t) }),
    quote: '',
  })),
  'application.publicity-held.v1': teller('application.publicity-held.v1', ({ clock }, t) => ({
    sentence: t('case.history.publicityHeld', { due: formatDayWithWeekday(clock.dueOn, t) }),
    quote: '',
  })),
  'application.publicity-released.v1': teller('application.publicity-released.v1', ({ resultNo }, t) => ({
    sentence: t('case.history.publicityReleased', { resultNo }),
    quote: '',
  })),
  'application.publicity-failed.v1': teller('application.publicity-failed.v1', ({ resultNo, reason, to }, t) => ({
    sentence: t('case.history.publicityFailed', { resultNo, to: t(`reviewStep.${to}`) }),
    quote: reason,
  })),
  'application.publicity-barred.v1': teller('application.publicity-barred.v1', ({ to, ...banned }, t) => ({
    sentence: t('case.history.publicityBarred', { ...banned, to: t(`reviewStep.${to}`) }),
    quote: '',
  })),
  'application.publicity-passed.v1': teller('application.publicity-passed.v1', ({ clock }, t) => ({
    sentence: t('case.history.publicityPassed', { next: nextDue(clock, t) }),
    quote: '',
  })),
  'application.registered.v1': teller('application.registered.v1', ({ waitsSince }, t) => ({
    sentence: t('case.history.registered', { day: formatDayWithWeekday(waitsSince, t) }),
    quote: '',
  })),
  'application.household-changed.v1': teller('application.household-changed.v1', (details, t) => ({
    sentence: t('case.history.householdChanged', {
      day: details.changedOn,
      reason: t(`householdChange.${details.reason}`),
      left: details.left.length,
      joined: details.joined.length,
      then:
        details.to === null
          ? t('case.history.lookHere')
          : t('case.history.lookAgain', { to: t(`reviewStep.${details.to}`) }),
    }),
    quote: details.comment,
  })),
};
