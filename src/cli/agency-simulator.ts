import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { type Fault, faultKinds, parseFault } from '../simulator/faults.ts';
import { type RegisteredPerson, populationSchema } from '../simulator/population.ts';
import { startSimulator } from '../simulator/start-simulator.ts';
import { CommandFailure, USAGE, say } from './words.ts';

const DEFAULT_PORT = 8470;
const MOST_LATENCY_MS = 60_000;

/** `anju agency-simulator`: the registries of a demo, until it is told to end. */
export async function agencySimulator(args: readonly string[]): Promise<void> {
  const values = parsedCall(args);
  const simulator = await startSimulator({
    port: wholeNumber('--port', values.port, 65_535),
    latencyMs: wholeNumber('--latency', values.latency, MOST_LATENCY_MS),
    faults: values.fault.map(faultOf),
    people: values.population === undefined ? [] : peopleIn(values.population),
  });
  const { url, publicKey } = simulator;
  if (values.json) say(JSON.stringify({ url, key: publicKey }));
  else say(`模拟登记机构 simulated registries ${url}\n公钥 key ${publicKey}`);
  const stop = (): void => {
    void simulator.close().then(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

function parsedCall(args: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        port: { type: 'string', default: String(DEFAULT_PORT) },
        population: { type: 'string' },
        fault: { type: 'string', multiple: true, default: [] },
        latency: { type: 'string', default: '0' },
        json: { type: 'boolean', default: false },
      },
    });
    return values;
  } catch (error) {
    throw new CommandFailure(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`, 2);
  }
}

function wholeNumber(option: string, text: string, most: number): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isInteger(value) || value < 0 || value > most) {
    throw new CommandFailure(`${option} ${text}: 0 – ${String(most)}`, 2);
  }
  return value;
}

function faultOf(text: string): Fault {
  const fault = parseFault(text);
  if (fault === undefined) {
    throw new CommandFailure(`--fault ${text}: SOURCE=KIND[:RATE], KIND ${faultKinds.join(' | ')}`, 2);
  }
  return fault;
}

/** npm goes to the project's folder first; what is typed means the folder in which it was typed. */
function peopleIn(typed: string): readonly RegisteredPerson[] {
  const path = resolve(process.env.INIT_CWD ?? process.cwd(), typed);
  try {
    const read = populationSchema.safeParse(JSON.parse(readFileSync(path, 'utf8')));
    if (read.success) return read.data.people;
    throw new Error(z.prettifyError(read.error));
  } catch (error) {
    throw new CommandFailure(`${path}: ${error instanceof Error ? error.message : String(error)}`, 2);
  }
}
