import type { PlainDate } from '../../kernel/plain-date.ts';
import type { HomeNature } from '../application/household.ts';
import type { WorkStatusCode } from '../identity/status-codes.ts';
import type { CheckSource } from './source.ts';

/** What each registry keeps of one person, as it answers. Money in fen, areas in cm², shares in thousandths. */
export interface CheckRecords {
  readonly 'household-registration': {
    readonly name: string;
    /** Registered in this place since. */
    readonly since: PlainDate;
    /** Administrative code of the place, 6 to 12 digits. */
    readonly placeCode: string;
    readonly address: string;
    /** Everyone in the same booklet, the person included. */
    readonly members: readonly {
      readonly name: string;
      readonly identityNumber: string;
      /** GB/T 4761, towards the head of the booklet. */
      readonly relation: string;
    }[];
  };
  readonly vehicles: {
    readonly vehicles: readonly {
      readonly kind: 'car' | 'motorcycle' | 'truck' | 'other';
      readonly registeredOn: PlainDate;
      /** Assessed value; null where the registry does not say. */
      readonly value: number | null;
    }[];
  };
  readonly marriage: {
    /** GB/T 2261.2 (ID-12). */
    readonly status: string;
    readonly since: PlainDate | null;
    readonly spouseName: string;
    readonly spouseIdentityNumber: string;
  };
  readonly welfare: {
    readonly kind: 'minimum-living' | 'extreme-poverty' | 'near-poor';
    readonly since: PlainDate;
    readonly until: PlainDate | null;
    readonly monthlyBenefit: number;
  };
  readonly 'economic-report': {
    readonly reportNo: string;
    /** Income of this person a month. */
    readonly monthlyIncome: number;
    /** Deposits, securities, insurance, companies together. */
    readonly assets: number;
  };
  readonly housing: {
    readonly homes: readonly {
      readonly address: string;
      readonly area: number;
      readonly nature: HomeNature;
      /** This person's share of it. */
      readonly share: number;
      readonly acquiredOn: PlainDate | null;
    }[];
    /** Sales, gifts and purchases, also of homes not registered yet. */
    readonly deals: readonly {
      readonly kind: 'bought' | 'sold' | 'given' | 'inherited';
      readonly on: PlainDate;
      readonly address: string;
      readonly area: number;
    }[];
    /** Rents a public home or draws a rent subsidy already. */
    readonly publicHousing: 'none' | 'tenant' | 'subsidy';
  };
  readonly 'social-insurance': {
    readonly employer: string;
    readonly creditCode: string;
    readonly monthsPaid: number;
    /** Assessment base a month. */
    readonly base: number;
    readonly isActive: boolean;
    /** GB/T 2261.4 (ID-13); not every registry keeps it. */
    readonly workStatus?: WorkStatusCode | null | undefined;
  };
  readonly 'housing-fund': {
    readonly employer: string;
    readonly monthsPaid: number;
    readonly base: number;
    readonly balance: number;
  };
  readonly tax: {
    readonly year: number;
    /** Taxed income of that year. */
    readonly income: number;
    readonly employer: string;
  };
  readonly firms: {
    readonly firms: readonly {
      readonly name: string;
      readonly creditCode: string;
      readonly role: 'shareholder' | 'legal-representative' | 'director' | 'sole-trader';
      readonly share: number;
      /** Registered capital that the share stands for. */
      readonly capital: number;
    }[];
  };
  readonly disability: {
    /** 1 the most severe … 4. */
    readonly grade: 1 | 2 | 3 | 4;
    /** GB/T codes 61–69 (ID-13). */
    readonly kind: string;
    readonly validUntil: PlainDate | null;
  };
  readonly education: {
    readonly level: string;
    readonly school: string;
    readonly graduatedOn: PlainDate;
  };
  readonly 'residence-permit': {
    readonly since: PlainDate;
    readonly validUntil: PlainDate;
    readonly address: string;
  };
}

export type CheckRecord<Source extends CheckSource = CheckSource> = CheckRecords[Source];
