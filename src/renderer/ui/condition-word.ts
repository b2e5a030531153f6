import type { TFunction } from 'i18next';
import { conditionIds } from '../../domain/policy/limits.ts';

/** A condition of the policy in words; one of a newer program is shown by its id. */
export function conditionWord(id: string, t: TFunction): string {
  const known = conditionIds.find((condition) => condition === id);
  return known === undefined ? id : t(`eligibility.condition.${known}`);
}
