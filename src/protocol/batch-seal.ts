import { z } from 'zod';
import { canonicalJson } from '../kernel/canonical-json.ts';
import type { HashText } from './envelope.ts';

/**
 * A device's Ed25519 signature over one run of its chain, made when the run is pushed.
 *
 * Safety argument. Who sees the whole run (the hub, a desk of the city) recomputes its chain and finds `hash`. Who sees
 * a part only (a desk of a street) finds its part in `scopes`: `root` covers the hashes of the run's events of that
 * scope in their order, `from` counts the events of that scope that the device had sent before. So a hub that alters,
 * leaves out, adds, repeats or reorders anything within a scope breaks a signature or a count that the receiving desk
 * checks itself.
 */
export const scopeRootSchema = z.strictObject({
  scope: z.string(),
  /** How many events of this scope the device had sent before this run. */
  from: z.int().nonnegative(),
  count: z.int().positive(),
  /** `scopeRoot` of their hashes. */
  root: z.string(),
});

export type ScopeRoot = z.infer<typeof scopeRootSchema>;

export const batchSealSchema = z.strictObject({
  /** Four-digit code of the city: a run of one city is nothing in another. */
  city: z.string(),
  device: z.string(),
  firstSequence: z.int().positive(),
  lastSequence: z.int().positive(),
  /** Hash of the device's event before the first, 64 zeros for none. */
  previousHash: z.string(),
  /** Hash of the last event. */
  hash: z.string(),
  /** Ascending by scope; only events that are not superseded. */
  scopes: z.array(scopeRootSchema),
  /** UTC ms by the device's clock. */
  sealedAt: z.int(),
  /** Ed25519 over `batchSealText`, base64. */
  signature: z.string(),
});

export type BatchSeal = z.infer<typeof batchSealSchema>;

/** The exact text that a device signs. */
export function batchSealText(seal: Omit<BatchSeal, 'signature'>): string {
  return canonicalJson({
    kind: 'anju-batch/1',
    city: seal.city,
    device: seal.device,
    firstSequence: seal.firstSequence,
    lastSequence: seal.lastSequence,
    previousHash: seal.previousHash,
    hash: seal.hash,
    scopes: seal.scopes,
    sealedAt: seal.sealedAt,
  });
}

/** What covers the hashes of some events in their order. */
export function scopeRoot(hashes: readonly string[], sha256: HashText): string {
  return sha256(`anju-scope/1\n${hashes.join('\n')}`);
}
