import type { TFunction } from 'i18next';
import type { WaitingGroup } from '../../../contract/publicity.ts';
import { timeLimitInWords } from '../../ui/time-limit.ts';

/** 市级公示 · 5 个工作日 · 公示内容：… */
export function ruleInWords(
  { place, limit, shows }: Pick<WaitingGroup, 'place' | 'limit' | 'shows'>,
  t: TFunction,
): string {
  return t('publicity.rule', {
    place: t(`publicity.place.${place}`),
    limit: timeLimitInWords(limit, t).trim(),
    items: shows.map((item) => t(`publicity.item.${item}`)).join(t('case.comma')),
  });
}
