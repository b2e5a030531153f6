import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { DemoAccount } from './city/found-city.ts';

/** What the city in a folder was made as: the same again is not made twice. */
export interface CityStamp {
  readonly size: string;
  readonly count: number;
  readonly seed: number;
  readonly version: string;
}

export interface DemoFileContent extends CityStamp {
  readonly passphrase: string;
  readonly accounts: readonly DemoAccount[];
}

const FILE = 'demo.json';
const stampSchema = z.object({ size: z.string(), count: z.number(), seed: z.number(), version: z.string() });

/**
 * `ready` when the folder holds this very city already, `empty` when it may be made there. Anything else in the folder
 * is refused: a demo city never mixes with real cases, nor with a city that was not finished.
 */
export function claimFolder(folder: string, stamp: CityStamp): 'ready' | 'empty' {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (readdirSync(folder).length === 0) return 'empty';
  const path = join(folder, FILE);
  if (!existsSync(path)) throw new Error(`${folder} 不是空目录 is not empty and holds no demo city`);
  const found = stampSchema.safeParse(JSON.parse(readFileSync(path, 'utf8')));
  const same =
    found.success &&
    found.data.size === stamp.size &&
    found.data.count === stamp.count &&
    found.data.seed === stamp.seed &&
    found.data.version === stamp.version;
  if (same) return 'ready';
  throw new Error(`${folder} 里是另一个演示城市 holds another demo city; name an empty folder`);
}

/** Written last and whole: its being there says that the city is finished. */
export function writeDemoFile(folder: string, content: DemoFileContent): void {
  const path = join(folder, FILE);
  const half = `${path}.part`;
  const file = openSync(half, 'w', 0o600);
  try {
    writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(half, path);
}
