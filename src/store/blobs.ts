import { createHash, randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { BlobHash } from '../kernel/ids.ts';
import { syncFolder } from './durable-file.ts';
import { openBox, sealBox } from './sealed-box.ts';
import { StoreFault, guarded } from './store-fault.ts';
import { writeBatch } from './write-batch.ts';

/**
 * Document pages: encrypted files named by the SHA-256 of what is in them, beside the database and never in its rows.
 * A page is on the disk, name and all, before the event that names it is committed; a page that no event names is
 * left over from a crash and is removed after a grace period.
 */
export interface BlobStore {
  /** Keeps the bytes durably; keeping them twice is harmless. */
  put(bytes: Uint8Array): BlobHash;
  /** The same for many: several files under way at once, the event loop free. */
  putAll(pages: readonly Uint8Array[]): Promise<readonly BlobHash[]>;
  /** The bytes; `corrupt`, naming the hash, when they are missing or not what was kept. */
  get(hash: BlobHash): Buffer;
  has(hash: BlobHash): boolean;
  list(): Iterable<BlobHash>;
  /** Reads every page; names those that are damaged. */
  verifyAll(): readonly BlobHash[];
  /** Removes pages that `isReferenced` denies and that are older than the grace period; returns how many. */
  removeUnreferenced(isReferenced: (hash: BlobHash) => boolean, before: number): number;
}

const HASH = /^[0-9a-f]{64}$/;

export function blobHashOf(bytes: Uint8Array): BlobHash {
  return createHash('sha256').update(bytes).digest('hex') as BlobHash;
}

/** `documents/ab/abcd…`. */
export function blobPath(folder: string, hash: BlobHash): string {
  return join(folder, hash.slice(0, 2), hash);
}

export function blobStore(folder: string, key: Uint8Array): BlobStore {
  const at = (hash: BlobHash): string => blobPath(folder, hash);
  const store: BlobStore = {
    put: (bytes) => keep(folder, key, bytes),
    putAll: (pages) => keepAll(folder, key, pages),
    get: (hash) => read(at(hash), key, hash),
    has: (hash) => existsSync(at(hash)),
    list: () => list(folder),
    verifyAll: () => [...list(folder)].filter((hash) => !isSound(store, hash)),
    removeUnreferenced: (isReferenced, before) => removeUnreferenced(folder, isReferenced, before),
  };
  return store;
}

function keep(folder: string, key: Uint8Array, bytes: Uint8Array): BlobHash {
  return guarded(folder, () => {
    const hash = blobHashOf(bytes);
    const target = blobPath(folder, hash);
    if (existsSync(target)) {
      renew(target);
    } else {
      write(target, sealBox(key, hash, bytes));
      syncFolder(dirname(target));
    }
    return hash;
  });
}

async function keepAll(folder: string, key: Uint8Array, pages: readonly Uint8Array[]): Promise<readonly BlobHash[]> {
  const hashes = pages.map(blobHashOf);
  const fresh = new Map(hashes.map((hash, index) => [hash, pages[index]]));
  const files = [...fresh].flatMap(([hash, bytes]) =>
    bytes === undefined ? [] : [{ target: blobPath(folder, hash), bytes: () => sealBox(key, hash, bytes) }],
  );
  guarded(folder, () => {
    for (const { target } of files) if (existsSync(target)) renew(target);
  });
  await writeBatch(folder, files);
  return hashes;
}

/** A page left over from long ago and kept again must not be cleared up before its event is there. */
function renew(target: string): void {
  const now = new Date();
  utimesSync(target, now, now);
}

function write(target: string, sealed: Uint8Array): void {
  const folder = dirname(target);
  if (!existsSync(folder)) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    syncFolder(dirname(folder));
    syncFolder(dirname(dirname(folder)));
  }
  const temporary = `${target}.tmp-${randomBytes(4).toString('hex')}`;
  try {
    const handle = openSync(temporary, 'wx', 0o600);
    try {
      writeFileSync(handle, sealed);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

function read(path: string, key: Uint8Array, hash: BlobHash): Buffer {
  if (!HASH.test(hash) || !existsSync(path)) {
    throw new StoreFault('corrupt', `document page ${hash} is missing`, { subject: hash });
  }
  const bytes = openBox(
    key,
    hash,
    guarded(path, () => readFileSync(path)),
  );
  if (bytes === undefined || blobHashOf(bytes) !== hash) {
    throw new StoreFault('corrupt', `document page ${hash} is damaged`, { subject: hash });
  }
  return bytes;
}

function isSound(store: BlobStore, hash: BlobHash): boolean {
  try {
    store.get(hash);
    return true;
  } catch (error) {
    if (error instanceof StoreFault && error.code === 'corrupt') return false;
    throw error;
  }
}

function* list(folder: string): Iterable<BlobHash> {
  if (!existsSync(folder)) return;
  for (const shelf of readdirSync(folder).sort()) {
    for (const name of readdirSync(join(folder, shelf)).sort()) if (HASH.test(name)) yield name as BlobHash;
  }
}

function removeUnreferenced(folder: string, isReferenced: (hash: BlobHash) => boolean, before: number): number {
  if (!existsSync(folder)) return 0;
  let removed = 0;
  for (const shelf of readdirSync(folder)) {
    for (const name of readdirSync(join(folder, shelf))) {
      const path = join(folder, shelf, name);
      if (HASH.test(name) && isReferenced(name as BlobHash)) continue;
      if (statSync(path).mtimeMs >= before) continue;
      rmSync(path);
      removed += 1;
    }
  }
  return removed;
}
