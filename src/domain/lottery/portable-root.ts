/**
 * The Merkle root of `merkle.ts` on words: a digest is eight numbers from leaf to root and is written as text once, where
 * node by node each would be written and read again. A page that checks a hundred thousand lines feels it.
 */
import type { BlockHash } from './block-hash.ts';
import { WORDS } from './keys.ts';
import type { RunningRoot, TreeLine } from './merkle.ts';
import { BLOCK, hexOf, runningHash } from './running-hash.ts';

/** More leaves than 2^40 there are not. */
const LEVELS = 40;
/** 0x01, left, right. */
const NODE_BITS = 65 * 8;

/** `empty`: the root of no lines at all. */
export function portableRoot(hash: BlockHash, empty: string): RunningRoot {
  const sum = runningHash(hash);
  const join = nodeOf(hash);
  // A full subtree of 2^k leaves waits at level k until its sibling is full, as in growingRoot.
  const waiting = Array.from({ length: LEVELS }, () => new Int32Array(WORDS));
  const isWaiting = new Uint8Array(LEVELS);
  const digest = new Int32Array(WORDS);
  return {
    add: (line: TreeLine) => {
      sum.reset();
      sum.byte(0);
      if (typeof line === 'string') sum.text(line);
      else sum.bytes(line);
      digest.set(sum.end());
      let level = 0;
      while (isWaiting[level] === 1) {
        join(waiting[level] ?? digest, digest, digest);
        isWaiting[level] = 0;
        level += 1;
      }
      waiting[level]?.set(digest);
      isWaiting[level] = 1;
    },
    end: () => {
      let hasRoot = false;
      for (const [level, left] of waiting.entries()) {
        if (isWaiting[level] !== 1) continue;
        if (hasRoot) join(left, digest, digest);
        else digest.set(left);
        hasRoot = true;
      }
      return hasRoot ? hexOf(digest) : empty;
    },
  };
}

/** `H(0x01 ‖ left ‖ right)`: every word of the message lies one byte across two words of the digests. */
function nodeOf({ start, compress }: BlockHash): (left: Int32Array, right: Int32Array, into: Int32Array) => void {
  const state = new Int32Array(WORDS);
  const block = new DataView(new ArrayBuffer(BLOCK));
  const last = new DataView(new ArrayBuffer(BLOCK));
  last.setUint32(BLOCK - 4, NODE_BITS);
  return (left, right, into) => {
    let before = 1;
    for (let word = 0; word < WORDS; word += 1) {
      const next = left[word] ?? 0;
      block.setInt32(4 * word, (before << 24) | (next >>> 8));
      before = next;
    }
    for (let word = 0; word < WORDS; word += 1) {
      const next = right[word] ?? 0;
      block.setInt32(4 * (WORDS + word), (before << 24) | (next >>> 8));
      before = next;
    }
    last.setInt32(0, (before << 24) | 0x80_0000);
    state.set(start);
    compress(state, block, 0);
    compress(state, last, 0);
    into.set(state);
  };
}
