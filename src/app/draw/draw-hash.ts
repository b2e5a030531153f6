import { getHashes, hash } from 'node:crypto';
import type { HashName, HexHash } from '../../domain/lottery/bundle.ts';
import type { TreeHash } from '../../domain/lottery/merkle.ts';
import { invariant } from '../../kernel/invariant.ts';

/** The two hashes of the protocol on this machine. */
export interface DrawHash {
  readonly hex: HexHash;
  readonly tree: TreeHash;
}

/** Undefined when this program's OpenSSL lacks it (SM3 in some builds). */
export function drawHash(name: HashName): DrawHash | undefined {
  if (!getHashes().some((known) => known.toLowerCase() === name)) return undefined;
  const hex = (text: string): string => hash(name, text);
  return { hex, tree: { leaf: leafOf(name), node: nodeOf(name), empty: hash(name, '') } };
}

const LEAF_MARK = '\u0000';

function leafOf(name: HashName): TreeHash['leaf'] {
  // U+0000 is the one byte 0x00 in UTF-8: the mark of a leaf can go in front of the text.
  return (line) => hash(name, LEAF_MARK + line);
}

const HEX_DIGEST = /^[0-9a-f]{64}$/;

function nodeOf(name: HashName): TreeHash['node'] {
  const bytes = Buffer.alloc(65, 1);
  return (left, right) => {
    invariant(HEX_DIGEST.test(left) && HEX_DIGEST.test(right), 'a node joins two digests of 32 bytes');
    bytes.write(left, 1, 'hex');
    bytes.write(right, 33, 'hex');
    return hash(name, bytes);
  };
}
