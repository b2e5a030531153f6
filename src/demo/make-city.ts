import { deskHost } from '../app/desk-host.ts';
import { currentPolicy } from '../app/open-desk.ts';
import { chinaDateOf, instant } from '../kernel/instant.ts';
import { invariant } from '../kernel/invariant.ts';
import { statusOf, youngStatusOf } from './cases/outcome.ts';
import { playCases } from './cases/play.ts';
import { officeDays } from './cases/working-days.ts';
import { type DemoAccount, foundCity } from './city/found-city.ts';
import { demoStaff } from './city/staff.ts';
import { type DrawingPlan, drawnDocuments } from './drawings/document-source.ts';
import { identitySlots } from './people/identity-slots.ts';

export interface CityWish {
  readonly folder: string;
  readonly resources: string;
  readonly version: string;
  readonly count: number;
  readonly seed: number;
  /** Few events per case (youngStatusOf) instead of the report's figures. */
  readonly young: boolean;
  readonly drawing: Pick<DrawingPlan, 'wholeCases' | 'ownCards' | 'variants'>;
  /** The day on which the city's story ends: now, but for tests. */
  readonly now: number;
  readonly onProgress: (what: 'staff' | 'cases', done: number, total: number) => void;
}

export interface MadeCity {
  readonly passphrase: string;
  readonly accounts: readonly DemoAccount[];
}

/** Working days that the story goes back, about six months. */
const STORY_DAYS = 124;
const DAY = 86_400_000;
const PORTION = 4_000;
const LIVED = { group: 200, order: 'day by day' } as const;
const TAKEN_OVER = { group: 2_000, order: 'case by case' } as const;

/** Makes a city in an empty folder, from the wizard to the last application, by what people could do themselves. */
export async function makeCity(wish: CityWish): Promise<MadeCity> {
  const { folder, resources, version, count, seed, now } = wish;
  const options = { folder, resources, version, shell: 'browser' as const, demo: true, keychainSecret: null };
  const clock = { now: now - (STORY_DAYS * 7 * DAY) / 5 - 40 * DAY };
  const host = deskHost(options, { now: () => clock.now });
  try {
    const { desk, passphrase, accounts, people } = await foundCity(host, demoStaff(seed, new Map()));
    wish.onProgress('staff', accounts.length, accounts.length);
    clock.now = now;
    const policy = currentPolicy(desk);
    invariant(policy, 'the city has a policy');
    const stage = {
      desk,
      people,
      seed,
      policy,
      clock,
      days: officeDays(desk.calendar, now, STORY_DAYS),
      slots: identitySlots(count),
      documents: drawnDocuments(desk, { ...wish.drawing, seed, on: chinaDateOf(instant(now)) }),
      pace: wish.young ? TAKEN_OVER : LIVED,
      statusOf: (index: number) => (wish.young ? youngStatusOf(index, seed) : statusOf(index, count)),
    };
    // In portions, so that a million cases need no more memory than a few thousand.
    for (let first = 0; first < count; first += PORTION) {
      const end = Math.min(count, first + PORTION);
      await playCases(stage, { first, end });
      wish.onProgress('cases', end, count);
    }
    return { passphrase, accounts };
  } finally {
    clock.now = now;
    host.close();
  }
}
