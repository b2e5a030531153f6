import type { LimitValues } from '../policy/limits.ts';
import type { ConditionId } from '../policy/limits.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { ConditionResult, Term, TermKind } from './evaluation.ts';
import type { HouseholdFacts, MaybeFact, PersonFacts } from './household-facts.ts';

/** What the facts say to one condition, before anybody overrules it. */
export type Measure = Pick<ConditionResult, 'verdict' | 'value' | 'limit' | 'unit' | 'comparison' | 'terms'>;

/** A household on a day, with the sets that its flags make: who counts for what is asked once. */
export interface Measured {
  readonly on: PlainDate;
  readonly applicant: PersonFacts;
  readonly persons: readonly PersonFacts[];
  readonly earners: readonly PersonFacts[];
  readonly owners: readonly PersonFacts[];
}

export type MeasureOf<Id extends ConditionId> = (household: Measured, limit: LimitValues[Id]) => Measure;

export function measured(household: HouseholdFacts, applicant: PersonFacts, on: PlainDate): Measured {
  return {
    on,
    applicant,
    persons: household.members.filter((member) => member.flags.counted),
    earners: household.members.filter((member) => member.flags.income),
    owners: household.members.filter((member) => member.flags.ownership),
  };
}

/** A fact of one person as a step of the reckoning; `amount` says how a known value is shown. */
export function factTerm<T>(
  person: PersonFacts,
  what: TermKind,
  fact: { readonly is: MaybeFact<T>; readonly amount: (value: T) => number | string | null },
): Term {
  const { key, name } = person;
  if (fact.is === null) return { person: key, name, what, amount: null, origin: null };
  return { person: key, name, what, amount: fact.amount(fact.is.value), origin: fact.is.origin };
}

/** A step that was reckoned from those before it. */
export function reckonedTerm(what: TermKind, amount: number | string | null): Term {
  return { person: '', name: '', what, amount, origin: null };
}
