import type { OfficeId } from '../../kernel/ids.ts';

export const facilityKinds = ['transport', 'school', 'shop', 'hospital'] as const;

/** What lies near an estate. */
export interface Facility {
  readonly kind: (typeof facilityKinds)[number];
  readonly name: string;
  /** On foot, in metres. */
  readonly distance: number;
}

/** Millionths of a degree of WGS 84: a metre is about ten of them. */
export interface Location {
  readonly longitude: number;
  readonly latitude: number;
}

export interface EstateParticulars {
  readonly name: string;
  /** 片区: the part of the city under which homes are offered. */
  readonly area: string;
  /** Whose estate it is: people of this office, or of one above it, keep its homes in the ledger. */
  readonly office: OfficeId;
  readonly address: string;
  readonly location: Location | null;
  readonly facilities: readonly Facility[];
  /** The company that looks after the houses, and the telephone of its desk: never a person's own. */
  readonly manager: { readonly company: string; readonly telephone: string };
}
