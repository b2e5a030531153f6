import type { ConditionId } from '../../../../src/domain/policy/limits.ts';
import type { Outcome, Overrule, Verdict } from '../../../../src/domain/eligibility/evaluation.ts';
import type { HouseholdFacts } from '../../../../src/domain/eligibility/household-facts.ts';
import type { PolicyVersion } from '../../../../src/domain/policy/policy.ts';
import type { PackId } from '../../../support/policy/packs.ts';

/** A household that was reckoned by hand. What it does not name has to be met. */
export interface HandWorked {
  /** The arithmetic, in words. */
  readonly because: string;
  readonly pack: PackId;
  readonly on: string;
  readonly household: HouseholdFacts;
  readonly outcome: Outcome;
  /** Verdict, or verdict and value, of the conditions that the case is about. */
  readonly says: { readonly [Id in ConditionId]?: readonly [Verdict, (number | string | null)?] };
  readonly overrules?: readonly Overrule[];
  /** Conditions some term of which was imputed; none unless named. */
  readonly imputed?: readonly ConditionId[];
  /** The version with a number that its city has not published yet. */
  readonly change?: (version: PolicyVersion) => PolicyVersion;
}
