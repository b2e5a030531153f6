import { givenUpTo } from '../../src/store/sync/give-up.ts';
import { ownDeviceIds } from '../../src/store/sync/own-head.ts';
import { actAt } from './people.ts';
import { CITY } from './hub-watch.ts';
import { brokenInvariants, hubOrder } from './invariants.ts';
import { rememberSignatures } from './made-signatures.ts';
import { settleDown } from './settle-down.ts';
import type { SimDesk } from './sim-desk.ts';
import { lookAt } from './step-invariants.ts';
import type { Tally } from './tally.ts';
import { simTemplate } from './template.ts';
import { trouble } from './troubles.ts';
import { type SimOptions, type SimWorld, simWorld } from './world.ts';

export interface SeedReport {
  readonly seed: number;
  readonly problems: readonly string[];
  readonly tally: Tally;
  /** Ordered by the hub in this seed. */
  readonly events: number;
  /** Two runs of a seed end in the same fingerprint. */
  readonly fingerprint: string;
  /** The last steps, for whoever looks for the reason. */
  readonly trace: readonly string[];
}

rememberSignatures();

/** Plays one seed from the template to the end, where all is connected and everything must hold. */
export async function runSeed(options: SimOptions): Promise<SeedReport> {
  const world = await simWorld(options, await simTemplate(options.hub ?? 'memory'));
  const problems: string[] = [];
  const ordered = (await world.log.city(CITY))?.head ?? 0;
  try {
    for (let step = 0; step < options.steps; step += 1) {
      await oneStep(world, step);
      problems.push(...stopped(world), ...world.watch.problems.map((problem) => `step ${String(step)}: ${problem}`));
      if (problems.length > 0) break;
    }
    const before = world.watch.problems.length;
    const restless = await settleDown(world);
    problems.push(...world.watch.problems.slice(before).map((problem) => `settling down: ${problem}`));
    if (restless !== undefined) problems.push(restless);
    problems.push(...stopped(world));
    world.tally['gave up'] += world.desks.filter(hasGivenUp).length;
    const order = await hubOrder(world);
    problems.push(...brokenInvariants(world, order));
    const fingerprint = JSON.stringify([order.hashes.length, world.tally]);
    const { tally, trace } = world;
    const events = order.hashes.length - ordered;
    return { seed: options.seed, problems, tally, events, fingerprint, trace: trace.slice(-60) };
  } finally {
    await world.close();
  }
}

/** What left it with an office and nobody had any more (decisions/0042). */
function hasGivenUp({ desk: { file } }: SimDesk): boolean {
  return ownDeviceIds(file.db).some((device) => givenUpTo(file.db, device) > 0);
}

/** What people do at a desk before it is another's turn. */
const MOST_ACTS = 5;

async function oneStep(world: SimWorld, step: number): Promise<void> {
  const { random } = world;
  world.now += random.integer(1_000, 600_000);
  world.hub.now = world.now;
  const at = random.pick(world.desks);
  await trouble(world, at);
  if (random.chance(0.55)) {
    world.trace.push(`${String(step)}: people at desk ${String(at.number)}`);
    for (let act = random.integer(1, MOST_ACTS); act > 0; act -= 1) {
      attempt(world, at, () => {
        actAt(world, at);
      });
      await lookAt(world, at);
    }
    return;
  }
  const steps = random.integer(1, 6);
  for (let i = 0; i < steps; i += 1) {
    const result = await at.step();
    world.trace.push(`${String(step)}: desk ${String(at.number)} ${result.kind} ${JSON.stringify(at.engine.report())}`);
    await lookAt(world, at);
    if (result.kind !== 'went-on') break;
  }
}

/** A full disk refuses a command, and says so: nothing was acknowledged. */
function attempt(world: SimWorld, at: SimDesk, act: () => void): void {
  try {
    act();
  } catch (error) {
    const isFull = typeof error === 'object' && error !== null && 'code' in error && error.code === 'disk-full';
    if (!isFull) throw error;
    at.setDiskFull(false);
    world.trace.push(`disk full at desk ${String(at.number)}`);
  }
}

/** An honest hub is never distrusted, and nothing stops but what a person has to mend. */
function stopped({ desks }: SimWorld): string[] {
  const mayStop = new Set(['revoked', 'program-too-old', 'hub-too-old']);
  return desks.flatMap((desk) => {
    const { phase, cause, detail } = desk.engine.report();
    if (phase !== 'stopped' || (cause !== null && mayStop.has(cause))) return [];
    return [`desk ${String(desk.number)} stopped: ${String(cause)} ${detail}`];
  });
}
