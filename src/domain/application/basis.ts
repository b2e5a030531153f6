import type { Basis } from './events.ts';
import type { Facts } from './facts.ts';

/** What a decision stands on: rules, the policy version of the day, and the values. */
export function basis(facts: Pick<Facts, 'policy'>, rules: readonly string[], values: Basis['values'] = {}): Basis {
  return { rules, policy: facts.policy.id, values };
}
