/** A disk of a few megabytes that can be filled to the last kilobyte: a tmpfs, where this process may mount one. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface SmallDisk {
  readonly folder: string;
  /** Fills the disk but for so many KiB, rounded to whole blocks. */
  leave(kibibytes: number): void;
  giveBack(): void;
  /** Removes what lies on it. */
  empty(): void;
  remove(): void;
}

/** Undefined, in words why, where no disk can be mounted. */
export function smallDisk(mebibytes: number): SmallDisk | { readonly missing: string } {
  const folder = mkdtempSync(join(tmpdir(), 'anju-small-disk-'));
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${String(mebibytes)}m`, 'tmpfs', folder], {
    encoding: 'utf8',
  });
  if (mounted.status !== 0) {
    rmSync(folder, { recursive: true });
    return { missing: mounted.error?.message ?? mounted.stderr.trim() };
  }
  const filler = join(folder, 'filler');
  return {
    folder,
    leave(kibibytes) {
      rmSync(filler, { force: true });
      const { bavail, bsize } = statfsSync(folder);
      const blocks = bavail - Math.floor((kibibytes * 1024) / bsize);
      writeFileSync(filler, Buffer.alloc(Math.max(0, blocks) * bsize, 1));
    },
    giveBack() {
      rmSync(filler, { force: true });
    },
    empty() {
      for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true });
    },
    remove() {
      spawnSync('umount', ['-l', folder]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
