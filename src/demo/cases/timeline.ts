import type { SeededRandom } from '../../kernel/random.ts';
import type { Outcome, StepKind } from './outcome.ts';
import type { OfficeDays } from './working-days.ts';

/** Working days that pass before a step, from … to; now and then it takes longer. */
const GAPS: Readonly<Record<Exclude<StepKind, 'submit'>, readonly [number, number]>> = {
  'request-supplement': [1, 4],
  'record-supplement': [1, 11],
  accept: [0, 4],
  'accept-on-promise': [0, 4],
  'record-promised': [3, 10],
  'pass-street': [2, 9],
  'pass-district': [1, 5],
  'return-to-street': [1, 4],
  'return-to-district': [1, 4],
  approve: [1, 5],
  reject: [1, 5],
  'request-recheck': [2, 8],
  'confirm-rejection': [4, 13],
  'overturn-rejection': [4, 13],
  withdraw: [1, 8],
};

/** Working days that the clock of a waiting case allows, for the share of those that are nearly or already late. */
const LIMITS: Partial<Readonly<Record<Outcome, number>>> = {
  submitted: 5,
  'awaiting-supplement': 15,
  supplemented: 5,
  'street-review': 10,
  'district-review': 5,
  'city-decision': 5,
  recheck: 15,
};

export interface TimelineWish {
  readonly path: readonly StepKind[];
  readonly status: Outcome;
  readonly days: OfficeDays;
  readonly random: SeededRandom;
  /** Working days since the last step, where the story needs other than its queue's. */
  readonly age?: readonly [number, number] | null;
}

/**
 * When each step of a path happened, oldest first. Reckoned back from now, so that a waiting case has waited as long
 * as its queue makes believable: most in time, some due today or tomorrow, some overdue.
 */
export function timelineOf({ path, status, days, random, age: wanted = null }: TimelineWish): readonly number[] {
  const gaps = path.map((kind) => (kind === 'submit' ? 0 : gapBefore(kind, random)));
  const room = days.days.length - 1;
  const took = gaps.reduce((sum, gap) => sum + gap, 0);
  const limit = LIMITS[status];
  const usual = limit === undefined ? random.integer(0, Math.max(0, room - took)) : waitedFor(limit, random);
  const age = wanted === null ? usual : random.integer(...wanted);
  let day = Math.max(0, room - age - took);
  let moment = 0;
  return gaps.map((gap) => {
    day = Math.min(room, day + gap);
    moment = days.momentOn(day, random, moment);
    return moment;
  });
}

function gapBefore(kind: Exclude<StepKind, 'submit'>, random: SeededRandom): number {
  const [low, high] = GAPS[kind];
  return random.integer(low, high) + (random.chance(0.05) ? random.integer(2, 6) : 0);
}

function waitedFor(limit: number, random: SeededRandom): number {
  const draw = random.next();
  if (draw < 0.66) return random.integer(0, limit - 2);
  if (draw < 0.84) return random.integer(limit - 1, limit);
  return random.integer(limit + 1, limit + 6);
}
