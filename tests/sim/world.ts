/** One seed's world: desks of several offices around one hub, and whatever the seed does to them. */
import { rmSync } from 'node:fs';
import { memoryShelf } from '../../src/hub/documents/memory-shelf.ts';
import type { HubLog } from '../../src/hub/log/hub-log.ts';
import { type SeededRandom, seededRandom } from '../../src/kernel/random.ts';
import { type TestHub, testHub } from '../support/hub/test-hub.ts';
import { type HubKind, type HubLogs, type LogCopy, hubLogs } from './hub-logs.ts';
import { simLine } from './line.ts';
import { type SimDesk, type StoreKind, simDesk } from './sim-desk.ts';
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
  /** In maps where it does not say. */
  readonly hub?: HubKind;
  /** In memory where it does not say. */
  readonly store?: StoreKind;
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
  readonly logs: HubLogs;
  log: HubLog;
  backup: LogCopy | undefined;
  restores: number;
  close(): Promise<void>;
}

export async function simWorld(options: SimOptions, template: Template): Promise<SimWorld> {
  const root = fastFolder('anju-sim-');
  const random = seededRandom(options.seed);
  const tally = newTally();
  const logs = hubLogs(options.hub ?? 'memory');
  const log = await logs.open(template.hub);
  const world: SimWorld = {
    options,
    random,
    tally,
    desks: [],
    trace: [],
    watch: stepWatch(),
    now: SIM_START + 3_600_000,
    hub: await hubOver(log, options.seed),
    logs,
    log,
    backup: undefined,
    restores: 0,
    close: async () => {
      for (const desk of world.desks) desk.close();
      rmSync(root, { recursive: true, force: true });
      world.hub.hub.close();
      await world.log.close();
      await world.logs.drop();
    },
  };
  world.hub.now = world.now;
  // Computers of the template that are in no seed of this size: nobody waits to hear of them.
  for (const { device } of template.desks.slice(options.desks)) {
    const idle = await log.device(device);
    if (idle !== undefined) await log.revoke(idle, SIM_START);
  }
  const desks = template.desks.slice(0, options.desks).map((from, number) =>
    simDesk({
      number,
      from,
      root,
      store: options.store ?? 'memory',
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
export function hubOver(log: HubLog, seed: number): Promise<TestHub> {
  return testHub({ log, blobs: memoryShelf(), seed, limits: { maxWaitMs: 0 } });
}
