import type { TFunction } from 'i18next';
import type { zh } from '../../messages/zh.ts';
import { formatSquareMetres, formatYuan } from '../../ui/format.ts';
import { codeTableOf } from './coded-fields.ts';
import type { RecordField } from './record-fields.ts';

type FieldName = keyof (typeof zh)['checks']['record'];
type Code = keyof (typeof zh)['checks']['code'];

export function fieldWord(name: string, t: TFunction): string {
  return t(`checks.record.${name as FieldName}`);
}

export function codeWord(code: string, t: TFunction): string {
  return t(`checks.code.${code as Code}`);
}

/** One field of a record in words. */
export function valueWord({ kind }: RecordField, value: unknown, t: TFunction): string {
  if (value === '' || !isPlain(value)) return t('checks.cell.empty');
  switch (kind) {
    case 'yuan':
      return formatYuan(Number(value));
    case 'area':
      return formatSquareMetres(Number(value));
    case 'yes-no':
      return t(value === true ? 'checks.record.yes' : 'checks.record.no');
    case 'choice':
      return codeWord(String(value), t);
    case 'marital':
    case 'relation':
    case 'disability':
    case 'grade':
    case 'work':
      return codeTableOf(kind)?.word(String(value), t) ?? String(value);
    case 'text':
    case 'date':
    case 'number':
      return String(value);
  }
}

/** Lists have lines of their own. */
function isPlain(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}
