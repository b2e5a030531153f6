import { Buffer, isUtf8 } from 'node:buffer';
import { createHash, getHashes, hash } from 'node:crypto';
import type { HashName } from '../../domain/lottery/bundle.ts';
import type { DrawHash, DrawTools } from '../../domain/lottery/draw-hash.ts';
import type { TreeHash } from '../../domain/lottery/merkle.ts';
import { portableHash } from '../../domain/lottery/portable-hash.ts';
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
  return {
    hex: (text) => hash(name, text),
    tree: { leaf: leafOf(name), node: nodeOf(name), empty: hash(name, '') },
    stream: () => {
      const sum = createHash(name);
      return { update: (text) => void sum.update(text), digest: () => sum.digest('hex') };
    },
  };
}

const LEAF_MARK = '\u0000';

function leafOf(name: HashName): TreeHash['leaf'] {
  let room = Buffer.alloc(1_024);
  return (line) => {
    // U+0000 is the one byte 0x00 in UTF-8: the mark of a leaf can go in front of the text.
    if (typeof line === 'string') return hash(name, LEAF_MARK + line);
    if (room.length <= line.length) room = Buffer.alloc(2 * line.length);
    room.set(line, 1);
    return hash(name, room.subarray(0, line.length + 1));
  };
}

function nodeOf(name: HashName): TreeHash['node'] {
  const bytes = Buffer.alloc(65, 1);
  return (left, right) => {
    // What is not hex ends a write early.
    const written = bytes.write(left, 1, 'hex') + bytes.write(right, 33, 'hex');
    invariant(written === 64, 'a node joins two digests of 32 bytes');
    return hash(name, bytes);
  };
}
