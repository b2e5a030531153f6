import { actAt } from './people.ts';
import { brokenInvariants, hubOrder } from './invariants.ts';
import { rememberSignatures } from './made-signatures.ts';
import { settleDown } from './settle-down.ts';
import type { SimDesk } from './sim-desk.ts';
import type { Tally } from './tally.ts';
import { simTemplate } from './template.ts';
import { trouble } from './troubles.ts';
import { type SimOptions, type SimWorld, simWorld } from './world.ts';

export interface SeedReport {
  readonly seed: number;
  readonly problems: readonly string[];
  readonly tally: Tally;
  readonly events: number;
  /** Two runs of a seed end in the same fingerprint. */
  readonly fingerprint: string;
  /** The last steps, for whoever looks for the reason. */
  readonly trace: readonly string[];
}

rememberSignatures();

/** Plays one seed from the template to the end, where all is connected and everything must hold. */
export async function runSeed(options: SimOptions): Promise<SeedReport> {
  const world = await simWorld(options, await simTemplate());
  const problems: string[] = [];
  try {
    for (let step = 0; step < options.steps; step += 1) {
      await oneStep(world, step);
      problems.push(...stopped(world));
      if (problems.length > 0) break;
    }
    const restless = await settleDown(world);
    if (restless !== undefined) problems.push(restless);
    problems.push(...stopped(world));
    const order = await hubOrder(world);
    problems.push(...brokenInvariants(world, order));
    const fingerprint = JSON.stringify([order.hashes.length, world.tally]);
    const { tally, trace } = world;
    return { seed: options.seed, problems, tally, events: order.hashes.length, fingerprint, trace: trace.slice(-60) };
  } finally {
    world.close();
  }
}

async function oneStep(world: SimWorld, step: number): Promise<void> {
  const { random } = world;
  world.now += random.integer(1_000, 600_000);
  world.hub.now = world.now;
  const at = random.pick(world.desks);
  await trouble(world, at);
  if (random.chance(0.55)) {
    attempt(world, at, () => {
      actAt(world, at);
    });
    world.trace.push(`${String(step)}: people at desk ${String(at.number)}`);
    return;
  }
  const steps = random.integer(1, 6);
  for (let i = 0; i < steps; i += 1) {
    const result = await at.step();
    world.trace.push(`${String(step)}: desk ${String(at.number)} ${result.kind} ${JSON.stringify(at.engine.report())}`);
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
