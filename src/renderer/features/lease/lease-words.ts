import type { TFunction } from 'i18next';
import type { PaymentTerms } from '../../../domain/rent/cycle.ts';

const events = {
  'lease.drafted.v1': 'lease.event.drafted',
  'lease.redrafted.v1': 'lease.event.redrafted',
  'lease.explained.v1': 'lease.event.explained',
  'lease.signed.v1': 'lease.event.signed',
  'lease.filed.v1': 'lease.event.filed',
  'lease.moved-in.v1': 'lease.event.movedIn',
  'lease.moved-out.v1': 'lease.event.movedOut',
  'lease.supplemented.v1': 'lease.event.supplemented',
  'lease.tenant-changed.v1': 'lease.event.tenantChanged',
  'lease.home-swapped.v1': 'lease.event.homeSwapped',
  'lease.ended.v1': 'lease.event.ended',
  'lease.renewed.v1': 'lease.event.renewed',
  'lease.dropped.v1': 'lease.event.dropped',
  'rent.standard-changed.v1': 'lease.event.standardChanged',
  'rent.term-changed.v1': 'lease.event.termChanged',
  'rent.receipt-voided.v1': 'lease.event.receiptVoided',
} as const;

/** An event of a lease in words; one of a newer program as it is named. */
export function eventWord(type: string, t: TFunction): string {
  return Object.hasOwn(events, type) ? t(events[type as keyof typeof events]) : type;
}

/** When rent is due, as the contract and the page of the lease say it. */
export function paymentWords({ cycleMonths, inAdvance, dueDaysBefore }: PaymentTerms, t: TFunction): string {
  const every = cycleMonths === 1 ? t('lease.payment.month') : t('lease.payment.months', { n: cycleMonths });
  if (!inAdvance) return t('lease.payment.after', { every });
  return dueDaysBefore === 0
    ? t('lease.payment.onFirstDay', { every })
    : t('lease.payment.advance', { every, days: dueDaysBefore });
}

export function lateFeeWords({ lateFeePermillePerDay }: PaymentTerms, t: TFunction): string {
  return lateFeePermillePerDay === 0
    ? t('lease.payment.noLateFee')
    : t('lease.payment.lateFee', { permille: lateFeePermillePerDay });
}
