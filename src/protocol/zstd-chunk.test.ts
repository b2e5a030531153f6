import { randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { zstdCompress, zstdCompressSync, zstdDecompress, zstdDecompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { packingChunk, unpackingChunk } from './zstd-chunk.ts';

const KIB = 1024;
const packAside = promisify(zstdCompress);
const unpackAside = promisify(zstdDecompress);

/** Bytes that pack to nothing, and bytes that do not pack at all. */
const kinds: readonly [string, (length: number) => Buffer][] = [
  ['zeros', (length) => Buffer.alloc(length)],
  ['noise', (length) => randomBytes(length)],
];

describe.each(kinds)('%s', (_name, make) => {
  it.each([0, 1, 16 * KIB - 1, 16 * KIB, 16 * KIB + 1, 600 * KIB, 1024 * KIB + 1, 5_000 * KIB])(
    'of %i bytes come back as they went',
    async (length) => {
      const bytes = make(length);
      const packing = { chunkSize: packingChunk(length) };
      for (const packed of [zstdCompressSync(bytes, packing), await packAside(bytes, packing)]) {
        const unpacking = { chunkSize: unpackingChunk(packed.length), maxOutputLength: Math.max(1, length) };
        expect(zstdDecompressSync(packed, unpacking).equals(bytes)).toBe(true);
        expect((await unpackAside(packed, unpacking)).equals(bytes)).toBe(true);
      }
    },
  );

  it('that unpack to more than they may are refused, however large a piece is', () => {
    const packed = zstdCompressSync(make(900 * KIB));
    const chunkSize = unpackingChunk(packed.length);
    expect(() => zstdDecompressSync(packed, { chunkSize, maxOutputLength: 900 * KIB - 1 })).toThrow(RangeError);
  });
});

it('a piece is as large as what comes, between sixteen thousand bytes and a million', () => {
  expect([0, 80 * KIB, 300 * KIB].map(unpackingChunk)).toEqual([16 * KIB, 640 * KIB, 1024 * KIB]);
  expect([0, 600 * KIB, 9_000 * KIB].map(packingChunk)).toEqual([16 * KIB, 150 * KIB, 1024 * KIB]);
});
