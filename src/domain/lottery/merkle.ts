/**
 * Merkle tree hashes and inclusion proofs of RFC 9162 §2.1. Leaves are lines, text or its UTF-8 bytes; the two kinds of
 * node come in as functions, so that the tree is the same under SHA-256 and SM3.
 */
export type TreeLine = string | Uint8Array;

export interface TreeHash {
  /** `H(0x00 ‖ bytes of the line)`, lower-case hex. */
  readonly leaf: (line: TreeLine) => string;
  /** `H(0x01 ‖ left ‖ right)` of two hex digests, lower-case hex. */
  readonly node: (left: string, right: string) => string;
  /** `H("")`: the root of a tree without leaves. */
  readonly empty: string;
  /** A root that grows line by line, where a hash has a quicker way than texts. */
  readonly running?: () => RunningRoot;
}

export interface RunningRoot {
  readonly add: (line: TreeLine) => void;
  /** Lower-case hex of the root over all lines so far; the root is spent. */
  readonly end: () => string;
}

/** The two kinds of node in whatever form a hash gives its digests quickest. */
export interface NodeHash<Digest> {
  readonly leaf: (line: TreeLine) => Digest;
  readonly node: (left: Digest, right: Digest) => Digest;
}

/** Keeps one digest per level, so a million lines cost no memory. `end` gives undefined for no lines at all. */
export function growingRoot<Digest>({ leaf, node }: NodeHash<Digest>): {
  readonly add: (line: TreeLine) => void;
  readonly end: () => Digest | undefined;
} {
  // A full subtree of 2^k leaves waits at level k until its sibling is full: the bits of the number of leaves so far.
  const waiting: (Digest | undefined)[] = [];
  return {
    add: (line) => {
      let digest = leaf(line);
      let level = 0;
      for (;;) {
        const left = waiting[level];
        if (left === undefined) break;
        digest = node(left, digest);
        waiting[level] = undefined;
        level += 1;
      }
      waiting[level] = digest;
    },
    // The rest of §2.1.1: smaller subtrees are right children of larger ones.
    end: () => {
      let root: Digest | undefined;
      for (const digest of waiting) {
        if (digest !== undefined) root = root === undefined ? digest : node(digest, root);
      }
      return root;
    },
  };
}

/** The root over lines that are added one by one. */
export function runningRoot(hash: TreeHash): RunningRoot {
  if (hash.running !== undefined) return hash.running();
  const { add, end } = growingRoot(hash);
  return { add, end: () => end() ?? hash.empty };
}

/** The root over all lines in their order. */
export function merkleRoot(lines: Iterable<TreeLine>, hash: TreeHash): string {
  const root = runningRoot(hash);
  for (const line of lines) root.add(line);
  return root.end();
}

/** What shows that a line stands in a tree: its place, the size of the tree and the siblings from leaf to root. */
export interface InclusionProof {
  readonly index: number;
  readonly size: number;
  readonly path: readonly string[];
}

/** Every digest of a tree, from the leaves up: what proofs for many lines are read from. */
export type TreeLevels = readonly (readonly string[])[];

/** A node without a sibling moves up unchanged, which gives the tree of §2.1.1. */
export function treeLevels(lines: Iterable<TreeLine>, hash: TreeHash): TreeLevels {
  let level = Array.from(lines, (line) => hash.leaf(line));
  const levels = [level];
  while (level.length > 1) {
    const above: string[] = [];
    for (let at = 0; at < level.length; at += 2) {
      const [left = '', right] = [level[at], level[at + 1]];
      above.push(right === undefined ? left : hash.node(left, right));
    }
    levels.push(above);
    level = above;
  }
  return levels;
}

/** The proof for the line at `index` (RFC 9162 §2.1.3.1): the sibling at each level that has one. */
export function inclusionProof(levels: TreeLevels, index: number): InclusionProof {
  const path = levels.flatMap((level, height) => {
    const place = Math.floor(index / 2 ** height);
    const sibling = place % 2 === 0 ? place + 1 : place - 1;
    return height === levels.length - 1 ? [] : (level[sibling] ?? []);
  });
  return { index, size: levels[0]?.length ?? 0, path };
}

/** Whether the proof leads from the line to the root (RFC 9162 §2.1.3.2). */
export function provesInclusion(
  proof: InclusionProof,
  claim: { readonly line: TreeLine; readonly root: string },
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
