import { utimesSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type TemporaryDesk, appendTo, temporaryDesk } from '../../tests/support/store/temporary-desk.ts';
import { blobHashOf, blobPath } from './blobs.ts';
import { documentsPath } from './case-file.ts';
import { saveDraft } from './drafts.ts';
import { missingBlobs, referencedBlobs } from './referenced-blobs.ts';
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

it('keeps what only a draft names', () => {
  const { blobs, db, folder } = desk.file;
  const [drafted, left] = ['drafted', 'left'].map((text) => blobs.put(Buffer.from(text)));
  const form = { documents: [{ files: [{ hash: drafted }] }] };
  saveDraft(db, { draftId: 'd-1', staffId: 's-1', title: '', form, savedAt: 1 });
  for (const hash of blobs.list()) utimesSync(blobPath(documentsPath(folder), hash), 1, 1);
  const kept = referencedBlobs(db);
  expect(blobs.removeUnreferenced((hash) => kept.has(hash), 10_000)).toBe(1);
  expect([...blobs.list()]).toEqual([drafted]);
  expect(left).toBeDefined();
});

it('names the pages that events name and nobody has', () => {
  const { blobs, db } = desk.file;
  const [there, gone] = ['there', 'gone'].map((text) => blobHashOf(Buffer.from(text)));
  blobs.put(Buffer.from('there'));
  const payload = { documents: [{ files: [{ hash: gone }, { hash: there }, { hash: gone }] }], sender: 'a'.repeat(64) };
  commit(desk.file, appendTo('jar:1', 0, [{ type: 'newer.program.v9', payload }]));
  expect(missingBlobs(db, (hash) => blobs.has(hash))).toEqual([gone]);
});
