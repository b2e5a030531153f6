/**
 * Both hashes of the protocol without a platform: for the page that a citizen opens from disk, where the browser's own
 * hash answers one promise per call and knows no SM3, and for a runtime whose OpenSSL lacks SM3. What is hashed here is
 * public; nothing secret depends on the time that it takes. Checked against OpenSSL at every length of several blocks.
 */
import type { BlockHash } from './block-hash.ts';
import { blockKeys } from './block-keys.ts';
import type { HashName } from './bundle.ts';
import type { DrawHash, HexStream } from './draw-hash.ts';
import type { KeysOf } from './keys.ts';
import type { TreeHash, TreeLine } from './merkle.ts';
import { portableRoot } from './portable-root.ts';
import { hexHash, runningHash } from './running-hash.ts';
import { sha256 } from './sha256.ts';
import { sm3 } from './sm3.ts';

const BLOCK_HASHES: Readonly<Record<HashName, BlockHash>> = { sha256, sm3 };

export function portableHash(name: HashName): DrawHash {
  const hash = BLOCK_HASHES[name];
  return { hex: hexHash(hash), tree: treeHash(hash), keys: portableKeys(name), stream: () => stream(hash) };
}

/** The keys of a draw: quicker so than by a platform's hash, which would begin with the seed's block for each ticket. */
export function portableKeys(name: HashName): KeysOf {
  return blockKeys(BLOCK_HASHES[name]);
}

function stream(hash: BlockHash): HexStream {
  const sum = runningHash(hash);
  return {
    update: (part) => {
      if (typeof part === 'string') sum.text(part);
      else sum.bytes(part);
    },
    digest: sum.hex,
  };
}

function treeHash(hash: BlockHash): TreeHash {
  const sum = runningHash(hash);
  const leaf = (line: TreeLine): string => {
    sum.reset();
    sum.byte(0);
    if (typeof line === 'string') sum.text(line);
    else sum.bytes(line);
    return sum.hex();
  };
  const pair = new Uint8Array(65).fill(1);
  const node = (left: string, right: string): string => {
    writeHex(left, pair, 1);
    writeHex(right, pair, 33);
    sum.reset();
    sum.bytes(pair);
    return sum.hex();
  };
  sum.reset();
  const empty = sum.hex();
  return { leaf, node, empty, running: () => portableRoot(hash, empty) };
}

/** Digests come from `hexOf`, or were checked to be 64 lower-case digits. */
function writeHex(hex: string, into: Uint8Array, at: number): void {
  for (let i = 0; i < 32; i += 1) {
    into[at + i] = (nibble(hex.charCodeAt(2 * i)) << 4) | nibble(hex.charCodeAt(2 * i + 1));
  }
}

function nibble(unit: number): number {
  return unit < 0x3a ? unit - 0x30 : unit - 0x57;
}
