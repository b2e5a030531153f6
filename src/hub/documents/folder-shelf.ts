/**
 * Documents as files: `FOLDER/<city>/<ab>/<hash>`, and under `FOLDER/sending/` what devices have sent so far. A document
 * has its name only when it is whole, checked and on the disk: it is flushed, renamed, and its folder flushed.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { BlobPlace, BlobShelf, Upload } from './blob-shelf.ts';

export interface FolderShelf extends BlobShelf {
  /** Removes what devices began to send before then and never ended; returns how many. */
  forgetUnfinished(before: number): Promise<number>;
}

const SENDING = 'sending';

export function folderShelf(folder: string): FolderShelf {
  const placeOf = ({ city, hash }: BlobPlace): string => join(folder, city, hash.slice(0, 2), hash);
  const sendingOf = ({ city, hash, device }: Upload): string => join(folder, SENDING, `${city}-${device}-${hash}`);
  return {
    size: (place) => sizeOf(placeOf(place)),
    read: (place, from, to) => readPart(placeOf(place), from, to),
    received: async (upload) => (await sizeOf(sendingOf(upload))) ?? 0,
    append: async (upload, offset, bytes) => {
      const path = sendingOf(upload);
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      const file = await open(path, offset === 0 ? 'w' : 'r+', 0o600);
      try {
        await file.truncate(offset);
        await file.write(bytes, 0, bytes.length, offset);
      } finally {
        await file.close();
      }
    },
    finish: async (upload) => {
      const sent = sendingOf(upload);
      if ((await hashOf(sent)) !== upload.hash) {
        await rm(sent, { force: true });
        return false;
      }
      await keep(sent, placeOf(upload), folder);
      return true;
    },
    forgetUnfinished: (before) => forgetUnfinished(join(folder, SENDING), before),
  };
}

async function sizeOf(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

async function readPart(path: string, from: number, to: number): Promise<Uint8Array> {
  const file = await open(path, 'r');
  try {
    const bytes = Buffer.alloc(to - from);
    const { bytesRead } = await file.read(bytes, 0, bytes.length, from);
    return bytes.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

async function hashOf(path: string): Promise<string> {
  const digest = createHash('sha256');
  for await (const part of createReadStream(path) as AsyncIterable<Buffer>) digest.update(part);
  return digest.digest('hex');
}

async function keep(sent: string, place: string, folder: string): Promise<void> {
  const shelf = dirname(place);
  await mkdir(shelf, { recursive: true, mode: 0o700 });
  await flush(sent, 'r+');
  await rename(sent, place);
  for (const each of [shelf, dirname(shelf), folder]) await flush(each, 'r');
}

async function flush(path: string, flags: 'r' | 'r+'): Promise<void> {
  // Windows cannot open a folder; NTFS journals its names itself.
  if (flags === 'r' && process.platform === 'win32') return;
  const file = await open(path, flags);
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

async function forgetUnfinished(folder: string, before: number): Promise<number> {
  const names = await readdir(folder).catch(() => []);
  let count = 0;
  for (const name of names) {
    const path = join(folder, name);
    if ((await stat(path)).mtimeMs >= before) continue;
    await rm(path, { force: true });
    count += 1;
  }
  return count;
}
