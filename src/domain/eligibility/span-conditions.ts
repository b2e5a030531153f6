/** Conditions on how long something has lasted, or how old somebody is. */
import { type Period, monthsOf } from '../policy/time-limit.ts';
import { type PlainDate, fullMonthsBetween, fullYearsBetween, monthsApart } from '../../kernel/plain-date.ts';
import type { Term, TermKind, Verdict } from './evaluation.ts';
import type { MaybeFact, PersonFacts } from './household-facts.ts';
import { type Measure, type MeasureOf, factTerm, reckonedTerm } from './measure.ts';

/** Completed years of the applicant; the birthday counts. */
export const applicantAge: MeasureOf<'applicant-age'> = ({ applicant, on }, { years }) => {
  const age = ageOf(applicant, on);
  return { ...atLeast(age, years), unit: 'years', terms: ageTerms(applicant, age) };
};

/** Only where the applicant is the one person who counts; nobody else is asked for that age. */
export const soleApplicantAge: MeasureOf<'sole-applicant-age'> = ({ applicant, persons, on }, { years }) => {
  const age = ageOf(applicant, on);
  const terms = [reckonedTerm('persons', persons.length), ...ageTerms(applicant, age)];
  const asked = atLeast(age, years);
  return { ...asked, verdict: persons.length === 1 ? asked.verdict : 'met', unit: 'years', terms };
};

export const registration: MeasureOf<'registration'> = ({ applicant, on }, limit) =>
  lasting({ person: applicant, what: 'registered-since', fact: applicant.registeredSince, on }, limit);

export const residence: MeasureOf<'residence'> = ({ applicant, on }, limit) =>
  lasting({ person: applicant, what: 'resident-since', fact: applicant.residentSince, on }, limit);

export const employment: MeasureOf<'employment'> = ({ applicant, on }, limit) =>
  lasting({ person: applicant, what: 'employed-since', fact: applicant.employedSince, on }, limit);

/** Counted from the month of graduation, whatever its day (domain reference §2.3). */
export const graduation: MeasureOf<'graduation'> = ({ applicant, on }, { months: limit }) => {
  const fact = applicant.graduatedOn;
  const day = fact?.value ?? null;
  const months = day === null || day > on ? null : monthsApart(day, on);
  const known: Verdict = months !== null && months < limit ? 'met' : 'unmet';
  return {
    verdict: fact === null ? 'unknown' : known,
    value: months,
    limit,
    unit: 'months',
    comparison: '<',
    terms: [factTerm(applicant, 'graduated-on', { is: fact, amount: dayOrNone }), reckonedTerm('months-since', months)],
  };
};

export const insurance: MeasureOf<'insurance'> = ({ applicant }, { months }) => ({
  ...atLeast(applicant.insuredMonths?.value ?? null, months),
  unit: 'months',
  terms: [factTerm(applicant, 'insured-months', { is: applicant.insuredMonths, amount: (value) => value })],
});

/** The longest-held benefit of the kinds named, of anybody who counts as a person. */
export const welfare: MeasureOf<'welfare'> = ({ persons, on }, { kinds, held }) => {
  let longest: PlainDate | null = null;
  const terms: Term[] = [];
  for (const person of persons) {
    const benefit = person.welfare?.value ?? null;
    const counts = benefit !== null && kinds.includes(benefit.kind);
    if (counts && (longest === null || benefit.since < longest)) longest = benefit.since;
    terms.push(
      factTerm(person, 'welfare-since', {
        is: person.welfare,
        amount: (value) => (value === null ? 'none' : `${value.kind} ${value.since}`),
      }),
    );
  }
  const measure = spanMeasure(longest, on, held);
  terms.push(...measure.terms);
  const isKnown = persons.length > 0 && persons.every((person) => person.welfare !== null);
  const isOpen = measure.verdict === 'unmet' && !isKnown;
  return isOpen ? { ...measure, verdict: 'unknown', value: null, terms } : { ...measure, terms };
};

function ageOf(person: PersonFacts, on: PlainDate): number | null {
  return person.birth === null ? null : fullYearsBetween(person.birth.value, on);
}

function ageTerms(person: PersonFacts, age: number | null): readonly Term[] {
  return [factTerm(person, 'birth', { is: person.birth, amount: (day) => day }), reckonedTerm('age', age)];
}

function atLeast(value: number | null, limit: number): Pick<Measure, 'verdict' | 'value' | 'limit' | 'comparison'> {
  const known = value !== null && value >= limit ? 'met' : 'unmet';
  return { verdict: value === null ? 'unknown' : known, value, limit, comparison: '>=' };
}

function lasting(
  of: {
    readonly person: PersonFacts;
    readonly what: TermKind;
    readonly fact: MaybeFact<PlainDate | null>;
    readonly on: PlainDate;
  },
  limit: Period,
): Measure {
  const term = factTerm(of.person, of.what, { is: of.fact, amount: dayOrNone });
  const measure = spanMeasure(of.fact?.value ?? null, of.on, limit);
  if (of.fact === null) return { ...measure, verdict: 'unknown', value: null, terms: [term] };
  return { ...measure, terms: [term, ...measure.terms] };
}

/** How long since a day, against a period; no day is "not at all". A period of 0 asks only whether there is one. */
function spanMeasure(since: PlainDate | null, on: PlainDate, limit: Period): Measure {
  const months = since === null || since > on ? null : fullMonthsBetween(since, on);
  const verdict: Verdict = months !== null && months >= monthsOf(limit) ? 'met' : 'unmet';
  if (limit.count === 0) {
    const value = verdict === 'met' ? 'yes' : 'no';
    return { verdict, value, limit: 'yes', unit: 'yes-no', comparison: '=', terms: [] };
  }
  const isYears = limit.unit === 'years';
  const value = isYears ? Math.floor((months ?? 0) / 12) : (months ?? 0);
  const terms = [reckonedTerm(isYears ? 'years-since' : 'months-since', value)];
  return { verdict, value, limit: limit.count, unit: limit.unit, comparison: '>=', terms };
}

function dayOrNone(day: PlainDate | null): string {
  return day ?? 'none';
}
