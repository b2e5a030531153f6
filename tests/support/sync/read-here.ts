import { hash } from 'node:crypto';
import type { OrderedBatch } from '../../../src/protocol/messages.ts';
import { type ReadBatch, readBatch } from '../../../src/protocol/read-run.ts';

/** A page as the hub gives it, read as a desk reads it. */
export function readHere<P extends { readonly batches: readonly OrderedBatch[] }>(
  page: P,
): Omit<P, 'batches'> & { readonly batches: readonly ReadBatch[] } {
  return { ...page, batches: page.batches.map((batch) => readBatch(batch, (text) => hash('sha256', text))) };
}
