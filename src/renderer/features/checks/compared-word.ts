import type { TFunction } from 'i18next';
import { type DifferenceField, unitOfField } from '../../../domain/agency-check/difference-fields.ts';
import type { ComparedValue } from '../../../domain/agency-check/events.ts';
import { disabilityGradeWord, maritalWord } from '../../ui/code-words.ts';
import { formatSquareMetres, formatYuan } from '../../ui/format.ts';

/** A declared or registered value in words, with its unit. */
export function comparedWord(field: DifferenceField, value: ComparedValue, t: TFunction): string {
  if (value === null || value === '') return t('checks.cell.empty');
  const unit = unitOfField[field];
  switch (unit) {
    case 'text':
    case 'date':
      return String(value);
    case 'marital':
      return maritalWord(String(value), t);
    case 'grade':
      return disabilityGradeWord(String(value), t);
    case 'code':
      return value === 'tenant' || value === 'subsidy' || value === 'none'
        ? t(`checks.publicHousing.${value}`)
        : String(value);
    case 'fen':
    case 'fen-per-month':
      return t(`checks.unit.${unit}`, { value: formatYuan(Number(value)) });
    case 'cm2':
      return t('checks.unit.cm2', { value: formatSquareMetres(Number(value)) });
    case 'months':
    case 'count':
      return t(`checks.unit.${unit}`, { value });
  }
}
