import type { Priority, UnitRule } from '../policy/allocation.ts';
import type {
  ContributorRule,
  RoundRule,
  TicketRule,
  assignRules,
  drawHashes,
  reserveRules,
  tierRules,
} from '../policy/draw-rules.ts';
import type { PolicyVersion } from '../policy/policy.ts';
import type { TimeLimit } from '../policy/time-limit.ts';

/**
 * The rules by which a plan's roster is built, written down when the plan is published: PRH-14 has the method public
 * before anybody registers, so a later version of the policy changes nothing for this plan.
 */
export interface PlanRules {
  /** Version of the policy, `xining@2021-06-01`. */
  readonly policy: string;
  readonly units: readonly UnitRule[];
  readonly priority: Priority;
  /** PRH-13: how long the re-review may take, from the last day of the window. */
  readonly review: TimeLimit;
  readonly preferences: number;
  readonly tiers: (typeof tierRules)[number];
  readonly tickets: TicketRule;
  readonly rounds: readonly RoundRule[];
  readonly reserves: (typeof reserveRules)[number];
  readonly assign: (typeof assignRules)[number];
  readonly contributors: ContributorRule;
  readonly hash: (typeof drawHashes)[number];
}

export function planRulesOf({ id, allocation, draw }: PolicyVersion): PlanRules {
  return {
    policy: id,
    units: allocation.units.value,
    priority: allocation.priority.value,
    review: draw.review.value,
    preferences: draw.preferences.value,
    tiers: draw.tiers.value,
    tickets: draw.tickets.value,
    rounds: draw.rounds.value,
    reserves: draw.reserves.value,
    assign: draw.assign.value,
    contributors: draw.contributors.value,
    hash: draw.hash.value,
  };
}
