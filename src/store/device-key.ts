import { type KeyObject, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import { invariant } from '../kernel/invariant.ts';
import { type StoredId, packId, unpackId } from './compact-id.ts';
import type { Database } from './connection.ts';
import { openBox, sealBox } from './sealed-box.ts';
import { namedStatement } from './statements.ts';
import { StoreFault } from './store-fault.ts';

/**
 * This desk's identity: a device id and an Ed25519 key pair. The private key lies in the encrypted database inside a
 * box of its own, so that a query over all tables does not show it. A desk restored from a backup takes a new
 * identity (backup.ts): two desks writing on one chain would fork it.
 */
export interface OwnDevice {
  readonly id: string;
  readonly publicKey: Buffer;
  /** Ed25519 signature of a text's UTF-8 bytes. */
  sign(text: string): Buffer;
}

export interface DeviceSettings {
  /** Subkey `device`. */
  readonly key: Uint8Array;
  readonly now: () => number;
  readonly newId: () => string;
}

const selectOwn = namedStatement<[], { device: StoredId; sealed_private_key: Buffer }>(
  'device.own',
  `SELECT device, sealed_private_key FROM own_device ORDER BY number DESC LIMIT 1`,
);
const insertOwn = namedStatement<[device: StoredId, key: Buffer, at: number]>(
  'device.insert-own',
  `INSERT INTO own_device (device, sealed_private_key, created_at) VALUES (?, ?, ?)`,
);
const insertKnown = namedStatement<[device: StoredId, key: Buffer, at: number]>(
  'device.insert-known',
  `INSERT INTO known_device (device, public_key, added_at) VALUES (?, ?, ?)`,
);
const selectKnown = namedStatement<[], { device: StoredId; public_key: Buffer }>(
  'device.known',
  `SELECT device, public_key FROM known_device`,
);

/** The newest identity of this desk; makes the first one. */
export function ownDevice(db: Database, settings: DeviceSettings): OwnDevice {
  const row = selectOwn.on(db).get();
  if (row === undefined) return newOwnDevice(db, settings);
  const id = unpackId(row.device);
  const der = openBox(settings.key, contextOf(id), row.sealed_private_key);
  if (der === undefined) throw new StoreFault('corrupt', 'the key of this desk does not open', { subject: id });
  return deviceOf(id, createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }));
}

/** Gives this desk a new identity; its old chain stays as it is. */
export function newOwnDevice(db: Database, settings: DeviceSettings): OwnDevice {
  const id = settings.newId();
  const { privateKey } = generateKeyPairSync('ed25519');
  const device = deviceOf(id, privateKey);
  const der = privateKey.export({ format: 'der', type: 'pkcs8' });
  const at = settings.now();
  const insert = db.transaction(() => {
    insertKnown.on(db).run(packId(id), device.publicKey, at);
    insertOwn.on(db).run(packId(id), sealBox(settings.key, contextOf(id), der), at);
  });
  insert.immediate();
  return device;
}

/** Raw 32-byte Ed25519 public keys by device id. */
export function knownDevices(db: Database): ReadonlyMap<string, Buffer> {
  const rows = selectKnown.on(db).all();
  return new Map(rows.map((row) => [unpackId(row.device), row.public_key]));
}

export function isSignatureOf(publicKey: Uint8Array, text: string, signature: Uint8Array): boolean {
  const key = createPublicKey({
    key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(publicKey).toString('base64url') },
    format: 'jwk',
  });
  return verify(null, Buffer.from(text), key, signature);
}

function deviceOf(id: string, privateKey: KeyObject): OwnDevice {
  const { x } = createPublicKey(privateKey).export({ format: 'jwk' });
  invariant(x, 'an Ed25519 key has a public part');
  return {
    id,
    publicKey: Buffer.from(x, 'base64url'),
    sign: (text) => sign(null, Buffer.from(text), privateKey),
  };
}

function contextOf(device: string): string {
  return `anju-device/1/${device}`;
}
