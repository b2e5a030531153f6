/** The files of a draw bundle, from a folder or a ZIP. */
import { openAsBlob } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Result, err, ok } from '../../kernel/result.ts';
import { type ZipReader, openZip } from '../intake/zip-reader.ts';
import { utf8Text, zipLimits } from '../intake/zip-directory.ts';

export const bundleFileNames = ['plan.json', 'roster.ndjson', 'units.ndjson', 'seed.json', 'result.ndjson'] as const;

export type BundleFileName = (typeof bundleFileNames)[number];

/** Which file cannot be read, and why. */
export interface FileProblem {
  readonly file: string;
  readonly problem: 'missing' | 'not-utf8' | 'damaged' | 'too-large' | 'not-a-zip';
}

/** Reads a file of the bundle as text, exactly as it is. */
export type ReadBundleFile = (name: BundleFileName) => Promise<Result<string, FileProblem>>;

/** Room for some ten million lines. */
const MAX_FILE_BYTES = 2_000_000_000;

/** `path` is a folder, or a ZIP whose files lie at its top or in one folder of it. */
export async function openBundle(path: string): Promise<Result<ReadBundleFile, FileProblem>> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) return err({ file: path, problem: 'missing' });
  if (found.isDirectory()) return ok((name) => readFromFolder(path, name));
  const zip = await openZip(await openAsBlob(path), { ...zipLimits, unpackedBytes: MAX_FILE_BYTES });
  if (!zip.ok) return err({ file: path, problem: 'not-a-zip' });
  return ok((name) => readFromZip(zip.value, name));
}

async function readFromFolder(folder: string, file: BundleFileName): Promise<Result<string, FileProblem>> {
  const path = join(folder, file);
  const found = await stat(path).catch(() => undefined);
  if (found?.isFile() !== true) return err({ file, problem: 'missing' });
  if (found.size > MAX_FILE_BYTES) return err({ file, problem: 'too-large' });
  return textOf(file, await readFile(path));
}

async function readFromZip(zip: ZipReader, file: BundleFileName): Promise<Result<string, FileProblem>> {
  const name = zip.names.find(
    (entry) => entry === file || (/^[^/]+\/[^/]+$/.test(entry) && entry.endsWith(`/${file}`)),
  );
  if (name === undefined) return err({ file, problem: 'missing' });
  const bytes = await zip.read(name, MAX_FILE_BYTES);
  if (!bytes.ok) return err({ file, problem: bytes.error.code === 'file-too-large' ? 'too-large' : 'damaged' });
  return textOf(file, bytes.value);
}

function textOf(file: string, bytes: Uint8Array): Result<string, FileProblem> {
  const text = utf8Text(bytes);
  return text === undefined ? err({ file, problem: 'not-utf8' }) : ok(text);
}
