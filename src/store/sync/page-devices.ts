import { invariant } from '../../kernel/invariant.ts';
import type { DeviceRecord } from '../../protocol/messages.ts';
import type { Database } from '../connection.ts';
import { knownDevice, saveKnownDevice, signatureCheck } from '../device-key.ts';
import { distrust } from './untrusted.ts';

/** Learns the devices of a page: one that is known keeps its key for good. */
export function learnDevices(db: Database, devices: readonly DeviceRecord[], now: number): void {
  for (const record of devices) {
    const publicKey = Buffer.from(record.publicKey, 'base64');
    if (publicKey.length !== 32) distrust('key-changed', 'not an Ed25519 key', record.device);
    const known = knownDevice(db, record.device);
    if (known !== undefined && !known.publicKey.equals(publicKey)) {
      distrust('key-changed', 'the device was known by another key', record.device);
    }
    const { device, office, name, enrolledAt, revokedAt } = record;
    const isSame =
      known?.office === office &&
      known.name === name &&
      known.enrolledAt === enrolledAt &&
      known.revokedAt === revokedAt;
    if (!isSame) saveKnownDevice(db, { device, publicKey, office, name, enrolledAt, revokedAt }, now);
  }
}

export type SignedBy = (device: string, text: string, signature: string) => boolean;

export interface KnownSignatures {
  readonly isKnown: (device: string) => boolean;
  readonly check: SignedBy;
}

/** Checks signatures of known devices; each key is read once. */
export function signedByKnown(db: Database): KnownSignatures {
  const checks = new Map<string, ReturnType<typeof signatureCheck> | undefined>();
  const checkOf = (device: string): ReturnType<typeof signatureCheck> | undefined => {
    if (!checks.has(device)) {
      const known = knownDevice(db, device);
      checks.set(device, known === undefined ? undefined : signatureCheck(known.publicKey));
    }
    return checks.get(device);
  };
  return {
    isKnown: (device) => checkOf(device) !== undefined,
    check: (device, text, signature) => {
      const check = checkOf(device);
      invariant(check, 'an unknown device was refused before');
      return check(text, Buffer.from(signature, 'base64'));
    },
  };
}
