import { mkdtempSync, readFileSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BlobHash } from '../kernel/ids.ts';
import { type BlobStore, blobHashOf, blobPath, blobStore } from './blobs.ts';

let folder: string;
let blobs: BlobStore;
const page = Buffer.from('样本 户口簿 第一页'.repeat(50));

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'anju-blobs-'));
  blobs = blobStore(folder, Buffer.alloc(32, 7));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe('document pages', () => {
  it('come back as they were, kept once', () => {
    const hash = blobs.put(page);
    expect([blobs.put(page), blobs.put(Buffer.from('b'))]).toEqual([hash, blobHashOf(Buffer.from('b'))]);
    expect(blobs.get(hash)).toEqual(page);
    expect([...blobs.list()]).toHaveLength(2);
    expect(blobs.has(hash)).toBe(true);
  });

  it('of bulk work come back too, kept once, with nothing half-written left', async () => {
    const many = Array.from({ length: 100 }, (_, index) => Buffer.from(`page ${String(index % 60)}`));
    const kept = blobs.put(Buffer.from('page 7'));
    const hashes = await blobs.putAll(many);
    expect(hashes).toEqual(many.map(blobHashOf));
    expect(hashes).toContain(kept);
    expect(hashes.map((hash) => blobs.get(hash).toString())).toEqual(many.map(String));
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    expect(files.map((file) => file.name).sort()).toEqual([...new Set(hashes)].sort());
  });

  it('of bulk work may be none, on a desk that has kept none yet', async () => {
    expect(await blobStore(join(folder, 'documents'), Buffer.alloc(32, 7)).putAll([])).toEqual([]);
  });

  it('of bulk work that cannot be written are a fault of the store, with nothing half-written left', async () => {
    const bytes = Buffer.from('no room for this');
    writeFileSync(join(folder, blobHashOf(bytes).slice(0, 2)), 'a file where the shelf should be');
    await expect(blobs.putAll([bytes])).rejects.toMatchObject({ name: 'StoreFault', code: 'io' });
    expect(readdirSync(folder)).toHaveLength(1);
  });

  it('are not readable on the disk', () => {
    expect(readFileSync(blobPath(folder, blobs.put(page))).includes('户口簿')).toBe(false);
  });

  it('are refused, by name, after any one byte was changed', () => {
    const hash = blobs.put(Buffer.from('short'));
    const path = blobPath(folder, hash);
    const sealed = readFileSync(path);
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Buffer.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 0x01;
      writeFileSync(path, changed);
      expect(() => blobs.get(hash)).toThrow(expect.objectContaining({ code: 'corrupt', subject: hash }));
    }
    expect(blobs.verifyAll()).toEqual([hash]);
    writeFileSync(path, sealed);
    expect(blobs.verifyAll()).toEqual([]);
  });

  it('cannot stand in for one another', () => {
    const one = blobs.put(Buffer.from('one'));
    const two = blobs.put(Buffer.from('two'));
    writeFileSync(blobPath(folder, one), readFileSync(blobPath(folder, two)));
    expect(() => blobs.get(one)).toThrow('damaged');
  });

  it('that are missing, or no hash at all, are a fault', () => {
    expect(() => blobs.get(blobHashOf(page))).toThrow('missing');
    expect(() => blobs.get('../keyring.json' as BlobHash)).toThrow('missing');
  });

  it('without an event are removed after the grace period, with what a crash left', () => {
    const kept = blobs.put(Buffer.from('1'));
    const left = blobs.put(Buffer.from('2'));
    const young = blobs.put(Buffer.from('3'));
    const leftover = `${blobPath(folder, kept)}.tmp-00`;
    writeFileSync(leftover, 'half');
    for (const path of [blobPath(folder, kept), blobPath(folder, left), leftover]) utimesSync(path, 1, 1);
    expect(blobs.removeUnreferenced((hash) => hash === kept, 10_000)).toBe(2);
    expect([...blobs.list()].sort()).toEqual([kept, young].sort());
  });

  it('left over and kept again are young again', async () => {
    const keepAgain = [() => blobs.put(page), () => blobs.putAll([page])];
    for (const keep of keepAgain) {
      const hash = blobs.put(page);
      utimesSync(blobPath(folder, hash), 1, 1);
      await keep();
      expect(blobs.removeUnreferenced(() => false, 10_000)).toBe(0);
    }
  });
});
