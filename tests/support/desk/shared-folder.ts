import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where test files share what they made; not set outside of a whole run. */
export const SHARED_DESKS = 'ANJU_TEST_DESKS';

export interface DeskFolder {
  readonly folder: string;
  readonly dataKey: Uint8Array;
}

const KEY = 'data-key.hex';

/** The folder of that name if a test file has left it, else what `make` makes, left for the others. */
export async function sharedFolder(name: string, make: () => Promise<DeskFolder>): Promise<DeskFolder> {
  const root = process.env[SHARED_DESKS];
  if (root === undefined) return make();
  const place = join(root, name);
  const known = join(place, KEY);
  if (!existsSync(known)) {
    const { folder, dataKey } = await make();
    writeFileSync(join(folder, KEY), Buffer.from(dataKey).toString('hex'));
    try {
      renameSync(folder, place);
    } catch {
      // Made on a disk of its own, as the one that is filled up: it cannot be shared.
      if (!existsSync(known)) return { folder, dataKey };
      // Another file made it at the same time; either is as good.
      rmSync(folder, { recursive: true, force: true });
    }
  }
  return { folder: place, dataKey: Buffer.from(readFileSync(known, 'utf8'), 'hex') };
}
