import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { uuidv7 } from 'uuidv7';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type TemporaryDesk, appendTo, temporaryDesk } from '../../tests/support/store/temporary-desk.ts';
import { toyProjections } from '../../tests/support/store/toy-projection.ts';
import { auditLog } from './audit.ts';
import { type CaseFile, databasePath, openCaseFile } from './case-file.ts';
import { deviceHead, lastPosition } from './event-log.ts';
import { lastWritePath, notedPlaces } from './last-write.ts';
import { StoreFault } from './store-fault.ts';
import { commit, commitMany } from './unit-of-work.ts';

const COMMANDS = 7;
let desk: TemporaryDesk;
let root: string;
/** The folder as a kill leaves it. */
let killed: string;

const jar = (name: number | string) => appendTo(`jar:${name}`, 0, [{ type: 'jar.filled.v2', payload: { amount: 1 } }]);

beforeEach(() => {
  desk = temporaryDesk();
  root = mkdtempSync(join(tmpdir(), 'anju-last-write-'));
  killed = join(root, 'killed');
  for (let each = 0; each < COMMANDS; each += 1) commit(desk.file, jar(each));
  copyTo(killed);
});
afterEach(() => {
  desk.remove();
  rmSync(root, { recursive: true });
});

function copyTo(folder: string): void {
  cpSync(desk.folder, folder, { recursive: true, filter: (name) => !name.endsWith('-shm') });
}

function open(changes: { readonly onLoss?: (loss: StoreFault) => void } = {}): CaseFile {
  const { dataKey } = desk;
  return openCaseFile({
    folder: killed,
    dataKey,
    now: () => 1,
    newId: uuidv7,
    projections: toyProjections,
    ...changes,
  });
}

/** How many events the killed desk has when it opens, or why it does not. */
function start(): number | string {
  try {
    const file = open();
    const events = lastPosition(file.db);
    file.close();
    return events;
  } catch (error) {
    if (error instanceof StoreFault) return `${error.code}: ${error.message}`;
    throw error;
  }
}

function damageWal(fromEnd: number): void {
  const path = `${databasePath(killed)}-wal`;
  const bytes = readFileSync(path);
  const at = bytes.length - fromEnd;
  bytes[at] = (bytes[at] ?? 0) ^ 0x10;
  writeFileSync(path, bytes);
}

const LOST = /^corrupt: the database lacks what was saved last: event 7 .* the log reaches [56]$/;

describe('a command that was saved and is not in the log any more', () => {
  it('is told, at every start, though the log before it is sound', () => {
    expect(start()).toBe(COMMANDS);
    copyTo(killed);
    damageWal(10);
    expect(start()).toMatch(LOST);
    expect(start()).toMatch(LOST);
  });

  it('is told when the write-ahead log or the database was taken away', () => {
    rmSync(`${databasePath(killed)}-wal`);
    expect(start()).toMatch(/the log reaches 0$/);
    rmSync(databasePath(killed));
    expect(start()).toMatch(/the log reaches 0$/);
  });

  it('may be given up: the desk goes on under a new identity, and its audit holds', () => {
    damageWal(10);
    const told: string[] = [];
    const file = open({ onLoss: (loss) => told.push(loss.message) });
    expect(told).toHaveLength(1);
    expect(file.device.id).not.toBe(desk.file.device.id);
    expect(commit(file, jar('new')).kind).toBe('committed');
    expect(auditLog(file.db).findings).toEqual([]);
    file.close();
    expect(start()).toBe(COMMANDS);
  });

  it('is nothing to give up where nothing is lost', () => {
    const told: string[] = [];
    const file = open({ onLoss: (loss) => told.push(loss.message) });
    expect(told).toEqual([]);
    expect(file.device.id).toBe(desk.file.device.id);
    file.close();
  });
});

describe('what was noted', () => {
  it('is the end of the chain after each command and each group, in turns', () => {
    const key = desk.file.subkeys.lastWrite;
    const noted = () => notedPlaces(desk.folder, key).map(({ deviceSequence }) => deviceSequence);
    expect(noted().sort()).toEqual([6, 7]);
    commitMany(desk.file, [jar('a'), jar('b'), jar('c')]);
    expect(noted().sort()).toEqual([10, 7]);
    desk.reopen();
    commit(desk.file, jar('d'));
    expect(noted().sort()).toEqual([10, 11]);
    const newest = notedPlaces(desk.folder, key).find(({ deviceSequence }) => deviceSequence === 11);
    expect(newest?.hash).toBe(deviceHead(desk.file.db, desk.file.device.id)?.hash.toString('hex'));
    expect(newest?.device).toBe(desk.file.device.id);
  });

  it('is not moved by a command that wrote nothing', () => {
    const before = readFileSync(lastWritePath(desk.folder));
    expect(commit(desk.file, appendTo('jar:1', 0, [])).kind).toBe('behind');
    expect(readFileSync(lastWritePath(desk.folder))).toEqual(before);
  });

  it.each([
    ['is missing', (path: string) => rmSync(path)],
    ['is empty', (path: string) => truncateSync(path, 0)],
    ['is cut', (path: string) => truncateSync(path, 600)],
    ['is garbage', (path: string) => writeFileSync(path, Buffer.alloc(1024, 0x61))],
  ])('raises no alarm when the file %s', (_what, damage) => {
    damage(lastWritePath(killed));
    expect(start()).toBe(COMMANDS);
    expect(existsSync(lastWritePath(killed))).toBe(true);
  });

  it('raises no alarm when any of its bytes was changed', () => {
    const path = lastWritePath(killed);
    const whole = readFileSync(path);
    for (let at = 0; at < whole.length; at += 7) {
      const changed = Buffer.from(whole);
      changed[at] = (changed[at] ?? 0) ^ 0x01;
      writeFileSync(path, changed);
      expect([at, start()]).toEqual([at, COMMANDS]);
    }
  });

  it('raises no alarm when it is older than the log, or of another desk', () => {
    const path = lastWritePath(killed);
    const older = readFileSync(path);
    commit(desk.file, jar('later'));
    copyTo(killed);
    writeFileSync(path, older);
    expect(start()).toBe(COMMANDS + 1);
    const other = temporaryDesk();
    for (let each = 0; each < 20; each += 1) commit(other.file, jar(each));
    cpSync(lastWritePath(other.folder), path);
    other.remove();
    expect(start()).toBe(COMMANDS + 1);
  });

  it('still tells by the slot that is whole', () => {
    const path = lastWritePath(killed);
    damageWal(10);
    const bytes = readFileSync(path);
    const sequences = [0, 512].map((at) => Number(bytes.readBigUInt64BE(at + 8)));
    const older = sequences.indexOf(6) * 512;
    bytes.fill(0, older, older + 512);
    writeFileSync(path, bytes);
    expect(start()).toMatch(LOST);
  });
});
