/** A case's facts from declaration and checks, and the conditions of the policy on them. */
import type { ChangedCondition } from '../../domain/agency-check/events.ts';
import { factsWithChecks } from '../../domain/agency-check/facts-of-checks.ts';
import type { ChecksState } from '../../domain/agency-check/state.ts';
import type { Assessment } from '../../domain/application/facts.ts';
import type { ApplicationState } from '../../domain/application/state.ts';
import { householdFactsOfContent } from '../../domain/eligibility/declared-household.ts';
import { evaluate } from '../../domain/eligibility/evaluate.ts';
import type { Overrule } from '../../domain/eligibility/evaluation.ts';
import type { PolicyVersion } from '../../domain/policy/policy.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { checkPolicyOf } from './check-policy-of.ts';

export interface Assessed {
  readonly application: ApplicationState;
  readonly checks: ChecksState;
  readonly policy: PolicyVersion;
  readonly on: PlainDate;
}

export function assess({ application, checks, policy, on }: Assessed, overrules: readonly Overrule[] = []): Assessment {
  const declared = householdFactsOfContent(application.content);
  const household = factsWithChecks(declared, {
    content: application.content,
    checks,
    policy: checkPolicyOf(policy),
    on,
    changedOn: application.changedOn,
  });
  return { household, evaluation: evaluate(household, { policy, on }, overrules) };
}

/**
 * The conditions whose verdicts the second state of the checks changes against the first, where somebody has to look:
 * whatever had been met or unmet, and, once somebody gave an opinion, what turns out to be unmet. That an unknown
 * condition gets known for the first time, or that it is met, is what a check is for.
 */
export function changedConditions(
  given: Omit<Assessed, 'checks'>,
  before: ChecksState,
  after: ChecksState,
): readonly ChangedCondition[] {
  const { application } = given;
  const isDecidedOn = application.opinions.length > 0 || application.decidedBy !== null;
  const was = assess({ ...given, checks: before }).evaluation.conditions;
  const is = new Map(assess({ ...given, checks: after }).evaluation.conditions.map(({ id, verdict }) => [id, verdict]));
  return was.flatMap(({ id, verdict: from }) => {
    const to = is.get(id) ?? from;
    const isNews = from !== 'unknown' || (isDecidedOn && to === 'unmet');
    return from !== to && isNews ? [{ condition: id, from, to }] : [];
  });
}
