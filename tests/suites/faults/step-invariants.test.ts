import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../src/store/connection.ts';
import { type DeskWatch, deskWatch, watchDesk } from '../../sim/desk-watch.ts';
import { CITY, hubWatch, watchHub } from '../../sim/hub-watch.ts';
import { actAt } from '../../sim/people.ts';
import type { SimDesk } from '../../sim/sim-desk.ts';
import { simTemplate } from '../../sim/template.ts';
import { mixtures } from '../../sim/troubles.ts';
import { type SimWorld, simWorld } from '../../sim/world.ts';

/** Each invariant of tests/sim/hub-watch.ts and desk-watch.ts is broken on purpose: what is never seen proves nothing. */
type FakeEvent = readonly [hash: string, stream: string, version: number, sequence: number];

async function hubProblems(runs: readonly { readonly at: number; readonly events: readonly FakeEvent[] }[]) {
  const batches = runs.map(({ at, events }) => ({
    hubSequence: at,
    seal: { device: 'd' },
    events: events.map(([hash, stream, streamVersion, deviceSequence]) => ({
      hash,
      stream,
      streamVersion,
      deviceSequence,
      commandId: 'c',
      scope: CITY,
    })),
  }));
  const head = runs.at(-1)?.at ?? 0;
  const log = {
    city: () => Promise.resolve({ city: CITY, epoch: 'first', head }),
    batches: () => Promise.resolve({ batches, upTo: head }),
  };
  return watchHub(hubWatch(), log as unknown as Parameters<typeof watchHub>[1]);
}

const first: FakeEvent = ['a', 's:1', 1, 1];

describe('a look at the hub', () => {
  it('finds nothing in an order that holds', async () => {
    const runs = [
      { at: 1, events: [first] },
      { at: 2, events: [['b', 's:1', 2, 3] as const] },
    ];
    expect(await hubProblems(runs)).toEqual([]);
  });

  it.each<[string, FakeEvent, number, RegExp]>([
    ['a hole in the sequence', ['b', 's:2', 1, 2], 3, /3 follows 1 with 1 events/],
    ['an event ordered twice', ['a', 's:2', 1, 2], 2, /ordered twice/],
    ['a version that does not follow', ['b', 's:1', 3, 2], 2, /version 3 of s:1 follows 1/],
    ['a device out of its order', ['b', 's:2', 1, 1], 2, /comes after a later one/],
  ])('sees %s', async (...[, second, at, words]) => {
    const found = await hubProblems([
      { at: 1, events: [first] },
      { at, events: [second] },
    ]);
    expect(found.join('\n')).toMatch(words);
  });

  it('sees a log that becomes shorter under its name', async () => {
    const watch = hubWatch();
    const logOf = (head: number) => ({
      city: () => Promise.resolve({ city: CITY, epoch: 'first', head }),
      batches: () => Promise.resolve({ batches: [], upTo: head }),
    });
    watch.epochs.push('first');
    watch.head = 9;
    expect(await watchHub(watch, logOf(8))).toEqual(['the hub went back from 9 to 8']);
  });
});

describe('a look at a desk', () => {
  let world: SimWorld;
  let desk: SimDesk;

  /** A desk of a street with commands that the hub has ordered and others that wait. */
  beforeAll(async () => {
    const options = { seed: 3, desks: 3, steps: 1, troubles: { ...mixtures.network, line: 0 } };
    world = await simWorld(options, await simTemplate('memory'));
    const found = world.desks[1];
    if (found === undefined) throw new Error('a second desk');
    desk = found;
    for (let act = 0; act < 12; act += 1) actAt(world, desk);
    for (let step = 0; step < 12; step += 1) await desk.step();
    for (let act = 0; act < 12; act += 1) actAt(world, desk);
  }, 60_000);

  afterAll(() => world.close());

  async function looksAfter(plant: (db: Database) => void, watch: DeskWatch = deskWatch()): Promise<string> {
    const hub = hubWatch();
    expect(await watchHub(hub, world.log)).toEqual([]);
    const { db } = desk.desk.file;
    const found: string[] = [];
    // Whatever is planted is gone again for the next test.
    const trial = db.transaction(() => {
      db.exec('DROP TRIGGER event_never_removed; DROP TRIGGER event_never_changed');
      plant(db);
      found.push(...watchDesk(watch, desk, hub));
      throw new Error('undone');
    });
    expect(trial).toThrow('undone');
    return found.join('\n');
  }

  const ordered = `device = (SELECT device FROM own_device) AND device_sequence <= (SELECT device_sequence FROM own_head)`;

  it('finds nothing at a desk that is as it should be', async () => {
    expect(await looksAfter(() => undefined)).toBe('');
    expect(desk.saved.size).toBeGreaterThan(10);
    const waiting = desk.desk.file.db.prepare('SELECT count(*) FROM outbox').pluck().get();
    expect(waiting).toBeGreaterThan(3);
  });

  it.each<[string, string, RegExp]>([
    ['an acknowledged command whose events are gone', `DELETE FROM event WHERE ${ordered}`, /D1: the acknowledged/],
    ['another log than the hub’s', `UPDATE hub SET epoch = 'elsewhere'`, /D2: from log/],
    ['a cursor beyond the hub’s end', `UPDATE hub SET cursor = 1000000`, /D2: the cursor is 1000000/],
    ['an ordered event that was altered', `UPDATE event SET hash = zeroblob(32) WHERE ${ordered}`, /D3: /],
    ['runs that changed their places', `UPDATE batch SET hub_sequence = hub_sequence - 1`, /D3: /],
    [
      'an event of another office, of which nothing waits',
      `UPDATE hub SET office = '630103001'; UPDATE own_head SET device_sequence = 1000000`,
      /D4: application:/,
    ],
    [
      'a waiting command that is not in the outbox',
      `DELETE FROM outbox WHERE sequence = (SELECT max(sequence) FROM outbox)`,
      /D5: .* is not in the outbox/,
    ],
    [
      'an outbox in another order',
      `UPDATE outbox SET sequence = 1000000 - sequence`,
      /D5: the outbox has another order/,
    ],
    [
      'a command in the outbox without events',
      `UPDATE own_head SET device_sequence = 1000000`,
      /D5: .* is not in the chain/,
    ],
  ])('sees %s', async (_what, sql, words) => {
    expect(
      await looksAfter((db) => {
        db.exec(sql);
      }),
    ).toMatch(words);
  });

  it('sees a cursor that goes back', async () => {
    const watch = deskWatch();
    expect(await looksAfter(() => undefined, watch)).toBe('');
    expect(
      await looksAfter((db) => {
        db.exec('UPDATE hub SET cursor = cursor - 1');
      }, watch),
    ).toMatch(/D2: the cursor went back/);
  });

  it('does not take a desk of the office above for one that sees too much', async () => {
    expect(
      await looksAfter((db) => {
        db.prepare('UPDATE hub SET office = ?').run('630104');
      }),
    ).toBe('');
  });
});
