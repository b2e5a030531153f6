import type { TFunction } from 'i18next';
import { maritalStatusCodes, relationCodes } from '../../domain/identity/relation.ts';

/** A GB/T 4761 relation code in words; a code that is not assigned is shown as it is. */
export function relationWord(code: string, t: TFunction): string {
  const row = relationCodes.find((relation) => relation.code === code);
  return row === undefined ? code : t(`relation.${row.key}`);
}

/** A GB/T 2261.2 marital status code in words. */
export function maritalWord(code: string, t: TFunction): string {
  const row = maritalStatusCodes.find((status) => status.code === code);
  return row === undefined ? code : t(`marital.${row.key}`);
}
