import type { FineLimits } from '../../domain/leaving/penalty.ts';
import type { PolicyVersion } from '../../domain/policy/policy.ts';

/** What the policy quotes of PRH-34 and PRH-36; null for a number that it does not have. */
export function fineLimitsOf({ rules }: PolicyVersion): FineLimits {
  const number = (rule: string, what: string, unit: string): number | null =>
    rules[rule]?.value.numbers.find((one) => one.what === what && one.unit === unit)?.amount ?? null;
  return {
    deceitFen: number('PRH-34', 'fine, at most', 'fen'),
    breachFen: number('PRH-36', 'fine, at most', 'fen'),
    gainTimes: number('PRH-36', 'multiple of the gain, at most', 'times'),
    gainFen: number('PRH-36', 'fine with gain, at most', 'fen'),
  };
}
