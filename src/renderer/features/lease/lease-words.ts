import type { TFunction } from 'i18next';
import type { PaymentTerms } from '../../../domain/rent/cycle.ts';

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
