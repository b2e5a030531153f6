import type { TFunction } from 'i18next';
import { formatCount } from '../../ui/format.ts';

interface Gathered {
  readonly rows: number;
  readonly problems: readonly unknown[];
}

/** How many lines were read, and how many of them are bad. */
export function readSoFar(t: TFunction, { rows, problems }: Gathered): string {
  return t('units.import.read', { rows: formatCount(rows), bad: formatCount(problems.length) });
}
