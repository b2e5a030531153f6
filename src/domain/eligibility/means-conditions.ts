/** Conditions on what a household earns and owns. */
import type { Term } from './evaluation.ts';
import type { PersonFacts } from './household-facts.ts';
import { type Sum, againstCeiling } from './ceiling.ts';
import { type MeasureOf, factTerm } from './measure.ts';

/** Income of those who count for income, shared by those who count as persons; fen a month. */
export const income: MeasureOf<'income'> = ({ earners, persons }, { ceiling, comparison }) => {
  let known = 0;
  let isComplete = true;
  const terms: Term[] = [];
  for (const person of earners) {
    const { monthlyIncome } = person;
    if (monthlyIncome === null) isComplete = false;
    else known += monthlyIncome.value;
    terms.push(factTerm(person, 'monthly-income', { is: monthlyIncome, amount: (value) => value }));
  }
  const sum = { known, isComplete, terms };
  return againstCeiling(sum, { ceiling, comparison, unit: 'fen-per-month', persons: persons.length, scale: 1 });
};

/** Assets and vehicles of those who count for income; a vehicle without a known value leaves the sum open. */
export const assets: MeasureOf<'assets'> = ({ earners, persons }, { ceiling, per, comparison }) => {
  const sharers = per === 'person' ? persons.length : null;
  return againstCeiling(assetsOf(earners), { ceiling, comparison, unit: 'fen', persons: sharers, scale: 1 });
};

function assetsOf(people: readonly PersonFacts[]): Sum {
  let known = 0;
  let isComplete = true;
  const terms: Term[] = [];
  for (const person of people) {
    const vehicles = person.vehicles?.value ?? null;
    const values = vehicles?.map((vehicle) => vehicle.value) ?? [null];
    if (person.assets === null || values.includes(null)) isComplete = false;
    const worth = values.reduce<number>((total, value) => total + (value ?? 0), 0);
    known += worth + (person.assets?.value ?? 0);
    terms.push(factTerm(person, 'assets', { is: person.assets, amount: (value) => value }));
    const amount = values.includes(null) ? null : worth;
    terms.push(factTerm(person, 'vehicles', { is: person.vehicles, amount: () => amount }));
  }
  return { known, isComplete, terms };
}
