import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OfficeId } from '../../../src/kernel/ids.ts';
import { seededRandom } from '../../../src/kernel/random.ts';
import { receives } from '../../../src/protocol/scope.ts';
import { auditLog } from '../../../src/store/audit.ts';
import { readLog } from '../../../src/store/event-log.ts';
import { outboxCounts } from '../../../src/store/outbox.ts';
import { rebuild } from '../../../src/store/rebuild.ts';
import { conflictPage } from '../../../src/store/sync/conflicts.ts';
import { hubState } from '../../../src/store/sync/hub-state.ts';
import { toyProjections, toyRows } from '../../support/store/toy-projection.ts';
import { type City, type EngineDesk, engineDesk, rest, stepOf } from '../../support/sync/engine-desk.ts';
import { honestHub } from '../../support/sync/honest-hub.ts';
import { fill } from '../../support/sync/synced-desk.ts';

/**
 * Several desks of several offices over one hub: whatever is lost, whoever crashes, wherever a device is moved to, they
 * end with what the hub's order says, and nothing that was answered with "saved" is gone.
 */

const OFFICES = ['6301', '630104', '630104003', '630104004', '630105001'];
const STREETS = ['630104003', '630104004', '630105001'];

interface Doing {
  readonly moves: boolean;
  readonly restores: boolean;
}

async function live(seed: number, steps: number, doing: Doing): Promise<{ city: City; desks: EngineDesk[] }> {
  const random = seededRandom(seed);
  const city: City = { hub: honestHub(), random };
  const desks = OFFICES.map((office) => engineDesk(city, office));
  try {
    for (const each of desks) each.trouble = { lost: 0.08, crash: 0.02 };
    let backup = city.hub.copy('restored-0');
    for (let step = 0; step < steps; step += 1) {
      const made = random.pick(desks);
      if (random.chance(0.4)) write(city, made);
      else await stepOf(city, made);
      if (doing.moves && random.chance(0.01)) move(city, random.pick(desks));
      if (doing.restores && random.chance(0.01)) backup = city.hub.copy(`restored-${String(step)}`);
      if (doing.restores && random.chance(0.004)) {
        city.hub = backup;
        backup = city.hub.copy(`restored-${String(step)}-again`);
      }
    }
    await rest(city, desks);
    return { city, desks };
  } catch (error) {
    for (const { desk } of desks) desk.remove();
    throw error;
  }
}

function write({ random }: City, { desk }: EngineDesk): void {
  const office = hubState(desk.file.db)?.office ?? desk.office;
  const seen = STREETS.filter((street) => receives(office, street as OfficeId));
  const claim = `claim:${String(random.integer(1, 4))}`;
  const jar = `jar:${seen.length === 0 ? office : random.pick(seen)}-${String(random.integer(1, 4))}`;
  const amount = random.integer(1, 4);
  if (random.chance(0.2)) fill(desk, { stream: claim, amount });
  else fill(desk, random.chance(0.3) ? { stream: jar, amount, also: claim } : { stream: jar, amount });
}

function move({ hub, random }: City, { desk }: EngineDesk): void {
  hub.move(desk.file.device.id, random.pick(OFFICES));
}

function expectTogether({ city, desks }: { city: City; desks: EngineDesk[] }): void {
  const ordered = city.hub.events();
  const accepted = new Set(ordered.map(({ commandId }) => commandId));
  for (const { desk, report } of desks) {
    const { db } = desk.file;
    expect(report).toMatchObject({ phase: 'idle', cause: null });
    const office = hubState(db)?.office ?? desk.office;
    const mine = ordered.filter(({ scope }) => receives(office, scope as OfficeId));
    const byStream = (events: readonly { stream: string; id: string }[]) =>
      [...Map.groupBy(events, ({ stream }) => stream)].map(([stream, all]) => [stream, all.map(({ id }) => id)]).sort();
    expect(byStream(readLog(db, 0, 100_000).map(({ envelope }) => envelope))).toEqual(byStream(mine));
    expect(outboxCounts(db)).toEqual({ waiting: 0, refused: 0 });
    const items = conflictPage(db, { state: 'open', before: null, limit: 10_000 });
    const inConflict = new Set(items.flatMap(({ commands }) => commands.map(({ commandId }) => commandId)));
    expect(desk.saved.filter((id) => !accepted.has(id) && !inConflict.has(id))).toEqual([]);
    const rows = toyRows(db);
    rebuild(db, toyProjections);
    expect(toyRows(db)).toEqual(rows);
    expect(auditLog(db).findings).toEqual([]);
  }
}

async function lived(seed: number, doing: Doing, steps = 250): Promise<EngineDesk['counts']> {
  const result = await live(seed, steps, doing);
  try {
    expectTogether(result);
    const total = { crashes: 0, rebased: 0, conflicts: 0, lost: 0 };
    for (const { counts } of result.desks) {
      total.crashes += counts.crashes;
      total.rebased += counts.rebased;
      total.conflicts += counts.conflicts;
      total.lost += counts.lost;
    }
    return total;
  } finally {
    for (const { desk } of result.desks) desk.remove();
  }
}

const seeds = fc.integer({ min: 1, max: 1_000_000_000 });

describe('desks over one hub', { timeout: 300_000 }, () => {
  it('come together, whatever is lost and whoever crashes', async () => {
    const total = { crashes: 0, rebased: 0, conflicts: 0, lost: 0 };
    await fc.assert(
      fc.asyncProperty(seeds, async (seed) => {
        const counts = await lived(seed, { moves: false, restores: false });
        for (const key of Object.keys(total) as (keyof typeof total)[]) total[key] += counts[key];
      }),
      { numRuns: 6 },
    );
    // A run that met nothing proved nothing.
    for (const count of Object.values(total)) expect(count).toBeGreaterThan(0);
  });

  it('and though devices are moved between offices', async () => {
    await fc.assert(
      fc.asyncProperty(seeds, async (seed) => {
        await lived(seed, { moves: true, restores: false });
      }),
      { numRuns: 6 },
    );
  });

  it.each([103, 105, 107, 108, 109, 114, 116])(
    'and though the hub is restored from a backup (seed %i)',
    async (seed) => {
      await lived(seed, { moves: false, restores: true });
    },
  );

  it('which a seed found: moved while others wrote on what it may no longer see', async () => {
    await lived(214007983, { moves: true, restores: false });
  });
});
