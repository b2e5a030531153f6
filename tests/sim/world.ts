/** One seed's world: desks of several offices around one hub, and whatever the seed does to them. */
import { rmSync } from 'node:fs';
import { memoryShelf } from '../../src/hub/documents/memory-shelf.ts';
import { type MemoryLog, type MemorySnapshot, memoryLog } from '../../src/hub/log/memory-log.ts';
import { type SeededRandom, seededRandom } from '../../src/kernel/random.ts';
import { type TestHub, testHub } from '../support/hub/test-hub.ts';
import { simLine } from './line.ts';
import { type SimDesk, simDesk } from './sim-desk.ts';
import { type StepWatch, stepWatch } from './step-invariants.ts';
import { type Tally, newTally } from './tally.ts';
import { SIM_START, type Template, fastFolder } from './template.ts';

/** How often what goes wrong; 0 for never. */
export interface Troubles {
  readonly line: number;
  readonly crash: number;
  readonly clock: number;
  readonly disk: number;
  readonly revoke: number;
  readonly move: number;
  readonly oldProgram: number;
  readonly hubRestart: number;
  readonly hubRestore: number;
}

export interface SimOptions {
  readonly seed: number;
  readonly desks: number;
  readonly steps: number;
  readonly troubles: Troubles;
}

export interface SimWorld {
  readonly options: SimOptions;
  readonly random: SeededRandom;
  readonly tally: Tally;
  readonly desks: readonly SimDesk[];
  readonly trace: string[];
  readonly watch: StepWatch;
  /** UTC ms by the true clock, which is the hub's. */
  now: number;
  hub: TestHub;
  log: MemoryLog;
  backup: MemorySnapshot | undefined;
  restores: number;
  close(): void;
}

export async function simWorld(options: SimOptions, template: Template): Promise<SimWorld> {
  const root = fastFolder('anju-sim-');
  const random = seededRandom(options.seed);
  const tally = newTally();
  const log = memoryLog(template.hub);
  const world: SimWorld = {
    options,
    random,
    tally,
    desks: [],
    trace: [],
    watch: stepWatch(),
    now: SIM_START + 3_600_000,
    hub: await hubOver(log, options.seed),
    log,
    backup: undefined,
    restores: 0,
    close: () => {
      for (const desk of world.desks) desk.close();
      rmSync(root, { recursive: true, force: true });
    },
  };
  world.hub.now = world.now;
  const desks = template.desks.slice(0, options.desks).map((from, number) =>
    simDesk({
      number,
      from,
      root,
      random,
      reference: template.reference,
      now: () => world.now,
      tally,
      line: simLine({
        random,
        tally,
        rates: { trouble: options.troubles.line },
        deliver: (request, signal) => world.hub.hub.handle(request, signal),
      }),
    }),
  );
  return Object.assign(world, { desks });
}

/** A hub program over a log: a restart keeps the log and loses the program. */
export function hubOver(log: MemoryLog, seed: number): Promise<TestHub> {
  return testHub({ log, blobs: memoryShelf(), seed, limits: { maxWaitMs: 0 } });
}
