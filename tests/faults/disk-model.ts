/**
 * What a disk may hold after a power cut, from a recording of what was asked of it.
 *
 * - A write, a change of length or of a name is sure to last once its file or its folder was fsynced after it.
 * - Of those not yet fsynced any subset survives, in the order they were made: a later write to the same place is never
 *   undone by an earlier one.
 * - A surviving write may be torn: any of its 512-byte sectors are new, the others as they were before. A lost write at
 *   the end of a file may leave zeros behind, when the file's length survived and the data did not.
 * - A rename is never half: the new name and the old one change together.
 */
import { invariant } from '../../src/kernel/invariant.ts';
import type { SeededRandom } from '../../src/kernel/random.ts';
import type { RecordedOp } from './recording.ts';

const SECTOR = 512;

type FileOp =
  | { readonly kind: 'write'; readonly offset: number; readonly data: Buffer }
  | { readonly kind: 'truncate'; readonly length: number };

interface Content {
  bytes: Buffer;
  length: number;
}

interface ModelFile {
  readonly durable: Content;
  pending: FileOp[];
}

type Named = ModelFile | 'folder';

/** One change of a folder: names that appear or vanish together. */
type NameOp = readonly (readonly [name: string, to: Named | undefined])[];

export interface ModelDisk {
  apply(op: RecordedOp): void;
  /** A folder as a power cut now may leave it: file names with their bytes, and folders. */
  afterPowerCut(random: SeededRandom): DiskState;
  /** Everything that was asked, as a clean shutdown leaves it. */
  asAsked(): DiskState;
}

export interface DiskState {
  readonly folders: readonly string[];
  readonly files: ReadonlyMap<string, Buffer>;
}

export function modelDisk(): ModelDisk {
  const durable = new Map<string, Named>();
  /** The names as the running process sees them. */
  const current = new Map<string, Named>();
  const changes = new Map<string, NameOp[]>();
  const byInode = new Map<number, ModelFile>();

  const change = (folder: string, op: NameOp): void => {
    for (const [name, to] of op) setName(current, name, to);
    changes.set(folder, [...(changes.get(folder) ?? []), op]);
  };
  const state = (names: ReadonlyMap<string, Named>, content: (file: ModelFile) => Buffer): DiskState => {
    const reachable = [...names].filter(([name]) => isReachable(names, name));
    return {
      folders: reachable.filter(([, named]) => named === 'folder').map(([name]) => name),
      files: new Map(reachable.flatMap(([name, named]) => (named === 'folder' ? [] : [[name, content(named)]]))),
    };
  };
  return {
    apply: (op) => {
      if (op.kind === 'create') {
        const file: ModelFile = { durable: { bytes: Buffer.alloc(0), length: 0 }, pending: [] };
        byInode.set(op.inode, file);
        change(folderOf(op.name), [[op.name, file]]);
      } else if (op.kind === 'write' || op.kind === 'truncate') {
        fileOf(byInode, op.inode).pending.push(op);
      } else if (op.kind === 'sync') {
        const file = fileOf(byInode, op.inode);
        for (const each of file.pending) applyTo(file.durable, each);
        file.pending = [];
      } else if (op.kind === 'sync-folder') {
        for (const names of changes.get(op.name) ?? []) for (const [name, to] of names) setName(durable, name, to);
        changes.delete(op.name);
      } else if (op.kind === 'rename') {
        change(folderOf(op.to), [
          [op.to, current.get(op.name)],
          [op.name, undefined],
        ]);
      } else if (op.kind === 'unlink') {
        change(folderOf(op.name), [[op.name, undefined]]);
      } else if (op.kind === 'mkdir') {
        change(folderOf(op.name), [[op.name, 'folder']]);
      }
    },
    afterPowerCut: (random) => {
      const names = new Map(durable);
      for (const ops of changes.values()) {
        for (const op of survivors(random, ops)) for (const [name, to] of op) setName(names, name, to);
      }
      return state(names, (file) => cutContent(random, file));
    },
    asAsked: () =>
      state(current, (file) => {
        const content = copyOf(file.durable);
        for (const op of file.pending) applyTo(content, op);
        return content.bytes.subarray(0, content.length);
      }),
  };
}

