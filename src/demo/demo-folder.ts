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
/** In a folder from before the first byte of the city to after the last: what it holds is nobody's but the maker's. */
const MARKER = '.making';
/** A maker at work touches its marker this often; one silent for longer is gone, whoever has its process id now. */
const SIGN_OF_LIFE_MS = 5_000;
const SILENT_MS = 60_000;

const stampSchema = z.object({ size: z.string(), count: z.number(), seed: z.number(), version: z.string() });
/** A maker cut off while it wrote its mark leaves less. */
const MARK = /^process ([1-9][0-9]*)\n$/;

/**
 * `ready` when the folder holds this very city already, `empty` when it may be made there: also after a maker that was
 * cut off, whose half city is cleared away. Anything else in the folder is refused: a demo city never mixes with real
 * cases nor with another city, and only what a maker itself left is ever removed.
 */
export function claimFolder(folder: string, stamp: CityStamp): 'ready' | 'empty' {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const names = readdirSync(folder);
  if (names.length === 0) return 'empty';
  const path = join(folder, FILE);
  const marker = join(folder, MARKER);
  if (existsSync(path)) {
    refuseOther(folder, stamp, stampSchema.safeParse(JSON.parse(readFileSync(path, 'utf8'))).data);
    // Cut off between the last two steps.
    rmSync(marker, { force: true });
    return 'ready';
  }
  if (!existsSync(marker)) throw new Error(`${folder} 不是空目录 is not empty and holds no demo city`);
  if (isAtWork(marker)) throw new Error(`${folder} 正在由另一个程序生成 is being made by another program`);
  // The marker goes last: a clearing that is cut off too can go on.
  for (const name of names) if (name !== MARKER) rmSync(join(folder, name), { recursive: true });
  rmSync(marker);
  return 'empty';
}

/** Marks an empty folder as the maker's, until `finish`; left to itself, the mark lets the next maker clear it. */
export function beginMaking(folder: string): { readonly finish: (content: DemoFileContent) => void } {
  const marker = join(folder, MARKER);
  writeFileSync(marker, `process ${String(process.pid)}\n`, { mode: 0o600 });
  const life = setInterval(() => {
    const now = new Date();
    utimesSync(marker, now, now);
  }, SIGN_OF_LIFE_MS);
  life.unref();
  return {
    finish: (content) => {
      clearInterval(life);
      writeDemoFile(folder, content);
      rmSync(marker);
    },
  };
}

function refuseOther(folder: string, wanted: CityStamp, found: CityStamp | undefined): void {
  const isSame =
    found?.size === wanted.size &&
    found.count === wanted.count &&
    found.seed === wanted.seed &&
    found.version === wanted.version;
  if (isSame) return;
  throw new Error(
    `${folder} 里是另一个演示城市 holds another demo city: ${wordsOf(found)}\n` +
      `  要的是 wanted: ${wordsOf(wanted)}\n` +
      '  用 --data 另指一个目录，或者删掉这个目录再来。 Name another folder with --data, or remove this one and start again.',
  );
}

function wordsOf(stamp: CityStamp | undefined): string {
  if (stamp === undefined) return '?';
  return `${stamp.size}, ${String(stamp.count)} 件 applications, seed ${String(stamp.seed)}, 版本 version ${stamp.version}`;
}

function isAtWork(marker: string): boolean {
  if (Date.now() - statSync(marker).mtimeMs > SILENT_MS) return false;
  const [, owner] = MARK.exec(readFileSync(marker, 'utf8')) ?? [];
  return owner !== undefined && Number(owner) !== process.pid && isRunning(Number(owner));
}

function isRunning(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    // Somebody else's process is one too.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Written last and whole: its being there says that the city is finished. */
export function writeDemoFile(folder: string, content: DemoFileContent): void {
  writeWhole(join(folder, FILE), `${JSON.stringify(content, null, 2)}\n`);
}

function writeWhole(path: string, text: string): void {
  const half = `${path}.part`;
  const file = openSync(half, 'w', 0o600);
  try {
    writeFileSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(half, path);
}
