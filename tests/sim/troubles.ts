/** What goes wrong between two steps of people: each is a real thing that happens in a city. */
import type { OfficeId } from '../../src/kernel/ids.ts';
import type { SimDesk } from './sim-desk.ts';
import { hubOver, type SimWorld, type Troubles } from './world.ts';

const noTroubles: Troubles = {
  line: 0,
  crash: 0,
  clock: 0,
  disk: 0,
  revoke: 0,
  move: 0,
  oldProgram: 0,
  hubRestart: 0,
  hubRestore: 0,
};

/** Faults 6, 7, 11 and 13 of the table in docs/reliability.md. */
export const mixtures: Readonly<Record<'network' | 'clocks' | 'restored' | 'revoked' | 'moved' | 'mixed', Troubles>> = {
  network: { ...noTroubles, line: 0.3 },
  clocks: { ...noTroubles, line: 0.05, clock: 0.2 },
  restored: { ...noTroubles, line: 0.05, crash: 0.02, hubRestore: 0.05 },
  revoked: { ...noTroubles, line: 0.05, crash: 0.02, hubRestore: 0.05, revoke: 0.01 },
  moved: { ...noTroubles, line: 0.05, crash: 0.02, move: 0.03, hubRestore: 0.05 },
  mixed: {
    line: 0.15,
    crash: 0.04,
    clock: 0.02,
    disk: 0.02,
    revoke: 0.002,
    move: 0.004,
    oldProgram: 0.01,
    hubRestart: 0.01,
    hubRestore: 0,
  },
};

export async function trouble(world: SimWorld, at: SimDesk): Promise<void> {
  const { random, tally, options } = world;
  const { troubles } = options;
  if (random.chance(troubles.crash)) {
    if (random.chance(0.5)) at.dieAfter = random.integer(1, 8);
    else {
      tally.crashes += 1;
      at.restart();
    }
  }
  if (random.chance(troubles.clock)) {
    tally['clock jumps'] += 1;
    at.clockOff = clockError(world);
  }
  if (random.chance(troubles.disk)) {
    tally['disk full'] += 1;
    at.setDiskFull(true);
  } else if (troubles.disk > 0 && random.chance(0.3)) at.setDiskFull(false);
  if (random.chance(troubles.oldProgram)) {
    tally['old program'] += 1;
    at.isOld = true;
  } else if (at.isOld && random.chance(0.2)) update(at);
  if (random.chance(troubles.revoke)) await revoke(world, at);
  if (random.chance(troubles.move)) await move(world, at);
  if (random.chance(troubles.hubRestart)) {
    tally['hub restarts'] += 1;
    world.hub.hub.close();
    world.hub = await hubOver(world.log, options.seed);
  }
  if (random.chance(troubles.hubRestore)) await restoreHub(world);
  if (random.chance(0.1)) await at.line.deliverLate();
}

/** Ten years off either way, backwards, a day apart. */
function clockError({ random }: SimWorld): number {
  const year = 365 * 86_400_000;
  return random.pick([10 * year, -10 * year, 86_400_000, -86_400_000, -7_200_000, 240_000, 0]);
}

export function update(at: SimDesk): void {
  at.isOld = false;
  at.dieAfter = null;
  at.engine.retry();
}

/** Never the hall's desk: somebody has to be left. */
async function revoke(world: SimWorld, at: SimDesk): Promise<void> {
  if (at.number === 0 || world.desks.some((desk) => desk.isRevoked)) return;
  world.tally.revoked += 1;
  at.isRevoked = true;
  await revokeAt(world, at);
}

async function revokeAt({ log, now }: SimWorld, at: SimDesk): Promise<void> {
  const device = await log.device(at.desk.file.device.id);
  if (device !== undefined) await log.revoke(device, now);
}

async function move(world: SimWorld, at: SimDesk): Promise<void> {
  if (at.number === 0) return;
  const offices = [...new Set(world.desks.map((desk) => desk.office))] as OfficeId[];
  world.tally.moved += 1;
  const device = await world.log.device(at.desk.file.device.id);
  if (device !== undefined) await world.log.move(device, world.random.pick(offices));
}

/** The hub comes back as an old backup had it; before, it takes one now and then. */
async function restoreHub(world: SimWorld): Promise<void> {
  if (world.backup === undefined || world.random.chance(0.3)) {
    const { log, copy } = await world.logs.copy(world.log);
    world.backup = copy;
    // A copy may have ended the log that was: whoever asks next must find the one that goes on.
    if (log !== world.log) {
      world.log = log;
      world.hub = await hubOver(log, world.options.seed);
    }
    return;
  }
  world.tally['hub restored'] += 1;
  world.restores += 1;
  await world.log.close();
  world.log = await world.logs.open(world.backup);
  await world.log.renewEpochs(() => `restored-${String(world.restores)}`);
  // As docs/hub.md asks of whoever restores: the backup may be older than a revocation.
  for (const desk of world.desks) if (desk.isRevoked) await revokeAt(world, desk);
  world.hub = await hubOver(world.log, world.options.seed);
}
