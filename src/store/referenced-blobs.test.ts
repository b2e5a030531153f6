import { utimesSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type TemporaryDesk, appendTo, temporaryDesk } from '../../tests/support/store/temporary-desk.ts';
import { blobPath } from './blobs.ts';
import { documentsPath } from './case-file.ts';
import { referencedBlobs } from './referenced-blobs.ts';
import { commit } from './unit-of-work.ts';

let desk: TemporaryDesk;
beforeEach(() => {
  desk = temporaryDesk();
});
afterEach(() => {
  desk.remove();
});

it('keeps every page that any event names, known type or not, and lets the others go', () => {
  const { blobs, folder } = desk.file;
  const [named, deep, left] = ['named', 'deep', 'left'].map((text) => blobs.put(Buffer.from(text)));
  const events = [
    { type: 'jar.filled.v2', payload: { amount: 1, page: named } },
    { type: 'newer.program.v9', payload: { documents: [{ files: [{ hash: deep }] }] } },
  ];
  commit(desk.file, appendTo('jar:1', 0, events));
  for (const hash of blobs.list()) utimesSync(blobPath(documentsPath(folder), hash), 1, 1);
  const kept = referencedBlobs(desk.file.db);
  expect(blobs.removeUnreferenced((hash) => kept.has(hash), 10_000)).toBe(1);
  expect([...blobs.list()].sort()).toEqual([named, deep].sort());
  expect(left === undefined || blobs.has(left)).toBe(false);
});
