import { z } from 'zod';
import { canonicalJson } from '../kernel/canonical-json.ts';

/**
 * A device's Ed25519 signature over the head of its chain. Signing each event would cap the hub at some 12,000
 * events a second; one seal covers everything before it (docs/decisions/0001-case-log.md).
 */
export const sealSchema = z.strictObject({
  device: z.string(),
  /** The device sequence of the event whose hash is signed. */
  deviceSequence: z.int().positive(),
  /** That event's hash. */
  hash: z.string(),
  /** UTC ms by the device's clock. */
  sealedAt: z.int(),
  /** Ed25519 over `sealText`, base64. */
  signature: z.string(),
});

export type Seal = z.infer<typeof sealSchema>;

/** The exact text that a device signs. */
export function sealText(seal: Omit<Seal, 'signature'>): string {
  return canonicalJson({
    kind: 'anju-seal/1',
    device: seal.device,
    deviceSequence: seal.deviceSequence,
    hash: seal.hash,
    sealedAt: seal.sealedAt,
  });
}
