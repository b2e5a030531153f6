import type { TFunction } from 'i18next';
import type { NextStep } from '../../../domain/arrears/next-step.ts';
import { formatYuan } from '../../ui/format.ts';

/** The proposed step in words. */
export function nextStepWord(next: NextStep, t: TFunction): string {
  switch (next.do) {
    case 'nothing':
      return t('lease.notInArrears');
    case 'paused':
      return t('lease.chase.next.paused', { until: next.until });
    case 'watch':
      return t('lease.chase.next.watch', { next: next.next });
    case 'agreement-broken':
      return t('lease.chase.next.broken', { amount: formatYuan(next.missingFen) });
    case 'wait':
      return t('lease.chase.next.wait', { until: next.until });
    case 'remind':
    case 'visit':
    case 'order':
    case 'court':
      return t('lease.chase.next.step', { step: t(`lease.chase.step.${next.do}`) });
  }
}
