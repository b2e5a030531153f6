import type { CaseId, OfficeId, UnitNo } from '../../kernel/ids.ts';
import type { PaymentTerms } from '../rent/cycle.ts';
import type { Term } from '../rent/events.ts';
import type { RentStandard } from '../rent/standard.ts';

export const leaseOrigins = ['selection', 'direct', 'employer'] as const;

/** How the home came to the tenant: chosen after a draw, assigned directly, or through the employer (PRH-12, PRH-14). */
export type LeaseOrigin = (typeof leaseOrigins)[number];

/** The home as it stands in the contract. */
export interface LeasedHome {
  readonly unitNo: UnitNo;
  readonly estate: string;
  readonly address: string;
  /** cm² of built area. */
  readonly area: number;
  /** Rooms, structure and fixtures, in words. */
  readonly description: string;
}

export interface Occupant {
  readonly name: string;
  readonly identityNumber: string;
}

export interface Tenant extends Occupant {
  readonly phone: string;
  /** Who lives there with the tenant. */
  readonly occupants: readonly Occupant[];
}

/**
 * What PRH-18 wants in words beside parties, home, term and rent, which are fields: with them they are its eight parts.
 */
export const clauses = ['use', 'repair', 'charges', 'return', 'breach', 'other'] as const;

export type Clause = (typeof clauses)[number];

/** A lease as it is drafted and signed. */
export interface LeaseContent {
  readonly origin: LeaseOrigin;
  /** The case that is housed; null for a tenant of an employer's home without one. */
  readonly caseId: CaseId | null;
  /** The street in whose reach the home lies. */
  readonly office: OfficeId;
  readonly landlord: string;
  /** The employer of an employer's home; empty otherwise. */
  readonly employer: string;
  readonly home: LeasedHome;
  readonly tenant: Tenant;
  readonly term: Term;
  readonly payment: PaymentTerms;
  /** Of the first day; its day is the term's. */
  readonly rent: Omit<RentStandard, 'from'>;
  readonly depositFen: number;
  readonly clauses: Readonly<Record<Clause, string>>;
}
