import type { TFunction } from 'i18next';
import type { AnyRefusal } from '../../contract/errors.ts';
import { gateWords } from '../ui/gate-words.ts';

const codes = [
  'plan-not-now',
  'plan-incomplete',
  'roster-gated',
  'intent-not-now',
  'review-blocked',
  'draw-elsewhere',
] as const;

type AllocationWords = Extract<AnyRefusal, { readonly code: (typeof codes)[number] }>;

export function isOfAllocation(refusal: AnyRefusal): refusal is AllocationWords {
  return (codes as readonly string[]).includes(refusal.code);
}

/** Of plans and intents, where the words need more than the refusal's own parts. */
export function allocationInWords(refusal: AllocationWords, t: TFunction): string {
  const listed = (words: readonly string[]): string => words.join(t('case.comma'));
  switch (refusal.code) {
    case 'plan-not-now':
      return t('refusal.plan-not-now', { status: t(`plans.status.${refusal.status}`) });
    case 'plan-incomplete':
      return t('refusal.plan-incomplete', { parts: listed(refusal.parts.map((part) => t(`plans.part.${part}`))) });
    case 'roster-gated':
      return t('refusal.roster-gated', { gates: refusal.gates.map((gate) => gateWords(gate, t)).join(' ') });
    case 'intent-not-now':
      return t('refusal.intent-not-now', { status: t(`plans.intentStatus.${refusal.status}`) });
    case 'draw-elsewhere':
      return refusal.status === null
        ? t('refusal.draw-elsewhere.none')
        : t('refusal.draw-elsewhere.at', { status: t(`draws.status.${refusal.status}`) });
    case 'review-blocked':
      return t(`refusal.review-blocked.${refusal.by}`);
  }
}
