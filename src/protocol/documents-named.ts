import type { BlobHash } from '../kernel/ids.ts';

const NAMED_HASHES = /"hash":"([0-9a-f]{64})"/g;

/**
 * The documents that a payload names, whatever the event: members `hash` that look like one (domain document.ts). Hub and
 * desk ask in the same way, so that what one asks for the other sends.
 */
export function documentsNamedIn(payload: string): readonly BlobHash[] {
  if (!payload.includes('"hash":"')) return [];
  return Array.from(payload.matchAll(NAMED_HASHES), ([, hash = '']) => hash as BlobHash);
}
