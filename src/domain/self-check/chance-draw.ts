/**
 * Draws of the same plan with other seeds, for what chance would have given. Rounds, tiers, preferences and seats go by
 * the very function of the protocol (step 5); only the order of the keys comes from a seeded generator, since hashing a
 * hundred thousand households a thousand times would take an hour.
 */
import type { SeededRandom } from '../../kernel/random.ts';
import type { DrawPlan } from '../lottery/bundle.ts';
import { choose } from '../lottery/draw.ts';
import { orderByHead } from '../lottery/keys.ts';
import type { Roster, Units } from '../lottery/roster.ts';

export interface ChanceInput {
  readonly plan: Pick<DrawPlan, 'pools' | 'rounds' | 'reserves' | 'assign'>;
  readonly roster: Roster;
  readonly units: Units;
}

const HEADS = 2 ** 32;

/** 1 for each place of the roster that one more draw chose. */
export function chanceDraw(input: ChanceInput, random: SeededRandom): Uint8Array {
  const { roster } = input;
  const heads = new Uint32Array(roster.count);
  for (let place = 0; place < heads.length; place += 1) {
    const tickets = roster.tickets[place] ?? 1;
    const drawn = random.next();
    // The smallest of so many even draws has just this distribution.
    heads[place] = (tickets === 1 ? drawn : 1 - (1 - drawn) ** (1 / tickets)) * HEADS;
  }
  return choose(input, orderByHead(heads)).isChosen;
}
