import type { Programme } from '../application/programme.ts';
import type { PolicyVersion } from './policy.ts';
import type { Sourced } from './sourced.ts';
import type { ClockName, TimeLimit } from './time-limit.ts';

/**
 * How long a clock runs for a programme: as its review chain says where a step of it has that clock, else as the
 * city's clocks do. 银川 reviews newly employed workers in 3 working days and others in 10.
 */
export function clockLimit(policy: PolicyVersion, programme: Programme, name: ClockName): Sourced<TimeLimit> {
  const { value: steps, source, confidence } = policy.reviewChain[programme];
  const limit = steps.find((step) => step.clock === name)?.limit ?? null;
  return limit === null ? policy.clocks[name] : { value: limit, source, confidence };
}
