import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { uuidv7 } from 'uuidv7';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toyProjections } from '../../tests/support/store/toy-projection.ts';
import { type TemporaryDesk, appendTo, temporaryDesk } from '../../tests/support/store/temporary-desk.ts';
import { openCaseFile } from './case-file.ts';
import { lastPosition } from './event-log.ts';
import { forgetLastWrite } from './last-write.ts';
import { StoreFault } from './store-fault.ts';
import { commit } from './unit-of-work.ts';

const COMMANDS = 25;
const SECTOR = 512;
let desk: TemporaryDesk;
let root: string;
/** The files as a crash leaves them, after one clean restart: the log then holds the commands and nothing else. */
let wal: Buffer;

beforeEach(() => {
  desk = temporaryDesk();
  root = mkdtempSync(join(tmpdir(), 'anju-wal-'));
  desk.reopen();
  for (let each = 0; each < COMMANDS; each += 1) {
    commit(desk.file, appendTo(`jar:${each}`, 0, [{ type: 'jar.filled.v2', payload: { amount: each } }]));
  }
  wal = readFileSync(join(desk.folder, 'desk.db-wal'));
});
afterEach(() => {
  desk.remove();
  rmSync(root, { recursive: true });
});

/** How many events a desk finds that starts with this write-ahead log, or its fault. */
function startWith(change: (wal: Buffer) => Buffer): number | StoreFault['code'] {
  const folder = join(root, uuidv7());
  cpSync(desk.folder, folder, { recursive: true, filter: (name) => !name.endsWith('-shm') });
  writeFileSync(join(folder, 'desk.db-wal'), change(Buffer.from(wal)));
  // As after a power cut: what the log shows by itself is looked at here.
  forgetLastWrite(folder);
  try {
    const { dataKey } = desk;
    const file = openCaseFile({ folder, dataKey, now: () => 1, newId: uuidv7, projections: toyProjections });
    const events = lastPosition(file.db);
    file.close();
    return events;
  } catch (error) {
    if (error instanceof StoreFault) return error.code;
    throw error;
  }
}

function flipped(at: number): (wal: Buffer) => Buffer {
  return (bytes) => {
    bytes[at] = (bytes[at] ?? 0) ^ 0x20;
    return bytes;
  };
}

/** Where the last two commits begin: what lies behind may be torn by a power cut. */
function judgedUpTo(): number {
  const frame = 24 + wal.readUInt32BE(8);
  const ends: number[] = [];
  for (let at = 32; at + frame <= wal.length; at += frame) if (wal.readUInt32BE(at + 4) !== 0) ends.push(at + frame);
  return ends.at(-3) ?? 0;
}

describe('a write-ahead log left by a crash', () => {
  it('gives back every command when it is whole', () => {
    expect(startWith((bytes) => bytes)).toBe(COMMANDS);
  });

  it('is known to be damaged after any byte but those of the last two commands was changed', () => {
    const end = judgedUpTo();
    expect(end).toBeGreaterThan(wal.length / 2);
    for (let round = 0; round < 60; round += 1) {
      const at = Math.floor((end / 60) * (round + 0.5));
      expect([at, startWith(flipped(at))]).toEqual([at, 'corrupt']);
    }
    for (let at = 0; at < 32 + 24; at += 5) expect([at, startWith(flipped(at))]).toEqual([at, 'corrupt']);
  });

  it('opens, without its torn end, after a power cut at any point of the last write', () => {
    const frame = 24 + wal.readUInt32BE(8);
    const last = judgedUpTo();
    for (let cut = wal.length - 1; cut > last; cut -= 1_111) {
      const events = startWith((bytes) => bytes.subarray(0, cut));
      expect([cut, [COMMANDS - 2, COMMANDS - 1, COMMANDS].includes(Number(events))]).toEqual([cut, true]);
    }
    const sectors = Math.floor((wal.length - frame) / SECTOR);
    for (let sector = sectors; sector < Math.floor(wal.length / SECTOR); sector += 1) {
      const events = startWith((bytes) => bytes.fill(0, sector * SECTOR, (sector + 1) * SECTOR));
      expect([sector, events]).toEqual([sector, COMMANDS - 1]);
    }
  });

  it('may be empty or no longer than its header', () => {
    for (const length of [0, 10, 32, 50]) expect(startWith((bytes) => bytes.subarray(0, length))).toBe(0);
  });
});
