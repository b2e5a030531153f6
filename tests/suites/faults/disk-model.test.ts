import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../src/kernel/random.ts';
import { type DiskState, modelDisk } from '../../faults/disk-model.ts';
import type { RecordedOp } from '../../faults/recording.ts';

/** What a power cut can do to these, each outcome once. */
function outcomes<T>(ops: readonly RecordedOp[], look: (state: DiskState) => T): Set<T> {
  const disk = modelDisk();
  for (const op of ops) disk.apply(op);
  const random = seededRandom(1);
  return new Set(Array.from({ length: 400 }, () => look(disk.afterPowerCut(random))));
}

const write = (inode: number, offset: number, text: string): RecordedOp => ({
  kind: 'write',
  inode,
  offset,
  data: Buffer.from(text),
});
const named = (kind: 'create' | 'sync-folder' | 'unlink' | 'mkdir', name: string, inode = 0): RecordedOp => ({
  kind,
  name,
  inode,
});
const made: readonly RecordedOp[] = [named('create', 'a', 1), named('sync-folder', '')];
const textOf = (state: DiskState, name = 'a'): string | undefined => state.files.get(name)?.toString();

describe('a disk after a power cut', () => {
  it('has every write before the last fsync, and any of those after it', () => {
    const ops = [
      ...made,
      write(1, 0, 'old'),
      { kind: 'sync', inode: 1 } as const,
      write(1, 0, 'new'),
      write(1, 3, '!'),
    ];
    expect(outcomes(ops, textOf)).toEqual(new Set(['old', 'new', 'old!', 'new!', 'old\0', 'new\0']));
  });

  it('tears a write at sectors of 512 bytes, and nowhere else', () => {
    const ops = [
      ...made,
      write(1, 0, 'o'.repeat(1536)),
      { kind: 'sync', inode: 1 } as const,
      write(1, 0, 'n'.repeat(1536)),
    ];
    const seen = outcomes(ops, (state) => textOf(state)?.replaceAll(/(.)\1{511}/g, '$1'));
    expect(seen).toEqual(new Set(['ooo', 'noo', 'ono', 'oon', 'nno', 'non', 'onn', 'nnn']));
  });

  it('may forget a name until its folder was fsynced, however well its bytes are kept', () => {
    const ops = [named('create', 'a', 1), write(1, 0, 'x'), { kind: 'sync', inode: 1 } as const];
    expect(outcomes(ops, textOf)).toEqual(new Set(['x', undefined]));
    expect(outcomes([...ops, named('sync-folder', '')], textOf)).toEqual(new Set(['x']));
  });

  it('may bring back what was removed', () => {
    expect(outcomes([...made, named('unlink', 'a')], (state) => state.files.size)).toEqual(new Set([0, 1]));
  });

  it('never has half a rename', () => {
    const ops: RecordedOp[] = [
      ...[named('create', 'tmp', 1), write(1, 0, 'new'), { kind: 'sync', inode: 1 } as const],
      ...[named('create', 'a', 2), write(2, 0, 'old'), { kind: 'sync', inode: 2 } as const, named('sync-folder', '')],
      { kind: 'rename', name: 'tmp', to: 'a' },
    ];
    expect(outcomes(ops, (state) => `${String(textOf(state, 'tmp'))} ${String(textOf(state))}`)).toEqual(
      new Set(['new old', 'undefined new']),
    );
  });

  it('has no file in a folder that it forgot', () => {
    const ops = [named('mkdir', 'd'), named('create', 'd/a', 1), named('sync-folder', 'd')];
    expect(outcomes(ops, (state) => `${String(state.folders.length)} ${String(state.files.size)}`)).toEqual(
      new Set(['0 0', '1 1']),
    );
  });

  it('refuses a recording that writes to a file it did not see made', () => {
    expect(() => {
      modelDisk().apply(write(7, 0, 'x'));
    }).toThrow('did not create');
  });
});
