import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codesBuilder } from './codes.ts';
import { textKeys } from './keys.ts';
import { merkleRoot } from './merkle.ts';
import { portableHash } from './portable-hash.ts';

describe.each(['sha256', 'sm3'] as const)('%s without a platform', (name) => {
  const hash = portableHash(name);
  const openssl = (...parts: readonly (string | Uint8Array)[]): string => {
    const sum = createHash(name);
    for (const part of parts) sum.update(part);
    return sum.digest('hex');
  };

  it('is OpenSSL’s at every length of four blocks, in ASCII and beyond', () => {
    for (let length = 0; length <= 260; length += 1) {
      const ascii = 'x'.repeat(length);
      expect(hash.hex(ascii)).toBe(openssl(ascii));
      const wide = '马'.repeat(length);
      expect(hash.hex(wide)).toBe(openssl(wide));
    }
  });

  it('is OpenSSL’s for any text, whole or in parts, as a leaf of text and of bytes, and for nodes', () => {
    const anyText = fc.string({ unit: 'binary', maxLength: 300 });
    fc.assert(
      fc.property(anyText, anyText, (one, two) => {
        expect(hash.hex(one)).toBe(openssl(one));
        expect(hash.tree.leaf(one)).toBe(openssl('\0', one));
        expect(hash.tree.leaf(Buffer.from(two))).toBe(openssl('\0', two));
        const sum = hash.stream();
        sum.update(one);
        sum.update(two);
        expect(sum.digest()).toBe(openssl(one, two));
        const [left, right] = [openssl(one), openssl(two)];
        expect(hash.tree.node(left, right)).toBe(
          openssl(Buffer.of(1), Buffer.from(left, 'hex'), Buffer.from(right, 'hex')),
        );
      }),
    );
  });

  it('is OpenSSL’s for tickets of changing seeds, and across the pieces of a long text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }), fc.nat(99_999), (no, t) => {
        const ticket = `${openssl(String(t % 3))}:${no}#${String(t)}`;
        expect(hash.hex(ticket)).toBe(openssl(ticket));
        const codes = codesBuilder();
        codes.text('');
        codes.text(no);
        const [ours, theirs] = [hash.keys, textKeys(openssl)].map((keysOf) => keysOf(openssl(String(t % 3))));
        const numbers = codes.built();
        for (const place of [0, 1]) {
          expect(ours?.lowest(numbers, place, (t % 1_013) + 1)).toEqual(
            theirs?.lowest(numbers, place, (t % 1_013) + 1),
          );
          expect(ours?.unit(numbers, place)).toEqual(theirs?.unit(numbers, place));
        }
      }),
    );
    const long = 'a😀马'.repeat(5_000);
    expect(hash.hex(long)).toBe(openssl(long));
    expect(hash.hex(`b${long}`)).toBe(openssl(`b${long}`));
    expect(hash.tree.empty).toBe(openssl(''));
  });

  it('has the root of a tree in one go as leaf by leaf and node by node', () => {
    const { running: _, ...nodeByNode } = hash.tree;
    const line = fc.oneof(fc.string({ maxLength: 200 }), fc.uint8Array({ maxLength: 200 }));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 70 }), (lines) => {
        expect(merkleRoot(lines, hash.tree)).toBe(merkleRoot(lines, nodeByNode));
      }),
    );
  });
});
