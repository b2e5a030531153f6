import type { TFunction } from 'i18next';
import { formatCount } from '../../ui/format.ts';

interface Gathered {
  readonly rows: number;
  readonly bad: number;
}

/** How many lines were read, and how many of them are bad. */
export function readSoFar(t: TFunction, { rows, bad }: Gathered): string {
  return t('units.import.read', { rows: formatCount(rows), bad: formatCount(bad) });
}
