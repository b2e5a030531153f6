import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openBundle } from '../../../src/app/draw/bundle-files.ts';
import { drawHash, drawTools } from '../../../src/app/draw/draw-hash.ts';
import { computeDraw } from '../../../src/domain/lottery/compute-draw.ts';
import { readFrozen } from '../../../src/domain/lottery/frozen-bundle.ts';
import { merkleRoot } from '../../../src/domain/lottery/merkle.ts';
import { parseSeed } from '../../../src/domain/lottery/parse-bundle.ts';
import { portableHash } from '../../../src/domain/lottery/portable-hash.ts';
import { verifyDraw } from '../../../src/domain/lottery/verify-draw.ts';
import { unwrap, vectorFolder } from '../../support/draw/vectors.ts';

describe('bundles made by an independent implementation', () => {
  it.each(['tiny', 'order', 'unit', 'sm3'])('%s comes out byte for byte', async (name) => {
    const folder = vectorFolder(name);
    const read = unwrap(await openBundle(folder));
    const published = unwrap(parseSeed(readFileSync(join(folder, 'seed.json'), 'utf8')));
    const parts: Buffer[] = [];
    const frozen = unwrap(await readFrozen(read, drawTools));
    const computed = unwrap(computeDraw(frozen, published.values, { onPart: (part) => parts.push(Buffer.from(part)) }));
    expect(Buffer.concat(parts).toString()).toBe(readFileSync(join(folder, 'result.ndjson'), 'utf8'));
    expect(computed.seed).toBe(published.seed);
    expect(computed.resultHash).toBe(published.resultHash);
    expect((await verifyDraw(read, drawTools)).ok).toBe(true);
    expect((await verifyDraw(read, { ...drawTools, hashOf: portableHash })).ok).toBe(true);
  });
});

describe('the parts', () => {
  const sha256 = drawHash('sha256');
  const sm3 = drawHash('sm3');

  it('Certificate Transparency: the tree of eight leaves', () => {
    const leaves = ['', '\0', '\x10', ' !', '01', '@ABC', 'PQRSTUVW', '`abcdefghijklmno'];
    expect(merkleRoot(leaves, sha256.tree)).toBe('5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328');
    expect(merkleRoot([], sha256.tree)).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });

  it('GB/T 32905: both examples of SM3', () => {
    expect(sm3.hex('abc')).toBe('66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0');
    expect(sm3.hex('abcd'.repeat(16))).toBe('debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732');
  });

  it.each([sha256, sm3])(
    'the root of lines is the same put together by texts or by what this machine does quicker',
    ({ tree }) => {
      const { running: _, ...byTexts } = tree;
      for (let count = 0; count < 70; count += 1) {
        const lines = Array.from({ length: count }, (__, at) => `马${'x'.repeat(37 * at)}`);
        expect(merkleRoot(lines, tree)).toBe(merkleRoot(lines, byTexts));
        expect(
          merkleRoot(
            lines.map((line) => Buffer.from(line)),
            tree,
          ),
        ).toBe(merkleRoot(lines, byTexts));
      }
    },
  );
});
