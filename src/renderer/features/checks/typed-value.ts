import { type DifferenceField, unitOfField } from '../../../domain/agency-check/difference-fields.ts';
import type { ComparedValue } from '../../../domain/agency-check/events.ts';
import { CM2_DECIMALS, FEN_DECIMALS, parseScaled } from '../intake/scaled-number.ts';
import { parseTypedDate } from '../intake/typed-date.ts';

/** What an officer typed as the value that counts, in the unit of the field; undefined when it is none. */
export function typedValue(field: DifferenceField, text: string): ComparedValue | undefined {
  const typed = text.trim();
  if (typed === '') return undefined;
  switch (unitOfField[field]) {
    case 'text':
    case 'marital':
    case 'code':
      return typed;
    case 'date':
      return parseTypedDate(typed);
    case 'fen':
    case 'fen-per-month':
      return scaled(typed, FEN_DECIMALS);
    case 'cm2':
      return scaled(typed, CM2_DECIMALS);
    case 'months':
    case 'count':
    case 'grade':
      return scaled(typed, 0);
  }
}

function scaled(text: string, decimals: number): number | undefined {
  const parsed = parseScaled(text, decimals);
  return parsed.ok ? parsed.value : undefined;
}
