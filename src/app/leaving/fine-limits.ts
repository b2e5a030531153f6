import type { FineLimits, FineLimitsFrom } from '../../domain/leaving/penalty.ts';
import type { PolicyVersion } from '../../domain/policy/policy.ts';
import type { Pack } from '../policy/pack.ts';

/** Of every version, by their days; one that this program cannot read names no number. */
export function fineLimitsOf({ versions }: Pick<Pack, 'versions'>): readonly FineLimitsFrom[] {
  return versions.map(({ id, effectiveFrom, usable }) => ({
    from: effectiveFrom,
    policy: id,
    limits: usable === undefined ? NONE : limitsOf(usable),
  }));
}

const NONE: FineLimits = { deceitFen: null, breachFen: null, gainTimes: null, gainFen: null };

/** What the policy quotes of PRH-34 and PRH-36; null for a number that it does not have. */
function limitsOf({ rules }: PolicyVersion): FineLimits {
  const number = (rule: string, what: string, unit: string): number | null =>
    rules[rule]?.value.numbers.find((one) => one.what === what && one.unit === unit)?.amount ?? null;
  return {
    deceitFen: number('PRH-34', 'fine, at most', 'fen'),
    breachFen: number('PRH-36', 'fine, at most', 'fen'),
    gainTimes: number('PRH-36', 'multiple of the gain, at most', 'times'),
    gainFen: number('PRH-36', 'fine with gain, at most', 'fen'),
  };
}
