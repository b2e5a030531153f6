import type { TFunction } from 'i18next';
import type { PlaceView } from '../../../contract/selection.ts';

/** By what a household is next: its rank in the pool, or its place among the reserves and whose it takes. */
export function placeWords({ rank, replaces }: Pick<PlaceView, 'rank' | 'replaces'>, t: TFunction): string {
  return replaces === null ? t('selection.rank', { n: rank }) : t('selection.reserveRank', { n: rank, no: replaces });
}
