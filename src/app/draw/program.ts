/**
 * Which program runs: its version and the SHA-256 over its files, so that a notary can hold the computer in the hall
 * against what was examined. The hash is that of the listing `<sha256>  <path>\n` of every program file, in the order of
 * the paths: `sha256sum` gives the same.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { z } from 'zod';
import type { DrawProgram } from '../../domain/draw/events.ts';
import { invariant } from '../../kernel/invariant.ts';

const manifestSchema = z.object({ name: z.literal('anju-desk'), version: z.string() });

let known: DrawProgram | undefined;

export function runningProgram(): DrawProgram {
  known ??= readProgram();
  return known;
}

function readProgram(): DrawProgram {
  const root = rootOf(import.meta.dirname);
  const { version } = manifestSchema.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
  // From its sources as they are, or as the build has packed them.
  const isSource = import.meta.dirname.startsWith(join(root, 'src') + sep);
  return { version, hash: listingHash(root, join(root, isSource ? 'src' : join('dist', 'main'))) };
}

function rootOf(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const above = dirname(folder);
  invariant(above !== folder, 'the program lies in a folder with its manifest');
  return rootOf(above);
}

const PROGRAM_FILE = /\.(?:c?js|mjs|tsx?)$/;
const TEST_FILE = /\.test\.tsx?$/;

function listingHash(root: string, folder: string): string {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && PROGRAM_FILE.test(entry.name) && !TEST_FILE.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path, name: relative(root, path).split(sep).join('/') }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const listing = createHash('sha256');
  for (const { path, name } of names) {
    const digest = createHash('sha256').update(readFileSync(path)).digest('hex');
    listing.update(`${digest}  ${name}\n`);
  }
  return listing.digest('hex');
}
