/** The city's hub as its operator runs it: the built program, on a PostgreSQL server or on a database in its own folder. */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { projectRoot } from './host.ts';

const program = resolve(projectRoot, 'dist/node/anju.js');

/** No desk asks for it: the port is taken when the hub starts first and kept, so that it comes back where it was. */
export class CityHub {
  readonly #folder = join(mkdtempSync(join(tmpdir(), 'anju-e2e-hub-')), 'hub');
  readonly #database: string | undefined;
  #port = '0';
  #child: ReturnType<typeof spawn> | undefined;

  constructor(database?: string) {
    this.#database = database;
  }

  /** The options that say where its log and its documents lie. */
  get place(): readonly string[] {
    return ['--folder', this.#folder, ...(this.#database === undefined ? [] : ['--database', this.#database])];
  }

  /** A one-time code for a city's first desk. */
  async code(city: string): Promise<string> {
    const args = [program, 'hub', 'code', ...this.place, '--city', city, '--json'];
    const { stdout } = await promisify(execFile)(process.execPath, args);
    return (JSON.parse(stdout) as { code: string }).code;
  }

  async start(): Promise<string> {
    const args = [program, 'hub', ...this.place, '--port', this.#port];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    this.#child = child;
    for await (const line of createInterface({ input: child.stdout })) {
      const address = /http:\/\/127\.0\.0\.1:(\d+)$/.exec(line);
      if (address === null) continue;
      this.#port = address[1] ?? '0';
      // What it says from now on is nobody's; a full pipe would stop it.
      child.stdout.resume();
      return address[0];
    }
    throw new Error('the hub ended before it served');
  }

  async stop(): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (child === undefined || child.exitCode !== null) return;
    child.kill('SIGTERM');
    await once(child, 'exit');
  }

  async remove(): Promise<void> {
    await this.stop();
    rmSync(resolve(this.#folder, '..'), { recursive: true, force: true });
  }
}
