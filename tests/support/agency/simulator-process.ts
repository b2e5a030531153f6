/** `anju agency-simulator` as an operator starts it: a process of its own, asked and switched over HTTP. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { AgencySettings } from '../../../src/agency/agency-config.ts';
import { type CheckSource, checkSources } from '../../../src/domain/agency-check/source.ts';
import type { FaultKind } from '../../../src/simulator/faults.ts';
import { type RegisteredPerson, populationFile } from '../../../src/simulator/population.ts';
import type { SimulatorState } from '../../../src/simulator/start-simulator.ts';

export interface SimulatorProcess {
  /** `agency.json` of a desk that asks it about everything. */
  readonly settings: (defaults: AgencySettings['defaults']) => AgencySettings;
  /** One fault for all sources or one; null switches it off. */
  fault(kind: FaultKind | null, source?: CheckSource | 'all'): Promise<void>;
  state(): Promise<SimulatorState>;
  stop(): Promise<void>;
}

const projectRoot = resolve(import.meta.dirname, '../../..');

/** `program` is `src/cli/anju.ts` unless a built one is named. */
export async function simulatorProcess(
  people: readonly RegisteredPerson[],
  program = resolve(projectRoot, 'src/cli/anju.ts'),
): Promise<SimulatorProcess> {
  const folder = mkdtempSync(join(tmpdir(), 'anju-registries-'));
  const population = join(folder, 'population.json');
  writeFileSync(population, JSON.stringify(populationFile(people)));
  const args = ['agency-simulator', '--port', '0', '--population', population, '--json'];
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  const line = await Promise.race([
    once(createInterface({ input: child.stdout }), 'line').then(([first]) => String(first)),
    ended.then(() => Promise.reject(new Error('the registries ended before they were ready'))),
  ]);
  const { url, key } = JSON.parse(line) as { readonly url: string; readonly key: string };
  return {
    settings: (defaults) => ({
      defaults: defaults ?? {},
      sources: Object.fromEntries(checkSources.map((source) => [source, { url, key }])),
    }),
    fault: async (kind, source = 'all') => {
      const body = JSON.stringify({ source, kind });
      const { status } = await fetch(`${url}/simulator/faults`, { method: 'POST', body });
      if (status !== 200) throw new Error(`the registries refused the fault: ${String(status)}`);
    },
    state: async () => (await (await fetch(`${url}/simulator/state`)).json()) as SimulatorState,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
