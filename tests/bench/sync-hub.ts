/** The benchmark's hub as a process over a database server, and test hubs and devices that reach it over HTTP. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { uuidv7 } from 'uuidv7';
import { nodeTransport } from '../../src/agency/hub-transport.ts';
import { operatorCode } from '../../src/hub/operate.ts';
import type { OfficeId } from '../../src/kernel/ids.ts';
import { TEST_CITY, type TestHub, testHub } from '../support/hub/test-hub.ts';
import { cpuSecondsOf, peakOf } from './city.ts';

export interface BenchHub {
  readonly url: string;
  readonly pid: number | undefined;
  /** Speaks to the process; codes come from its operator. */
  readonly test: TestHub;
  /** KiB, so far. */
  peak(): number;
  /** Of the process, so far; the database's is its own. */
  cpuSeconds(): number;
  stop(): Promise<void>;
}

export async function startBenchHub(database: string): Promise<BenchHub> {
  const folder = mkdtempSync(join(tmpdir(), 'anju-bench-hub-'));
  const script = fileURLToPath(new URL('./sync-hub-process.ts', import.meta.url));
  const child = spawn(process.execPath, [script, database, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  const url = await firstLine(child);
  const { transport, close } = nodeTransport(url, null);
  const test: TestHub = {
    ...(await testHub()),
    newId: uuidv7,
    now: Date.now(),
    hub: { handle: (request, signal) => transport(request, signal), close: () => undefined },
    code: async (office, staffId = null) => {
      const wanted = { city: TEST_CITY, office: office as OfficeId, staffId };
      return (await operatorCode({ database, folder }, wanted)).code;
    },
  };
  return {
    url,
    pid: child.pid,
    test,
    peak: () => peakOf(child.pid),
    cpuSeconds: () => cpuSecondsOf(child.pid),
    stop: async () => {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      close();
      child.kill('SIGTERM');
      await gone;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    if (child.stdout !== null) createInterface(child.stdout).once('line', resolve);
    child.once('exit', (code) => {
      reject(new Error(`the hub ended with ${String(code)}`));
    });
  });
}
