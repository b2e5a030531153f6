import type { TFunction } from 'i18next';
import type { AnyRefusal } from '../../contract/errors.ts';
import { formatYuan } from '../ui/format.ts';
import { listed } from '../ui/listed.ts';

const leaseCodes = [
  'lease-not-now',
  'review-not-now',
  'renewal-not-now',
  'leaving-not-now',
  'clauses-missing',
  'signatures-missing',
  'fine-too-high',
  'tenant-owes',
  'more-than-held',
] as const satisfies readonly AnyRefusal['code'][];

type LeaseWords = Extract<AnyRefusal, { readonly code: (typeof leaseCodes)[number] }>;

export function isOfLease(refusal: AnyRefusal): refusal is LeaseWords {
  return (leaseCodes as readonly string[]).includes(refusal.code);
}

/** Refusals of leases and ledgers that name parts, people or amounts. */
export function leaseInWords(refusal: LeaseWords, t: TFunction): string {
  switch (refusal.code) {
    case 'lease-not-now':
      return t('refusal.lease-not-now', { status: t(`lease.status.${refusal.status}`) });
    case 'review-not-now':
      return t('refusal.review-not-now', { status: t(`tenancy.reviewStatus.${refusal.status}`) });
    case 'renewal-not-now':
      return t('refusal.renewal-not-now', { status: t(`tenancy.renewalStatus.${refusal.status}`) });
    case 'leaving-not-now':
      return t('refusal.leaving-not-now', { status: t(`leaving.status.${refusal.status}`) });
    case 'clauses-missing':
      return t('refusal.clauses-missing', {
        clauses: listed(
          refusal.clauses.map((clause) => t(`lease.clause.${clause}`)),
          t,
        ),
      });
    case 'signatures-missing':
      return t('refusal.signatures-missing', {
        parties: listed(
          refusal.parties.map((party) => t(`lease.fact.${party}`)),
          t,
        ),
      });
    case 'fine-too-high':
      return t('refusal.fine-too-high', { amount: formatYuan(refusal.most) });
    case 'tenant-owes':
      return t('refusal.tenant-owes', { amount: formatYuan(refusal.fen) });
    case 'more-than-held':
      return t('refusal.more-than-held', {
        deposit: formatYuan(refusal.depositFen),
        ahead: formatYuan(refusal.aheadFen),
      });
  }
}
