import type { PlainDate } from '../../kernel/plain-date.ts';
import type { CheckSource } from '../agency-check/source.ts';
import type { MembershipFlags } from '../application/household.ts';
import type { Programme } from '../application/programme.ts';

/** Where a fact comes from. `imputed`: reckoned by rule because nothing proves it (minimum wage, domain §2.3). */
export interface Origin {
  readonly kind: 'declared' | 'document' | 'agency' | 'manual' | 'ruling' | 'imputed';
  readonly source: CheckSource | null;
  /** The day whose state it gives; null for what was only declared without one. */
  readonly asOf: PlainDate | null;
  /** What leads to the evidence: request id, document id, words. */
  readonly reference: string;
}

export interface Fact<T> {
  readonly value: T;
  readonly origin: Origin;
}

/** Null is "unknown": nobody said so and nobody was asked, or the registry failed. Never the same as "none". */
export type MaybeFact<T> = Fact<T> | null;

export interface OwnedHome {
  readonly address: string;
  /** cm² of built area of the whole home. */
  readonly area: number;
  /** This person's share in thousandths. */
  readonly share: number;
}

/** What is known of one person on the day of the evaluation. Money in fen, areas in cm². */
export interface PersonFacts {
  /** The identity number, or any key that is unique in the household. */
  readonly key: string;
  readonly name: string;
  /** GB/T 4761, towards the applicant; the applicant is `01` and stands first. */
  readonly relation: string;
  readonly flags: MembershipFlags;
  readonly birth: MaybeFact<PlainDate>;
  /** GB/T 2261.2 (ID-12). */
  readonly maritalStatus: MaybeFact<string>;
  readonly monthlyIncome: MaybeFact<number>;
  readonly assets: MaybeFact<number>;
  readonly homes: MaybeFact<readonly OwnedHome[]>;
  readonly vehicles: MaybeFact<readonly { readonly value: number | null }[]>;
  /** Local household registration since; a known null is "not registered here". */
  readonly registeredSince: MaybeFact<PlainDate | null>;
  /** Residence permit since; a known null is "none". */
  readonly residentSince: MaybeFact<PlainDate | null>;
  /** Whether there is a labour contract or public employment, and since when. */
  readonly employedSince: MaybeFact<PlainDate | null>;
  readonly insuredMonths: MaybeFact<number>;
  readonly graduatedOn: MaybeFact<PlainDate | null>;
  readonly welfare: MaybeFact<{ readonly kind: WelfareKind; readonly since: PlainDate } | null>;
  /** 1 the most severe … 4; a known null is "none". */
  readonly disabilityGrade: MaybeFact<1 | 2 | 3 | 4 | null>;
  readonly publicHousing: MaybeFact<'none' | 'tenant' | 'subsidy'>;
}

export type WelfareKind = 'minimum-living' | 'extreme-poverty' | 'near-poor';

/** A household as the conditions of a policy see it, whatever each fact was taken from. */
export interface HouseholdFacts {
  readonly programme: Programme;
  /** The applicant first. */
  readonly members: readonly PersonFacts[];
}
