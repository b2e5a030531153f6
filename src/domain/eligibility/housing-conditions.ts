/** Conditions on the homes that a household has already. */
import type { Term, Verdict } from './evaluation.ts';
import type { OwnedHome } from './household-facts.ts';
import { againstCeiling } from './ceiling.ts';
import { type MeasureOf, factTerm } from './measure.ts';

/** Thousandths in which shares of a home are counted. */
const WHOLE = 1000;

/** Built area of the owners' shares, shared by those who count as persons; cm². */
export const housingArea: MeasureOf<'housing-area'> = ({ owners, persons }, { ceiling, comparison }) => {
  let known = 0;
  let isComplete = true;
  const terms: Term[] = [];
  for (const person of owners) {
    const parts = partsOf(person.homes?.value ?? []);
    if (person.homes === null) isComplete = false;
    known += parts;
    terms.push(factTerm(person, 'owned-area', { is: person.homes, amount: () => Math.floor(parts / WHOLE) }));
  }
  const sum = { known, isComplete, terms };
  return againstCeiling(sum, { ceiling, comparison, unit: 'cm2', persons: persons.length, scale: WHOLE });
};

/** Homes of the owners, a home that several own being one. */
export const noHome: MeasureOf<'no-home'> = ({ owners }, { most }) => {
  const addresses = new Set<string>();
  let isComplete = true;
  let unnamed = 0;
  const terms: Term[] = [];
  for (const person of owners) {
    if (person.homes === null) isComplete = false;
    for (const { address } of person.homes?.value ?? []) {
      if (address === '') unnamed += 1;
      else addresses.add(address);
    }
    terms.push(factTerm(person, 'homes', { is: person.homes, amount: (homes) => homes.length }));
  }
  const count = addresses.size + unnamed;
  const verdict: Verdict = count > most ? 'unmet' : isComplete ? 'met' : 'unknown';
  const value = verdict === 'unknown' ? null : count;
  return { verdict, value, limit: most, unit: 'count', comparison: '<=', terms };
};

/** Nobody who counts as a person has a home or subsidy that stands against another. */
export const notHoused: MeasureOf<'not-housed'> = ({ persons }, { refuses }) => {
  let isHoused = false;
  let isComplete = persons.length > 0;
  const terms: Term[] = [];
  for (const person of persons) {
    const has = person.publicHousing?.value;
    if (has === undefined) isComplete = false;
    else if (has !== 'none' && refuses.includes(has)) isHoused = true;
    terms.push(factTerm(person, 'public-housing', { is: person.publicHousing, amount: (value) => value }));
  }
  const verdict: Verdict = isHoused ? 'unmet' : isComplete ? 'met' : 'unknown';
  const value = verdict === 'unknown' ? null : isHoused ? 'yes' : 'no';
  return { verdict, value, limit: 'no', unit: 'yes-no', comparison: '=', terms };
};

/** cm² times thousandths: whole numbers, however the shares fall. */
function partsOf(homes: readonly OwnedHome[]): number {
  return homes.reduce((total, home) => total + home.area * home.share, 0);
}
