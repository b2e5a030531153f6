import { type DeskHost, deskHost } from '../app/desk-host.ts';
import { policyOn } from '../domain/policy/policy.ts';
import type { DeclaredRelative } from '../domain/staff/staff.ts';
import { chinaDateOf, instant } from '../kernel/instant.ts';
import type { CaseId, DocumentId } from '../kernel/ids.ts';
import { invariant } from '../kernel/invariant.ts';
import { streetFor } from './cases/demo-case.ts';
import { echoesOf } from './cases/echoes.ts';
import { type Outcome, statusOf, youngStatusOf } from './cases/outcome.ts';
import { judgePapers } from './cases/judged-papers.ts';
import { noticeInterludes } from './cases/notices.ts';
import { playCases } from './cases/play.ts';
import { playPlans } from './cases/plans.ts';
import { fillLibrary } from './cases/library.ts';
import { playHeard } from './cases/heard.ts';
import { promisesOf } from './cases/promises.ts';
import { playWaits } from './cases/waits.ts';
import { type Plot, inOrderOfSubmission, storyOf } from './cases/story.ts';
import { officeDays } from './cases/working-days.ts';
import { type DemoAccount, foundCity } from './city/found-city.ts';
import { POLICY_CITY, demoCityOffice, visitedStreet } from './city/offices.ts';
import { demoStaff } from './city/staff.ts';
import { makeDraws } from './draws/make-draws.ts';
import { makeSession } from './draws/make-session.ts';
import { makeLeases } from './leases/make-leases.ts';
import { makeUnits } from './units/make-units.ts';
import { type DrawingPlan, drawnDocuments } from './drawings/document-source.ts';
import { identitySlots } from './people/identity-slots.ts';
import { randomFor } from './random-for.ts';
import { writePopulation } from './people/write-population.ts';

export interface CityWish {
  readonly folder: string;
  readonly resources: string;
  readonly version: string;
  readonly count: number;
  readonly seed: number;
  /** Few events per case (youngStatusOf) instead of the report's figures. */
  readonly young: boolean;
  readonly drawing: Omit<DrawingPlan, 'seed' | 'on'>;
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
const AT_THE_STREET: readonly Outcome[] = ['submitted', 'supplemented', 'street-review'];
const LIVED = { group: 200, order: 'day by day' } as const;
const TAKEN_OVER = { group: 2_000, order: 'case by case' } as const;

/** Makes a city in an empty folder, from the wizard to the last application, by what people could do themselves. */
export async function makeCity(wish: CityWish): Promise<MadeCity> {
  const { folder, resources, version, count, seed, now } = wish;
  const options = { folder, resources, version, shell: 'browser' as const, demo: true, keychainSecret: null };
  const clock = { now: now - (STORY_DAYS * 7 * DAY) / 5 - 40 * DAY };
  const host = deskHost(options, { now: () => clock.now });
  try {
    const plot = plotOf(host, wish);
    const plan = { ...wish.drawing, seed, on: chinaDateOf(instant(now)) };
    const city = await foundCity(host, {
      staff: demoStaff(seed, kinOf(plot, count)),
      // Passwords are stretched on other threads: this one draws what most cases will want.
      meanwhile: async (desk) => {
        const documents = drawnDocuments(desk, plan);
        await documents.drawShared(plot.policy);
        return documents;
      },
    });
    const { desk, passphrase, accounts, people, made: documents } = city;
    wish.onProgress('staff', accounts.length, accounts.length);
    makeUnits({ desk, people });
    const consents = new Map<CaseId, DocumentId>();
    const lived = !wish.young && count <= PORTION;
    const interludes = lived ? noticeInterludes({ desk, people, clock }, plot) : [];
    const pace = wish.young ? TAKEN_OVER : LIVED;
    const stage = { ...plot, desk, people, clock, documents, consents, interludes, pace };
    // Reliving the days sorts the steps themselves. Cases taken over come in the order of their submission, so that
    // their rows are added at the ends of queues, not all over them.
    const order = wish.young ? inOrderOfSubmission(plot, count) : Uint32Array.from({ length: count }, (_, at) => at);
    // In portions, so that a million cases need no more memory than a few thousand.
    for (let first = 0; first < count; first += PORTION) {
      const end = Math.min(count, first + PORTION);
      await playCases(stage, order.subarray(first, end), (done, total) => {
        wish.onProgress('cases', first + Math.floor(((end - first) * done) / total), count);
      });
    }
    if (lived) {
      // After everything that the days brought, on the last of them.
      const { days } = plot;
      clock.now = days.momentOn(days.days.length - 1, randomFor(seed, 0, 78), clock.now);
      judgePapers({ desk, people, cases: consents.keys() });
      clock.now = now;
      playWaits({ desk, people, clock, seed });
      clock.now = now;
      await makeDraws({ desk, people, seed });
      await makeSession({ desk, people, clock, seed });
      fillLibrary({ desk, people });
      playHeard({ desk, people, clock });
      await makeLeases({ desk, people, clock, seed });
      playPlans({ desk, people, clock, seed });
    }
    writePopulation(folder, plot, count);
    return { passphrase, accounts };
  } finally {
    clock.now = now;
    host.close();
  }
}

function plotOf({ reference }: DeskHost, { seed, count, now, young }: CityWish): Plot {
  const versions = reference.cities.find((city) => city.id === POLICY_CITY)?.versions ?? [];
  const policy = policyOn(versions, chinaDateOf(instant(now)));
  invariant(policy, 'the city has a policy');
  const statusOfCase = (index: number): Outcome => (young ? youngStatusOf(index, seed) : statusOf(index, count));
  const streetOf = (index: number) => streetFor(seed, index);
  const echoes = echoesOf({ count, statusOf: statusOfCase, streetOf });
  const taken = new Set([...echoes].flatMap(([echo, { of }]) => [echo, of]));
  return {
    seed,
    policy,
    days: officeDays(reference.calendarOf(demoCityOffice.id), now, STORY_DAYS),
    slots: identitySlots(count),
    statusOf: statusOfCase,
    echoes,
    promises: young ? new Map() : promisesOf({ count, statusOf: statusOfCase, streetOf, taken }),
  };
}

/** One clerk's relative applies at the clerk's own office: the case on which this clerk may do nothing. */
function kinOf(plot: Plot, count: number): ReadonlyMap<string, readonly DeclaredRelative[]> {
  const inPairs = new Set([...plot.echoes].flatMap(([echo, { of }]) => [echo, of]));
  for (let index = 0; index < Math.min(count, PORTION); index += 1) {
    if (streetFor(plot.seed, index) !== visitedStreet || !AT_THE_STREET.includes(plot.statusOf(index))) continue;
    // A pair is for both of the street's clerks to decide.
    if (inPairs.has(index)) continue;
    const [applicant] = storyOf(plot, index).demoCase.content.members;
    if (applicant === undefined) continue;
    return new Map([[`${visitedStreet.key}2`, [{ name: applicant.name, identityNumber: applicant.identityNumber }]]]);
  }
  return new Map();
}
