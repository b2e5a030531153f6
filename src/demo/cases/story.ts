import type { Status } from '../../domain/application/state.ts';
import type { PolicyVersion } from '../../domain/policy/policy.ts';
import { chinaDateOf, instant } from '../../kernel/instant.ts';
import { invariant } from '../../kernel/invariant.ts';
import type { SeededRandom } from '../../kernel/random.ts';
import type { IdentitySlots } from '../people/identity-slots.ts';
import { randomFor } from '../random-for.ts';
import { type DemoCase, drawCase } from './demo-case.ts';
import { type StepKind, pathTo } from './outcome.ts';
import { timelineOf } from './timeline.ts';
import type { OfficeDays } from './working-days.ts';

/** From which every case of a city follows, before there is a desk. */
export interface Plot {
  readonly seed: number;
  readonly days: OfficeDays;
  readonly slots: IdentitySlots;
  readonly policy: PolicyVersion;
  readonly statusOf: (caseIndex: number) => Status;
}

export interface Story {
  readonly demoCase: DemoCase;
  readonly path: readonly StepKind[];
  /** When each step was taken. */
  readonly times: readonly number[];
  /** What remains to be drawn about the case comes from here. */
  readonly random: SeededRandom;
}

export function storyOf({ seed, days, slots, policy, statusOf }: Plot, index: number): Story {
  const random = randomFor(seed, index, 0);
  const status = statusOf(index);
  const path = pathTo(status, random);
  const times = timelineOf({ path, status, days, random });
  const [submittedAt] = times;
  invariant(submittedAt !== undefined, 'every path begins with a submission');
  const on = chinaDateOf(instant(submittedAt));
  return { demoCase: drawCase({ seed, index, path, status, on, slots, policy }), path, times, random };
}
