/** The registries of a demo city, in the process of the shell that shows it. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AgencySettings } from '../agency/agency-config.ts';
import { populationSchema } from './population.ts';
import { settingsFor, startSimulator } from './start-simulator.ts';

const FILE = 'agency-population.json';

export interface DemoRegistries {
  readonly url: string;
  /** What the desk must be told. */
  readonly settings: AgencySettings;
}

/** They end with the process. Without the city's file they derive what they know from identity numbers. */
export async function startBesideDemo(folder: string): Promise<DemoRegistries> {
  const path = join(folder, FILE);
  const people = existsSync(path) ? populationSchema.parse(JSON.parse(readFileSync(path, 'utf8'))).people : [];
  const simulator = await startSimulator({ port: 0, people, latencyMs: LATENCY_MS });
  return { url: simulator.url, settings: settingsFor(simulator) };
}

/** Long enough to see a matrix fill, short enough not to wait for it. */
const LATENCY_MS = 150;
