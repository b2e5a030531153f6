/** Runs a desk under the recorder and reads what was recorded. Linux with a C compiler. */
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { invariant } from '../../src/kernel/invariant.ts';

export type RecordedOp =
  | { readonly kind: 'create' | 'sync-folder' | 'unlink' | 'mkdir'; readonly name: string; readonly inode: number }
  | { readonly kind: 'write'; readonly inode: number; readonly offset: number; readonly data: Buffer }
  | { readonly kind: 'truncate'; readonly inode: number; readonly length: number }
  | { readonly kind: 'sync'; readonly inode: number }
  | { readonly kind: 'rename'; readonly name: string; readonly to: string }
  /** What the process said on its standard output, in its place among the writes. */
  | { readonly kind: 'said'; readonly text: string };

const SOURCE = fileURLToPath(new URL('./recorder.c', import.meta.url));
const PROGRAM = fileURLToPath(new URL('./desk-process.ts', import.meta.url));

/** The library's path, or in words why there is none. */
export function compileRecorder(folder: string): { readonly library: string } | { readonly missing: string } {
  if (process.platform !== 'linux') return { missing: `the recorder needs Linux, this is ${process.platform}` };
  const library = join(folder, 'recorder.so');
  const built = spawnSync('cc', ['-O2', '-shared', '-fPIC', '-o', library, SOURCE, '-ldl', '-lpthread'], {
    encoding: 'utf8',
  });
  if (built.error !== undefined) return { missing: `no C compiler: ${built.error.message}` };
  if (built.status !== 0) return { missing: `the recorder does not compile: ${built.stderr}` };
  return { library };
}

export interface RecordingOptions {
  readonly library: string;
  /** Empty; the desk is made in it. */
  readonly folder: string;
  readonly log: string;
  readonly key: string;
  readonly seed: number;
  readonly commands: number;
  readonly sessions: number;
  readonly synchronous: 'FULL' | 'NORMAL' | 'OFF';
  readonly checkpoint: number;
}

export function record(options: RecordingOptions): readonly RecordedOp[] {
  const { folder, key, seed, commands, sessions, synchronous, checkpoint } = options;
  rmSync(options.log, { force: true });
  const args = [PROGRAM, folder, key, String(seed), '--commands', String(commands), '--sessions', String(sessions)];
  args.push('--synchronous', synchronous, '--checkpoint', String(checkpoint));
  const env = {
    ...process.env,
    LD_PRELOAD: options.library,
    ANJU_RECORD_ROOT: folder,
    ANJU_RECORD_LOG: options.log,
    UV_USE_IO_URING: '0',
  };
  const run = spawnSync(process.execPath, args, { env, encoding: 'utf8', maxBuffer: 64 << 20 });
  invariant(run.status === 0, `the recorded desk ended with ${String(run.status ?? run.signal)}: ${run.stderr}`);
  const ops = parse(readFileSync(options.log));
  rmSync(options.log);
  return ops;
}

/** Every file below a folder with its bytes, as the recorder knows them: without shared memory. */
export function filesBelow(folder: string): ReadonlyMap<string, Buffer> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('-shm'))
    .map((entry) => join(entry.parentPath, entry.name));
  return new Map(names.map((name) => [name.slice(folder.length + 1), readFileSync(name)]));
}

const HEAD = 32;

function parse(log: Buffer): readonly RecordedOp[] {
  const ops: RecordedOp[] = [];
  for (let at = 0; at < log.length;) {
    const op = log.readUInt32LE(at);
    const nameEnd = at + HEAD + log.readUInt32LE(at + 4);
    const inode = Number(log.readBigUInt64LE(at + 8));
    const offset = Number(log.readBigUInt64LE(at + 16));
    const end = nameEnd + Number(log.readBigUInt64LE(at + 24));
    ops.push(
      opOf(op, { name: log.toString('utf8', at + HEAD, nameEnd), inode, offset, data: log.subarray(nameEnd, end) }),
    );
    at = end;
  }
  return ops;
}

interface Fields {
  readonly name: string;
  readonly inode: number;
  readonly offset: number;
  readonly data: Buffer;
}

/** The numbers are those of recorder.c. */
function opOf(op: number, { name, inode, offset, data }: Fields): RecordedOp {
  if (op === 1) return { kind: 'create', name, inode };
  if (op === 2) return { kind: 'write', inode, offset, data };
  if (op === 3) return { kind: 'truncate', inode, length: offset };
  if (op === 4) return { kind: 'sync', inode };
  if (op === 5) return { kind: 'rename', name, to: data.toString('utf8') };
  if (op === 6) return { kind: 'unlink', name, inode };
  if (op === 7) return { kind: 'mkdir', name, inode };
  if (op === 8) return { kind: 'said', text: data.toString('utf8') };
  invariant(op === 9, `an op of the recorder: ${String(op)}`);
  return { kind: 'sync-folder', name, inode };
}
