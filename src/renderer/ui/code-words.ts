import type { TFunction } from 'i18next';
import { maritalStatusCodes, relationCodes } from '../../domain/identity/relation.ts';
import { disabilityGrades, healthCodes, workStatusCodes } from '../../domain/identity/status-codes.ts';

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

/** A GB/T 2261.3 health code in words: of a disability, its kind. */
export function healthWord(code: string, t: TFunction): string {
  const row = healthCodes.find((health) => health.code === code);
  return row === undefined ? code : t(`health.${row.key}`);
}

/** A GB/T 2261.4 work status code in words. */
export function workStatusWord(code: string, t: TFunction): string {
  const row = workStatusCodes.find((status) => status.code === code);
  return row === undefined ? code : t(`workStatus.${row.key}`);
}

/** How severe a disability is, 1 to 4, in words. */
export function disabilityGradeWord(grade: string, t: TFunction): string {
  const row = disabilityGrades.find(({ code }) => code === grade);
  return row === undefined ? grade : t(`disabilityGrade.${row.key}`);
}
