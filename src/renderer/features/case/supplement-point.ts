import type { TFunction } from 'i18next';
import type { SupplementItem } from '../../../domain/application/state.ts';

/** A point of the notice in words: the paper's name, what about it, or both. */
export function supplementPointText({ documentType, text }: SupplementItem, t: TFunction): string {
  if (documentType === null) return text;
  const name = t(`documentType.${documentType}`);
  return text === '' ? name : t('case.pointWithText', { name, text });
}
