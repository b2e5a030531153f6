import type { UnitParticulars } from '../../domain/unit/particulars.ts';

/** Between the parts of a place: no line of text has it. */
const BETWEEN = '\t';
/** Floors begin nine below the ground. */
const LOWEST = 10;

/**
 * Where a home stands in its estate, as a text that sorts as people count: building 2 before building 10, floor by floor.
 * Different homes have different texts.
 */
export function unitPlace({ building, floor, room }: Pick<UnitParticulars, 'building' | 'floor' | 'room'>): string {
  return [counting(building), String(floor + LOWEST).padStart(3, '0'), counting(room)].join(BETWEEN);
}

/** A run of digits is led by its length, so that longer numbers come later. */
function counting(text: string): string {
  return text.replaceAll(/\d+/g, (digits) => String.fromCharCode('0'.charCodeAt(0) + digits.length) + digits);
}
