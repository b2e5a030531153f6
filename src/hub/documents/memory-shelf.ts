import { invariant } from '../../kernel/invariant.ts';
import { sha256Hex } from '../signature.ts';
import type { BlobPlace, BlobShelf, Upload } from './blob-shelf.ts';

/** A shelf for tests and the simulation. */
export function memoryShelf(): BlobShelf {
  const kept = new Map<string, Uint8Array>();
  const sending = new Map<string, Buffer>();
  const placeKey = ({ city, hash }: BlobPlace): string => `${city}/${hash}`;
  const uploadKey = (upload: Upload): string => `${placeKey(upload)}/${upload.device}`;
  return {
    size: (place) => Promise.resolve(kept.get(placeKey(place))?.length),
    read: (place, from, to) => {
      const bytes = kept.get(placeKey(place));
      invariant(bytes, 'a document that is there');
      return Promise.resolve(bytes.subarray(from, to));
    },
    received: (upload) => Promise.resolve(sending.get(uploadKey(upload))?.length ?? 0),
    append: (upload, offset, bytes) => {
      const before = (sending.get(uploadKey(upload)) ?? Buffer.alloc(0)).subarray(0, offset);
      sending.set(uploadKey(upload), Buffer.concat([before, bytes]));
      return Promise.resolve();
    },
    finish: (upload) => {
      const bytes = sending.get(uploadKey(upload)) ?? Buffer.alloc(0);
      sending.delete(uploadKey(upload));
      const isWhole = sha256Hex(bytes) === upload.hash;
      if (isWhole) kept.set(placeKey(upload), bytes);
      return Promise.resolve(isWhole);
    },
  };
}
