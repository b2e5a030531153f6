import type { TFunction } from 'i18next';
import type { AnyRefusal } from '../../contract/errors.ts';
import { instant } from '../../kernel/instant.ts';
import { formatInstant } from '../ui/format.ts';

const codes = [
  'selection-status',
  'selection-turn',
  'household-unavailable',
  'signature-missing',
  'time-running',
] as const satisfies readonly AnyRefusal['code'][];

type OfSelection = Extract<AnyRefusal, { readonly code: (typeof codes)[number] }>;

/** Refusals of a selection session whose words need more than the code. */
export function isOfSelection(refusal: AnyRefusal): refusal is OfSelection {
  return (codes as readonly string[]).includes(refusal.code);
}

export function selectionInWords(refusal: OfSelection, t: TFunction): string {
  switch (refusal.code) {
    case 'selection-status':
      return t(`refusal.selection-status.${refusal.status}`);
    case 'selection-turn':
      return t('refusal.selection-turn', { status: t(`selection.turn.${refusal.status}`) });
    case 'household-unavailable':
      return t('refusal.household-unavailable', { why: t(`selection.unavailable.${refusal.because}`) });
    case 'signature-missing':
      return t(`refusal.signature-missing.${refusal.whose}`);
    case 'time-running':
      return t('refusal.time-running', { until: formatInstant(instant(refusal.until)) });
  }
}
