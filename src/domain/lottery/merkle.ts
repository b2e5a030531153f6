/**
 * Merkle tree hashes and inclusion proofs of RFC 9162 §2.1. Leaves are lines of text, hashed as UTF-8; the two kinds of
 * node come in as functions, so that the tree is the same under SHA-256 and SM3.
 */
export interface TreeHash {
  /** `H(0x00 ‖ bytes of the line)`, lower-case hex. */
  readonly leaf: (line: string) => string;
  /** `H(0x01 ‖ left ‖ right)` of two hex digests, lower-case hex. */
  readonly node: (left: string, right: string) => string;
  /** `H("")`: the root of a tree without leaves. */
  readonly empty: string;
}

/** The root over all lines in their order. Keeps one digest per level, so a million lines cost no memory. */
export function merkleRoot(lines: Iterable<string>, hash: TreeHash): string {
  // A full subtree of 2^k leaves waits at level k until its sibling is full: the bits of the number of leaves so far.
  const waiting: (string | undefined)[] = [];
  for (const line of lines) {
    let digest = hash.leaf(line);
    let level = 0;
    for (;;) {
      const left = waiting[level];
      if (left === undefined) break;
      digest = hash.node(left, digest);
      waiting[level] = undefined;
      level += 1;
    }
    waiting[level] = digest;
  }
  // The rest of §2.1.1: smaller subtrees are right children of larger ones.
  let root: string | undefined;
  for (const digest of waiting) {
    if (digest !== undefined) root = root === undefined ? digest : hash.node(digest, root);
  }
  return root ?? hash.empty;
}

/** What shows that a line stands in a tree: its place, the size of the tree and the siblings from leaf to root. */
export interface InclusionProof {
  readonly index: number;
  readonly size: number;
  readonly path: readonly string[];
}

/** The proof for the line at `index` (RFC 9162 §2.1.3.1). */
export function inclusionProof(leaves: readonly string[], index: number, hash: TreeHash): InclusionProof {
  const path: string[] = [];
  let low = 0;
  let high = leaves.length;
  const siblings: [from: number, to: number][] = [];
  while (high - low > 1) {
    const middle = low + largestPowerBelow(high - low);
    if (index < middle) {
      siblings.push([middle, high]);
      high = middle;
    } else {
      siblings.push([low, middle]);
      low = middle;
    }
  }
  for (const [from, to] of siblings.reverse()) path.push(merkleRoot(leaves.slice(from, to), hash));
  return { index, size: leaves.length, path };
}

/** Whether the proof leads from the line to the root (RFC 9162 §2.1.3.2). */
export function provesInclusion(
  proof: InclusionProof,
  claim: { readonly line: string; readonly root: string },
  hash: TreeHash,
): boolean {
  const { index, size, path } = proof;
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size) return false;
  let place = index;
  let last = size - 1;
  let digest = hash.leaf(claim.line);
  for (const sibling of path) {
    if (last === 0) return false;
    if (place % 2 === 1 || place === last) {
      digest = hash.node(sibling, digest);
      while (place % 2 === 0 && place !== 0) {
        place /= 2;
        last = Math.floor(last / 2);
      }
    } else {
      digest = hash.node(digest, sibling);
    }
    place = Math.floor(place / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 && digest === claim.root;
}

function largestPowerBelow(n: number): number {
  let power = 1;
  while (power * 2 < n) power *= 2;
  return power;
}
