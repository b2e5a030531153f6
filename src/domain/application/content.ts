import type { PlainDate } from '../../kernel/plain-date.ts';
import type { Asset, Home, HouseholdMember, HousingChange } from './household.ts';
import type { GreenChannel, Programme } from './programme.ts';

/** What the applicant declares and signs (domain reference §2.3). Documents are kept beside it, not in it. */
export interface ApplicationContent {
  readonly programme: Programme;
  /** The applicant first (relation 01). */
  readonly members: readonly HouseholdMember[];
  readonly phone: string;
  /** Digits of the account for refunds and subsidies; left out where none was given, as older applications do. */
  readonly bankCard?: string | undefined;
  /** Where the household lives. */
  readonly address: string;
  readonly registrationAddress: string;
  /** Local household registration since; null without one. */
  readonly registeredSince: PlainDate | null;
  /** Residence permit or actual residence since; null when it does not apply. */
  readonly residentSince: PlainDate | null;
  readonly homes: readonly Home[];
  readonly housingChanges: readonly HousingChange[];
  readonly assets: readonly Asset[];
  readonly employment: Employment | null;
  readonly education: Education | null;
  readonly greenChannel: GreenChannel | null;
  readonly consent: Consent;
}

export interface Employment {
  readonly employer: string;
  /** USCC, 18 characters or empty (ID-07). */
  readonly creditCode: string;
  readonly since: PlainDate | null;
  /** Months of social insurance or housing fund paid. */
  readonly insuredMonths: number;
}

export interface Education {
  readonly level: string;
  readonly school: string;
  readonly graduatedOn: PlainDate | null;
}

/** PRH-03: the checks of declared data need the applicant's written consent; publicity is consented to as well (PI-04). */
export interface Consent {
  readonly verification: boolean;
  readonly publicity: boolean;
  /** The promise that everything declared is true. */
  readonly truthfulness: boolean;
  readonly signedOn: PlainDate;
}
