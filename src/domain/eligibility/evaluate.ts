import { invariant } from '../../kernel/invariant.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { type ConditionId, type ProgrammeLimits, conditionIds, ruleOfCondition } from '../policy/limits.ts';
import type { PolicyVersion } from '../policy/policy.ts';
import type { ConditionResult, Evaluation, Outcome, Overrule } from './evaluation.ts';
import type { HouseholdFacts } from './household-facts.ts';
import { housingArea, noHome, notHoused } from './housing-conditions.ts';
import { assets, income } from './means-conditions.ts';
import { type Measure, type MeasureOf, type Measured, measured, reckonedTerm } from './measure.ts';
import {
  applicantAge,
  employment,
  graduation,
  insurance,
  registration,
  residence,
  soleApplicantAge,
  welfare,
} from './span-conditions.ts';

const programme: MeasureOf<'programme'> = (_household, { offered }) => ({
  verdict: offered ? 'met' : 'unmet',
  value: offered ? 'yes' : 'no',
  limit: 'yes',
  unit: 'yes-no',
  comparison: '=',
  terms: [reckonedTerm('offered', offered ? 'yes' : 'no')],
});

const measures: { readonly [Id in ConditionId]: MeasureOf<Id> } = {
  programme,
  'applicant-age': applicantAge,
  'sole-applicant-age': soleApplicantAge,
  registration,
  residence,
  graduation,
  employment,
  insurance,
  welfare,
  income,
  assets,
  'housing-area': housingArea,
  'no-home': noHome,
  'not-housed': notHoused,
};

/**
 * What a version of a policy says to a household on a day: every condition that it sets for the programme, in order,
 * whatever the others say (PRH-02, PRH-08). Pure: the same facts, version, day and overrulings give the same answer, so
 * that a decision can be recomputed from its event. The caller picks the version of the day with `policyOn`.
 *
 * Unknown is never unmet; a known part decides where nothing that is missing could change it. One condition unmet makes
 * the household ineligible, else one unknown leaves it undetermined. An overruling replaces the verdict of its
 * condition and stays in sight; of a condition that the version does not set it is without effect.
 */
export function evaluate(
  household: HouseholdFacts,
  given: { readonly policy: PolicyVersion; readonly on: PlainDate },
  overrules: readonly Overrule[] = [],
): Evaluation {
  const [applicant] = household.members;
  invariant(applicant, 'a household has an applicant');
  const limits = given.policy.limits[household.programme];
  const facts = measured(household, applicant, given.on);
  const conditions: ConditionResult[] = [];
  for (const id of conditionIds) {
    const measure = measureOf(id, facts, limits);
    if (measure === null) continue;
    conditions.push(conditionOf(id, measure, { limits, overrules }));
  }
  return { policy: given.policy.id, on: given.on, outcome: outcomeOf(conditions), conditions };
}

/** Null where the version does not set the condition. */
function measureOf<Id extends ConditionId>(id: Id, facts: Measured, limits: Pick<ProgrammeLimits, Id>): Measure | null {
  const limit = limits[id].value;
  return limit === null ? null : measures[id](facts, limit);
}

function conditionOf(
  id: ConditionId,
  measure: Measure,
  by: { readonly limits: ProgrammeLimits; readonly overrules: readonly Overrule[] },
): ConditionResult {
  const { source, confidence } = by.limits[id];
  const overrule = by.overrules.findLast(({ condition }) => condition === id);
  const { verdict: computed, value, limit, unit, comparison, terms } = measure;
  return {
    id,
    rule: ruleOfCondition[id],
    verdict: overrule?.verdict ?? computed,
    overruled: overrule === undefined ? null : { ...overrule, computed },
    value,
    limit,
    unit,
    comparison,
    terms,
    source,
    confidence,
    imputed: terms.some((term) => term.origin?.kind === 'imputed'),
  };
}

function outcomeOf(conditions: readonly ConditionResult[]): Outcome {
  if (conditions.some((condition) => condition.verdict === 'unmet')) return 'ineligible';
  return conditions.some((condition) => condition.verdict === 'unknown') ? 'undetermined' : 'eligible';
}