/** Which of the changes not yet sure survive: none, all, those up to a point, all but one, or each by chance. */
function survivors<T>(random: SeededRandom, ops: readonly T[]): readonly T[] {
  const at = random.integer(0, ops.length);
  const way = random.integer(0, 5);
  if (way === 0) return [];
  if (way === 1) return ops;
  if (way === 2) return ops.slice(0, at);
  if (way === 3) return ops.filter((_, index) => index !== at);
  const share = random.next();
  return ops.filter(() => random.chance(share));
}

function cutContent(random: SeededRandom, file: ModelFile): Buffer {
  if (file.pending.length === 0) return file.durable.bytes.subarray(0, file.durable.length);
  const content = copyOf(file.durable);
  for (const op of survivors(random, file.pending)) {
    if (op.kind === 'write' && random.chance(0.25)) tear(random, content, op);
    else applyTo(content, op);
  }
  const asked = file.pending.reduce(
    (end, op) => (op.kind === 'write' ? Math.max(end, op.offset + op.data.length) : op.length),
    content.length,
  );
  if (asked > content.length && random.chance(0.25)) setLength(content, asked);
  return content.bytes.subarray(0, content.length);
}

/** Writes some of a write's sectors: a beginning, an end, or each by chance. */
function tear(random: SeededRandom, content: Content, op: FileOp & { readonly kind: 'write' }): void {
  const first = Math.floor(op.offset / SECTOR);
  const last = Math.floor((op.offset + op.data.length - 1) / SECTOR);
  const way = random.integer(0, 2);
  const split = random.integer(first, last + 1);
  for (let sector = first; sector <= last; sector += 1) {
    const survives = way === 0 ? sector < split : way === 1 ? sector >= split : random.chance(0.5);
    if (!survives) continue;
    const from = Math.max(op.offset, sector * SECTOR);
    const to = Math.min(op.offset + op.data.length, (sector + 1) * SECTOR);
    applyTo(content, { kind: 'write', offset: from, data: op.data.subarray(from - op.offset, to - op.offset) });
  }
}

function applyTo(content: Content, op: FileOp): void {
  if (op.kind === 'truncate') {
    setLength(content, op.length);
    return;
  }
  const end = op.offset + op.data.length;
  if (end > content.length) setLength(content, end);
  op.data.copy(content.bytes, op.offset);
}

function setLength(content: Content, length: number): void {
  if (length > content.bytes.length) {
    const grown = Buffer.alloc(Math.max(length, content.bytes.length * 2));
    content.bytes.copy(grown, 0, 0, content.length);
    content.bytes = grown;
  }
  if (length < content.length) content.bytes.fill(0, length, content.length);
  content.length = length;
}

function copyOf({ bytes, length }: Content): Content {
  return { bytes: Buffer.from(bytes.subarray(0, length)), length };
}

function setName(names: Map<string, Named>, name: string, to: Named | undefined): void {
  if (to === undefined) names.delete(name);
  else names.set(name, to);
}

function isReachable(names: ReadonlyMap<string, Named>, name: string): boolean {
  const folder = folderOf(name);
  return folder === '' || (names.get(folder) === 'folder' && isReachable(names, folder));
}

function folderOf(name: string): string {
  const slash = name.lastIndexOf('/');
  return slash === -1 ? '' : name.slice(0, slash);
}

function fileOf(byInode: ReadonlyMap<number, ModelFile>, inode: number): ModelFile {
  const file = byInode.get(inode);
  invariant(file, `the recording writes to a file that it did not create (inode ${String(inode)})`);
  return file;
}
