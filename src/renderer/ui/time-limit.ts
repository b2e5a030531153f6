import type { TFunction } from 'i18next';
import type { TimeLimit } from '../../domain/policy/time-limit.ts';

/** A limit of the policy inside a sentence: "15 个工作日". Without one the sentence names no number. */
export function timeLimitInWords(limit: TimeLimit | null, t: TFunction): string {
  return limit === null ? t('timeLimit.unknown') : t(`timeLimit.${limit.unit}`, { count: limit.count });
}
