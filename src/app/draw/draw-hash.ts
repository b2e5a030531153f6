import { Buffer, isUtf8 } from 'node:buffer';
import { createHash, getHashes, hash } from 'node:crypto';
import type { HashName } from '../../domain/lottery/bundle.ts';
import type { DrawHash, DrawTools } from '../../domain/lottery/draw-hash.ts';
import { type TreeHash, type TreeLine, growingRoot } from '../../domain/lottery/merkle.ts';
import { portableHash, portableKeys } from '../../domain/lottery/portable-hash.ts';
import { invariant } from '../../kernel/invariant.ts';

/** How this machine reads and hashes a bundle. */
export const drawTools: DrawTools = {
  hashOf: drawHash,
  isUtf8: (bytes) => isUtf8(bytes),
  textOf: (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8'),
};

/** By OpenSSL, or by the portable one where it lacks the hash (SM3 in some builds, Electron's among them). */
export function drawHash(name: HashName): DrawHash {
  if (!getHashes().some((known) => known.toLowerCase() === name)) return portableHash(name);
  const empty = hash(name, '');
  return {
    hex: (text) => hash(name, text),
    tree: { leaf: hexLeaf(name), node: hexNode(name), empty, running: () => runningRoot(name, empty) },
    keys: portableKeys(name),
    stream: () => {
      const sum = createHash(name);
      return { update: (part) => void sum.update(part), digest: () => sum.digest('hex') };
    },
  };
}

const LEAF_MARK = '\u0000';

function hexLeaf(name: HashName): TreeHash['leaf'] {
  const leaf = leafBytes();
  return (line) => hash(name, leaf(line));
}

/** The bytes that are hashed of a leaf; good until the next call. */
function leafBytes(): (line: TreeLine) => Buffer | string {
  let room = Buffer.alloc(1_024);
  // A view for each length: making one takes as long as hashing a short line.
  let views: Buffer[] = [];
  return (line) => {
    // U+0000 is the one byte 0x00 in UTF-8: the mark of a leaf can go in front of the text.
    if (typeof line === 'string') return LEAF_MARK + line;
    if (room.length <= line.length) {
      room = Buffer.alloc(2 * line.length);
      views = [];
    }
    room.set(line, 1);
    return (views[line.length] ??= room.subarray(0, line.length + 1));
  };
}

function hexNode(name: HashName): TreeHash['node'] {
  const bytes = Buffer.alloc(65, 1);
  return (left, right) => {
    // What is not hex ends a write early.
    const written = bytes.write(left, 1, 'hex') + bytes.write(right, 33, 'hex');
    invariant(written === 64, 'a node joins two digests of 32 bytes');
    return hash(name, bytes);
  };
}

/** Digests as texts of 32 characters, one for each byte, which are put into a node as they are. */
function runningRoot(name: HashName, empty: string): ReturnType<NonNullable<TreeHash['running']>> {
  const leaf = leafBytes();
  const bytes = Buffer.alloc(65, 1);
  const { add, end } = growingRoot<string>({
    leaf: (line) => hash(name, leaf(line), 'binary'),
    node: (left, right) => {
      bytes.write(left, 1, 'binary');
      bytes.write(right, 33, 'binary');
      return hash(name, bytes, 'binary');
    },
  });
  return {
    add,
    end: () => {
      const root = end();
      return root === undefined ? empty : Buffer.from(root, 'binary').toString('hex');
    },
  };
}
