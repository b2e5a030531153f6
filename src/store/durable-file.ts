import { randomBytes } from 'node:crypto';
import {
  closeSync,
  constants,
  copyFileSync,
  fsyncSync,
  linkSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { guarded } from './store-fault.ts';

/** Replaces a file so that a power cut leaves the old or the new one, never a half. */
export function writeDurably(path: string, bytes: Uint8Array | string): void {
  putInPlace(path, bytes, renameSync);
}

/** The same for a file that must not exist yet: whoever comes second, in this program or another, gets a fault. */
export function createDurably(path: string, bytes: Uint8Array | string): void {
  putInPlace(path, bytes, (temporary) => {
    try {
      // A link, unlike a rename, does not replace.
      linkSync(temporary, path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw error;
      // A memory stick's file system may know no links; a copy does not replace either.
      copyFileSync(temporary, path, constants.COPYFILE_EXCL);
      syncFile(path);
    }
    rmSync(temporary);
  });
}

function putInPlace(path: string, bytes: Uint8Array | string, put: (temporary: string, path: string) => void): void {
  const temporary = `${path}.tmp-${randomBytes(4).toString('hex')}`;
  guarded(path, () => {
    try {
      const handle = openSync(temporary, 'wx', 0o600);
      try {
        writeFileSync(handle, bytes);
        fsyncSync(handle);
      } finally {
        closeSync(handle);
      }
      put(temporary, path);
      syncFolder(dirname(path));
    } catch (error) {
      rmSync(temporary, { force: true });
      throw error;
    }
  });
}

/** Makes a rename or a new name in a folder survive a power cut. */
export function syncFolder(folder: string): void {
  // Windows cannot open a folder; NTFS journals its names itself.
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Makes a file that something else wrote survive a power cut. */
export function syncFile(path: string): void {
  const handle = openSync(path, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
