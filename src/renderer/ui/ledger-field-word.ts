import type { TFunction } from 'i18next';

const fields = [
  'estateId',
  'building',
  'floor',
  'room',
  'type',
  'area',
  'lift',
  'accessible',
  'rent',
  'source',
  'name',
  'address',
  'location',
  'facilities',
] as const;

/** A field of the ledger of homes in words. */
export function ledgerFieldWord(field: string, t: TFunction): string {
  return t(`units.field.${fields.find((known) => known === field) ?? 'other'}`);
}
