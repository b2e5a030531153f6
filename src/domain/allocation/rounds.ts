import type { DrawRound } from '../lottery/bundle.ts';
import { tierCount } from './entry.ts';
import type { PlanRules } from './plan-rules.ts';
import type { Pool } from './pools.ts';

const THOUSAND = 1000;

/**
 * The rounds of the draw in seats: a share of each pool, rounded down, for the tiers that it is reserved for. Whatever
 * is left falls to the rounds that follow (docs/draw-protocol.md, step 5). A round without its tiers gives none.
 */
export function roundsOf(rules: PlanRules, pools: readonly Pool[]): readonly DrawRound[] {
  const all = Array.from({ length: tierCount(rules) }, (_, at) => at + 1);
  return rules.rounds.flatMap(({ tiers, seats }): readonly DrawRound[] => {
    const taking = tiers.length === 0 ? all : tiers.filter((tier) => all.includes(tier));
    if (taking.length === 0) return [];
    if (seats === null) return [{ tiers: taking, seats: 'rest' as const }];
    const counted = pools.map(({ id, units }) => [id, Math.floor((units.length * seats) / THOUSAND)] as const);
    return [{ tiers: taking, seats: Object.fromEntries(counted.filter(([, count]) => count > 0)) }];
  });
}
