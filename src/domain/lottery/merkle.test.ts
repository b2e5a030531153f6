import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type TreeHash, inclusionProof, merkleRoot, provesInclusion, treeLevels } from './merkle.ts';

const digest = (...parts: readonly (string | Uint8Array)[]): string => {
  const sum = createHash('sha256');
  for (const part of parts) sum.update(part);
  return sum.digest('hex');
};
const hash: TreeHash = {
  leaf: (line) => digest(Buffer.from([0]), line),
  node: (left, right) => digest(Buffer.from([1]), Buffer.from(left, 'hex'), Buffer.from(right, 'hex')),
  empty: digest(''),
};

/** RFC 9162 §2.1.1 as it is written: split at the largest power of two below n. */
function rootByDefinition(lines: readonly string[]): string {
  if (lines.length === 0) return hash.empty;
  const [only] = lines;
  if (lines.length === 1 && only !== undefined) return hash.leaf(only);
  let k = 1;
  while (k * 2 < lines.length) k *= 2;
  return hash.node(rootByDefinition(lines.slice(0, k)), rootByDefinition(lines.slice(k)));
}

describe('Merkle trees', () => {
  it('the running root is the root by definition', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { maxLength: 70 }), (lines) => {
        expect(merkleRoot(lines, hash)).toBe(rootByDefinition(lines));
      }),
    );
  });

  it('every line of every tree is proved, and proves nothing else', () => {
    for (let size = 1; size <= 40; size += 1) {
      const lines = Array.from({ length: size }, (_, i) => `line ${String(i)}`);
      const root = merkleRoot(lines, hash);
      const levels = treeLevels(lines, hash);
      for (const [index, line] of lines.entries()) {
        const proof = inclusionProof(levels, index);
        expect(provesInclusion(proof, { line, root }, hash)).toBe(true);
        expect(provesInclusion(proof, { line: `${line}x`, root }, hash)).toBe(false);
        expect(provesInclusion({ ...proof, path: proof.path.slice(1) }, { line, root }, hash)).toBe(size === 1);
        expect(provesInclusion({ ...proof, path: [...proof.path, root] }, { line, root }, hash)).toBe(false);
        expect(provesInclusion({ ...proof, index: (index + 1) % (size + 1) }, { line, root }, hash)).toBe(false);
      }
    }
  });
});
