import type { TFunction } from 'i18next';
import type { PolicyValue } from '../../../contract/policies.ts';
import { isUnconfirmed } from '../../../domain/policy/sourced.ts';
import { fullName, valueLines } from './value-words.ts';

export interface ValueFilter {
  readonly find: string;
  readonly unsureOnly: boolean;
}

interface Telling {
  readonly t: TFunction;
  readonly language: string;
}

/** The values whose name, words, path or source hold every word that was typed. */
export function filteredValues(
  values: readonly PolicyValue[],
  { find, unsureOnly }: ValueFilter,
  telling: Telling,
): readonly PolicyValue[] {
  const words = find
    .trim()
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return values.filter((value) => {
    if (unsureOnly && !isUnconfirmed(value)) return false;
    if (words.length === 0) return true;
    const lines = valueLines(value.path, value.data, telling);
    const text = [fullName(value.path, telling.t), ...lines, value.path.join('.'), value.source]
      .join('\n')
      .toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

export interface Part {
  readonly name: string;
  readonly values: readonly PolicyValue[];
}

/** Part by part, in the order of the policy. */
export function partsOf(values: readonly PolicyValue[]): readonly Part[] {
  const parts = Map.groupBy(values, ({ path }) => path[0] ?? '');
  return [...parts].map(([name, held]) => ({ name, values: held }));
}
