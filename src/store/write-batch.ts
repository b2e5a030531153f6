import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { guardedAsync } from './store-fault.ts';

/**
 * Many small files made durable at once. A disk's flush costs the same for one file as for several that wait together,
 * so several are under way at any time; the event loop stays free. When it returns, every file is on the disk under
 * its name; when it throws, some may be, and nothing half-written has a final name. A file that is there already is
 * left alone, but its name is made durable: a program killed between rename and folder sync may have left it.
 */
export interface BatchFile {
  readonly target: string;
  /** Called when the file's turn comes, so that only those under way are in memory. */
  readonly bytes: () => Uint8Array;
}

const AT_ONCE = 16;

export async function writeBatch(folder: string, files: readonly BatchFile[]): Promise<void> {
  // The folder is made with its first file.
  if (files.length === 0) return;
  await guardedAsync(folder, async () => {
    const shelves = [...new Set(files.map((file) => dirname(file.target)))];
    for (const shelf of shelves) mkdirSync(shelf, { recursive: true, mode: 0o700 });
    await each(files, writeOne);
    // The names in the shelves, then the shelves' own names.
    await each([...shelves, folder, dirname(folder)], syncFolderAsync);
  });
}

async function writeOne({ target, bytes }: BatchFile): Promise<void> {
  if (existsSync(target)) return;
  const temporary = `${target}.tmp-${randomBytes(4).toString('hex')}`;
  try {
    const handle = await open(temporary, 'wx', 0o600);
    await closing(handle, async () => {
      await handle.writeFile(bytes());
      await handle.sync();
    });
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

async function syncFolderAsync(folder: string): Promise<void> {
  // Windows cannot open a folder; NTFS journals its names itself.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  await closing(handle, () => handle.sync());
}

async function closing(handle: FileHandle, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } finally {
    await handle.close();
  }
}

/** Works on all, some at a time; after a fault it starts no more, waits for those under way and throws the first. */
async function each<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const queue = items.values();
  const faults: unknown[] = [];
  const worker = async (): Promise<void> => {
    for (const item of queue) {
      if (faults.length > 0) return;
      try {
        await work(item);
      } catch (error) {
        faults.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  if (faults.length > 0) throw faults[0];
}
