import type { PlainDate } from '../../kernel/plain-date.ts';
import type { IdentityDocumentKind } from '../identity/identity-document.ts';
import type { SexCode } from '../identity/relation.ts';

/**
 * Who counts for what. A member may count as a person but not for income, and so on: cities differ, so the four sets
 * are kept apart (domain reference §2.4).
 */
export interface MembershipFlags {
  /** Counts towards household size. */
  readonly counted: boolean;
  readonly income: boolean;
  /** Homes they own are counted. */
  readonly ownership: boolean;
  /** Will live in the unit. */
  readonly residence: boolean;
}

export interface HouseholdMember {
  readonly name: string;
  /** Checked as the document's kind asks: 18 characters, or the 15 of an older foreigner's card (ID-01, ID-02, ID-06). */
  readonly identityNumber: string;
  /** What the number was read from; left out for the resident identity card, as older applications do. */
  readonly documentKind?: IdentityDocumentKind | undefined;
  /** As declared, GB/T 2261.1 (ID-11), where a sender says it; the number says it too. */
  readonly sex?: SexCode | undefined;
  readonly birthDate?: PlainDate | undefined;
  /** GB/T 4761 code; the applicant is `01` and stands first (ID-14). */
  readonly relation: string;
  /** GB/T 2261.2 code (ID-12). */
  readonly maritalStatus: string;
  readonly phone: string;
  readonly employer: string;
  /** Fen a month. */
  readonly monthlyIncome: number;
  readonly flags: MembershipFlags;
}

export const homeNatures = [
  'public-direct',
  'public-work-unit',
  'private-rented',
  'private-owned',
  'borrowed',
  'other',
] as const;

export type HomeNature = (typeof homeNatures)[number];

/** A home in which the household lives or which it owns today. */
export interface Home {
  readonly address: string;
  readonly owner: string;
  /** cm² of built area. */
  readonly area: number;
  readonly nature: HomeNature;
}

/** A home given up in the last five years: demolition, sale, gift. */
export interface HousingChange {
  readonly address: string;
  readonly kind: 'demolished' | 'sold' | 'given' | 'divided' | 'other';
  readonly on: PlainDate;
  /** Fen received. */
  readonly proceeds: number;
  readonly replacement: string;
}

export const assetKinds = [
  'deposit',
  'vehicle',
  'securities',
  'company',
  'housing-fund',
  'insurance',
  'other',
] as const;

export interface Asset {
  readonly kind: (typeof assetKinds)[number];
  readonly note: string;
  /** Fen. */
  readonly value: number;
}
