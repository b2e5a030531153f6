import { afterEach, beforeEach, expect, it } from 'vitest';
import { invariant } from '../../../src/kernel/invariant.ts';
import type { CommandId } from '../../../src/kernel/ids.ts';
import { seededRandom } from '../../../src/kernel/random.ts';
import { conflictPage } from '../../../src/store/sync/conflicts.ts';
import { outboxCounts } from '../../../src/store/outbox.ts';
import { deskProblems, hubOrder, lostCommands } from '../../sim/invariants.ts';
import { testOffices } from '../../support/desk/test-offices.ts';
import { type Carry, type CityDesk, honestLine } from '../../support/sync/city-desk.ts';
import { type SyncCity, city } from '../../support/sync/city.ts';
import { takeClaims } from '../../support/sync/claims.ts';
import { turn } from '../../support/sync/crank.ts';

/** More than three runs of a chain (store/sync/turn-weight.ts). */
const MANY = 3_300;

let made: SyncCity;
let a: CityDesk;
let b: CityDesk;
beforeEach(async () => {
  made = await city({ desks: [testOffices.street.id] });
  const [street] = made.desks;
  invariant(street, 'a desk at the street');
  [a, b] = [street, made.hall];
});
afterEach(() => {
  made.remove();
});

function many(): readonly string[] {
  return Array.from({ length: MANY }, (_, n) => String(n));
}

/** Turns both until they have everything, whatever the lines do. */
async function together(): Promise<void> {
  for (let round = 0; round < 600; round += 1) {
    for (const each of [a, b]) {
      const result = await turn(each);
      made.hub.now += result.kind === 'wait' ? result.ms : 100;
      a.clock.now = b.clock.now = made.hub.now;
    }
    const isQuiet = (each: CityDesk): boolean =>
      outboxCounts(each.desk.file.db).waiting === 0 && each.line.status().phase === 'idle';
    if (round % 10 === 9 && isQuiet(a) && isQuiet(b)) return;
  }
  throw new Error(JSON.stringify([a, b].map(({ line }) => line.status())));
}

/** Nothing that A was told is saved is lost, and both have the hub's order and nothing else. */
async function expectSound(saved: readonly CommandId[]): Promise<void> {
  const order = await hubOrder(made.hub);
  const checked = [a, b].map(({ desk }) => ({ desk, isRevoked: false, saved: new Set(desk === a.desk ? saved : []) }));
  expect(checked.flatMap((each) => [...lostCommands(each, order), ...deskProblems(each, order)])).toEqual([]);
}

function countSentBehind(): { behind: number; pushes: number } {
  const count = { behind: 0, pushes: 0 };
  a.carry = (request, deliver) => {
    if (request.path.startsWith('/v1/push')) count.pushes += 1;
    if (request.path.includes('follows=')) count.behind += 1;
    return honestLine(request, deliver);
  };
  return count;
}

it('a run that is sent behind the one before it is sent once', async () => {
  const saved = takeClaims(a, many());
  const count = countSentBehind();
  await together();
  expect(count).toEqual({ behind: 3, pushes: 4 });
  await expectSound(saved);
});

it('what was sent behind a run that did not fit is sent again, and nobody is told', async () => {
  takeClaims(b, ['700', '1700']);
  await b.sync();
  const saved = takeClaims(a, many());
  const count = countSentBehind();
  await together();
  expect(count.behind).toBeGreaterThan(2);
  const items = conflictPage(a.desk.file.db, { state: 'open', before: null, limit: 10 });
  expect(items.map(({ stream }) => stream).sort()).toEqual(['claim:test-1700', 'claim:test-700']);
  expect(await made.hub.log.auditEntries(10)).toEqual([]);
  await expectSound(saved);
});

/** Loses requests and answers, sends them twice, or so late that the desk has long asked again. */
function badLine(seed: number): Carry {
  const random = seededRandom(seed);
  const late: (() => Promise<unknown>)[] = [];
  return async (request, deliver) => {
    if (random.chance(0.2)) for (const each of late.splice(0)) await each();
    if (!random.chance(0.35)) return deliver(request);
    const fate = random.pick(['lost', 'answer lost', 'doubled', 'late'] as const);
    if (fate === 'late') late.push(() => deliver(request));
    if (fate === 'lost' || fate === 'late') throw new Error('no answer');
    await deliver(request);
    if (fate === 'answer lost') throw new Error('the answer is lost');
    return deliver(request);
  };
}

it.each([1, 2, 3, 4])('nothing is lost or doubled on a bad line (seed %i)', { timeout: 120_000 }, async (seed) => {
  const random = seededRandom(seed);
  const saved: CommandId[] = [];
  const names = [...many()];
  a.carry = badLine(seed);
  b.carry = badLine(seed + 100);
  for (let turns = 0; turns < 12; turns += 1) {
    if (turns < 3) saved.push(...takeClaims(a, names.splice(0, 1_100)));
    // Somebody else is quicker with a few of those that wait, or will.
    if (turns % 3 === 0) {
      const taken = new Set(b.desk.file.db.prepare('SELECT stream FROM event').pluck().all() as string[]);
      const wanted = [1, 2, 3].map(() => String(random.integer(0, MANY - 1)));
      takeClaims(
        b,
        [...new Set(wanted)].filter((name) => !taken.has(`claim:test-${name}`)),
      );
    }
    for (const each of random.chance(0.5) ? [a, b] : [b, a]) await turn(each);
  }
  [a.carry, b.carry] = [honestLine, honestLine];
  await together();
  await expectSound(saved);
});
