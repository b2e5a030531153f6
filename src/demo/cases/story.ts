import type { PolicyVersion } from '../../domain/policy/policy.ts';
import { chinaDateOf, instant } from '../../kernel/instant.ts';
import { invariant } from '../../kernel/invariant.ts';
import type { SeededRandom } from '../../kernel/random.ts';
import type { IdentitySlots } from '../people/identity-slots.ts';
import { randomFor } from '../random-for.ts';
import { type DemoCase, drawCase } from './demo-case.ts';
import type { Echo } from './echoes.ts';
import { type Outcome, type StepKind, pathTo } from './outcome.ts';
import { type PromiseEnd, promiseAge, promisePath } from './promises.ts';
import { timelineOf } from './timeline.ts';
import type { OfficeDays } from './working-days.ts';

/** From which every case of a city follows, before there is a desk. */
export interface Plot {
  readonly seed: number;
  readonly days: OfficeDays;
  readonly slots: IdentitySlots;
  readonly policy: PolicyVersion;
  readonly statusOf: (caseIndex: number) => Outcome;
  readonly echoes: ReadonlyMap<number, Echo>;
  readonly promises: ReadonlyMap<number, PromiseEnd>;
}

export interface Story {
  readonly demoCase: DemoCase;
  readonly path: readonly StepKind[];
  /** When each step was taken. */
  readonly times: readonly number[];
  /** What remains to be drawn about the case comes from here. */
  readonly random: SeededRandom;
}

export function storyOf(plot: Plot, index: number): Story {
  const { seed, slots, policy } = plot;
  const { status, path, times, submittedAt, random } = outlineOf(plot, index);
  const on = chinaDateOf(instant(submittedAt));
  const found = plot.echoes.get(index);
  const echo = found === undefined ? undefined : { kind: found.kind, other: storyOf(plot, found.of).demoCase.content };
  return { demoCase: drawCase({ seed, index, path, status, on, slots, policy, echo }), path, times, random };
}

/** What is known of a case before its people are invented. */
function outlineOf({ seed, days, statusOf, promises }: Plot, index: number) {
  const random = randomFor(seed, index, 0);
  const status = statusOf(index);
  const promise = promises.get(index);
  const drawn = pathTo(status, random);
  const path = promise === undefined ? drawn : promisePath(promise);
  const times = timelineOf({ path, status, days, random, age: promiseAge(path, promise) });
  const [submittedAt] = times;
  invariant(submittedAt !== undefined, 'every path begins with a submission');
  return { status, path, times, submittedAt, random };
}

/** The cases of a city in the order in which they were handed in: case numbers then follow the days. */
export function inOrderOfSubmission(plot: Plot, count: number): Uint32Array {
  const submitted = Float64Array.from({ length: count }, (_, index) => outlineOf(plot, index).submittedAt);
  const at = (index: number): number => submitted[index] ?? 0;
  return Uint32Array.from(submitted.keys()).sort((a, b) => at(a) - at(b) || a - b);
}
