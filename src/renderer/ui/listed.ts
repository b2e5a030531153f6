import type { TFunction } from 'i18next';

/** Words behind each other, parted as the language of the screen parts them. */
export function listed(words: readonly string[], t: TFunction): string {
  return words.join(t('case.comma'));
}
