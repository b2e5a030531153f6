/** The files of a draw bundle, from a folder or a ZIP. */
import { openAsBlob } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { BundleFileName } from '../../domain/lottery/bundle.ts';
import type { FileProblem, ReadBundleFile } from '../../domain/lottery/bundle-source.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import { zipLimits } from '../intake/zip-directory.ts';
import { type ZipReader, openZip } from '../intake/zip-reader.ts';

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

async function readFromFolder(folder: string, file: BundleFileName): Promise<Result<Uint8Array, FileProblem>> {
  const path = join(folder, file);
  const found = await stat(path).catch(() => undefined);
  if (found?.isFile() !== true) return err({ file, problem: 'missing' });
  if (found.size > MAX_FILE_BYTES) return err({ file, problem: 'too-large' });
  return ok(await readFile(path));
}

async function readFromZip(zip: ZipReader, file: BundleFileName): Promise<Result<Uint8Array, FileProblem>> {
  // Two files of one name are none: nobody could say which was meant.
  const [name, other] = zip.names.filter((entry) => entry === file || isInOneFolder(entry, file));
  if (name === undefined || other !== undefined) return err({ file, problem: 'missing' });
  const bytes = await zip.read(name, MAX_FILE_BYTES);
  if (!bytes.ok) return err({ file, problem: bytes.error.code === 'file-too-large' ? 'too-large' : 'damaged' });
  return ok(bytes.value);
}

function isInOneFolder(entry: string, file: string): boolean {
  return /^[^/]+\/[^/]+$/.test(entry) && entry.endsWith(`/${file}`);
}
