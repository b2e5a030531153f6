/** Other people's sync, each in a process of its own with packages of its own, over the same events. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { DeskRow } from './sync-ours.ts';

const FOLDER = fileURLToPath(new URL('./peers', import.meta.url));
const LONGEST_MS = 900_000;

const figuresSchema = z.object({
  events: z.number(),
  /** Seconds; null where sending and receiving are one. */
  push: z.number().nullable(),
  pull: z.number().nullable(),
  both: z.number(),
});

export type PeerFigures = z.infer<typeof figuresSchema> | { readonly failure: string };

export interface Peers {
  readonly pouchdb: PeerFigures;
  /** An update for each event, as people make them; beyond some ten thousand its store rewrites itself again and again. */
  readonly yjs: PeerFigures;
  /** A thousand events to an update. */
  readonly yjsGroups: PeerFigures;
}

const SINGLE_UPDATES = 10_000;

/** As many events as `rows`, but for single updates; what takes longer than a quarter of an hour counts as failed. */
export function runPeers(rows: readonly DeskRow[]): Peers {
  const scratch = mkdtempSync(join(tmpdir(), 'anju-bench-peers-'));
  try {
    install();
    const file = join(scratch, 'events.ndjson');
    const few = join(scratch, 'few.ndjson');
    writeFileSync(file, rows.map(lineOf).join('\n'));
    writeFileSync(few, rows.slice(0, SINGLE_UPDATES).map(lineOf).join('\n'));
    const run = (script: string, events: string, more: readonly string[] = []): PeerFigures =>
      runPeer([join(FOLDER, script), events, mkdtempSync(join(scratch, 'run-')), ...more]);
    return {
      pouchdb: run('pouchdb.mjs', file),
      yjs: run('yjs.mjs', few, ['1']),
      yjsGroups: run('yjs.mjs', file, ['1000']),
    };
  } catch (error) {
    const failure = shortened(error instanceof Error ? error.message : String(error));
    return { pouchdb: { failure }, yjs: { failure }, yjsGroups: { failure } };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function install(): void {
  if (existsSync(join(FOLDER, 'node_modules', 'yjs'))) return;
  execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: FOLDER, stdio: 'pipe' });
}

function lineOf({ stream, stream_version: version, type, payload, wall_time: time, hash }: DeskRow): string {
  const shown = { stream, version, type, payload: JSON.parse(payload) as unknown, time };
  return JSON.stringify({ id: hash.toString('hex').slice(0, 32), ...shown });
}

function runPeer(args: readonly string[]): PeerFigures {
  const ended = spawnSync(process.execPath, args, { cwd: FOLDER, encoding: 'utf8', timeout: LONGEST_MS });
  try {
    if (ended.error !== undefined) throw ended.error;
    return figuresSchema.parse(JSON.parse(ended.stdout.trim().split('\n').at(-1) ?? ''));
  } catch (error) {
    const told = ended.stderr.trim();
    return { failure: shortened(told === '' && error instanceof Error ? error.message : told) };
  }
}

/** The line that names the error, of what a process says when it dies. */
function shortened(text: string): string {
  const lines = text.split('\n');
  return (lines.find((line) => line.includes('Error')) ?? lines.at(-1) ?? '').slice(0, 200);
}
