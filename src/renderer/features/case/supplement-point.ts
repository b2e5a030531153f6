import type { TFunction } from 'i18next';
import type { SupplementItem } from '../../../domain/application/state.ts';

/** A point of the notice in words: the paper's name, what about it, or both; why it was refused where it was. */
export function supplementPointText({ documentType, text, reason, point }: SupplementItem, t: TFunction): string {
  if (point !== undefined) return openPointText(point, text, t);
  if (documentType === null) return text;
  const name = t(`documentType.${documentType}`);
  if (reason === 'other') return t('review.point.withReason', { name, reason: text });
  if (reason !== undefined) {
    const words = { name, reason: t(`review.reason.${reason}`), text };
    return text === '' ? t('review.point.withReason', words) : t('review.point.withReasonAndText', words);
  }
  return text === '' ? name : t('case.pointWithText', { name, text });
}

/** What is open and is no paper, with what the officer added to it. */
function openPointText(point: NonNullable<SupplementItem['point']>, text: string, t: TFunction): string {
  const words =
    point.kind === 'consent'
      ? t(`review.point.consent.${point.consent}`)
      : t('review.point.difference', { source: t(`checks.source.${point.source}`), name: point.name });
  return text === '' ? words : t('case.pointWithText', { name: words, text });
}
