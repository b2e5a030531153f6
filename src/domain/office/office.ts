import type { OfficeId } from '../../kernel/ids.ts';

export type OfficeLevel = 'city' | 'district' | 'street';

/** One office of the city tree. */
export interface Office {
  readonly id: OfficeId;
  readonly name: string;
  readonly level: OfficeLevel;
}

/**
 * Office ids are the administrative codes of GB/T 2260 and GB/T 10114: a city has 4 digits (6301), a district or
 * county 6 (630104), a street or town 9 (630104003), so that a code begins with the code of the office above it and
 * containment needs no table (docs/decisions/0006-numbers-and-codes.md).
 */
const CODE = /^(?:\d{4}|\d{6}|\d{9})$/;

/** The id, or undefined when the text is not an administrative code of a city, district or street. */
export function parseOfficeId(text: string): OfficeId | undefined {
  return CODE.test(text) ? (text as OfficeId) : undefined;
}

export function levelOf(office: OfficeId): OfficeLevel {
  if (office.length === 4) return 'city';
  return office.length === 6 ? 'district' : 'street';
}

/** Whether `office` is `scope` itself or lies below it. */
export function covers(scope: OfficeId, office: OfficeId): boolean {
  return office.startsWith(scope);
}

export function districtOf(street: OfficeId): OfficeId {
  return street.slice(0, 6) as OfficeId;
}

export function cityOf(office: OfficeId): OfficeId {
  return office.slice(0, 4) as OfficeId;
}

/** The office that this one reports to; undefined for a city. */
export function officeAbove(office: OfficeId): OfficeId | undefined {
  if (levelOf(office) === 'city') return undefined;
  return levelOf(office) === 'street' ? districtOf(office) : cityOf(office);
}
