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
const selectOwnById = namedStatement<[device: StoredId], { sealed_private_key: Buffer }>(
  'device.own-by-id',
  `SELECT sealed_private_key FROM own_device WHERE device = ?`,
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

interface RecordRow {
  readonly device: StoredId;
  readonly public_key: Buffer;
  readonly office: string | null;
  readonly name: string | null;
  readonly enrolled_at: number | null;
  readonly revoked_at: number | null;
}

const RECORD = 'device, public_key, office, name, enrolled_at, revoked_at';
const selectRecord = namedStatement<[device: StoredId], RecordRow>(
  'device.record',
  `SELECT ${RECORD} FROM known_device WHERE device = ?`,
);
const selectRecords = namedStatement<[], RecordRow>(
  'device.records',
  `SELECT ${RECORD} FROM known_device ORDER BY device`,
);
const upsertRecord = namedStatement<
  [StoredId, Buffer, office: string | null, addedAt: number, revokedAt: number | null, string | null, number | null]
>(
  'device.set-record',
  `INSERT INTO known_device (device, public_key, office, added_at, revoked_at, name, enrolled_at)
   VALUES (?, ?, ?, ?, ?, ?, ?)
   ON CONFLICT (device) DO UPDATE SET office = excluded.office, revoked_at = excluded.revoked_at,
     name = excluded.name, enrolled_at = excluded.enrolled_at`,
);

/** The newest identity of this desk; makes the first one. */
export function ownDevice(db: Database, settings: DeviceSettings): OwnDevice {
  const row = selectOwn.on(db).get();
  if (row === undefined) return newOwnDevice(db, settings);
  return openOwn(unpackId(row.device), row.sealed_private_key, settings.key);
}

/** The newest identity, without making one. */
export function existingDevice(db: Database, key: Uint8Array): OwnDevice | undefined {
  const row = selectOwn.on(db).get();
  return row === undefined ? undefined : openOwn(unpackId(row.device), row.sealed_private_key, key);
}

function openOwn(id: string, sealed: Buffer, key: Uint8Array): OwnDevice {
  const der = openBox(key, contextOf(id), sealed);
  if (der === undefined) throw new StoreFault('corrupt', 'the key of this desk does not open', { subject: id });
  return deviceOf(id, createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }));
}

/** The key of one of this desk's identities: also an older one may have something left to send. */
export function ownSigner(
  file: { readonly db: Database; readonly device: OwnDevice; readonly subkeys: { readonly device: Uint8Array } },
  id: string,
): OwnDevice {
  if (id === file.device.id) return file.device;
  const row = selectOwnById.on(file.db).get(packId(id));
  invariant(row, 'only an own device signs here');
  return openOwn(id, row.sealed_private_key, file.subkeys.device);
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

export interface KnownDevice {
  readonly device: string;
  readonly publicKey: Buffer;
  readonly office: string | null;
  readonly name: string | null;
  /** Null for a device that no hub knows as far as is known here. */
  readonly enrolledAt: number | null;
  readonly revokedAt: number | null;
}

export function knownDevice(db: Database, device: string): KnownDevice | undefined {
  const row = selectRecord.on(db).get(packId(device));
  return row === undefined ? undefined : knownOf(row);
}

/** Every device with what the hub said of it. */
export function deviceRecords(db: Database): readonly KnownDevice[] {
  return selectRecords.on(db).all().map(knownOf);
}

export function isEnrolled(db: Database, device: StoredId): boolean {
  return (selectRecord.on(db).get(device)?.enrolled_at ?? null) !== null;
}

/** What the hub says of a device whose key is new here or the same as before. */
export function saveKnownDevice(db: Database, known: KnownDevice, at: number): void {
  const { device, publicKey, office, name, enrolledAt, revokedAt } = known;
  upsertRecord.on(db).run(packId(device), publicKey, office, at, revokedAt, name, enrolledAt);
}

const MAX_PARSED_KEYS = 1_000;
const parsedKeys = new Map<string, KeyObject>();

/** Reading a key costs half a check, and the same few devices sign everything that a desk reads. */
function publicKeyOf(publicKey: Uint8Array): KeyObject {
  const x = Buffer.from(publicKey).toString('base64url');
  const known = parsedKeys.get(x);
  if (known !== undefined) return known;
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  if (parsedKeys.size >= MAX_PARSED_KEYS) parsedKeys.clear();
  parsedKeys.set(x, key);
  return key;
}

/** Whether `signature` is over a text's UTF-8 bytes. */
export function signatureCheck(publicKey: Uint8Array): (text: string, signature: Uint8Array) => boolean {
  const key = publicKeyOf(publicKey);
  return (text, signature) => verify(null, Buffer.from(text), key, signature);
}

export function isSignatureOf(publicKey: Uint8Array, text: string, signature: Uint8Array): boolean {
  return signatureCheck(publicKey)(text, signature);
}

function knownOf(row: RecordRow): KnownDevice {
  return {
    device: unpackId(row.device),
    publicKey: row.public_key,
    office: row.office,
    name: row.name,
    enrolledAt: row.enrolled_at,
    revokedAt: row.revoked_at,
  };
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
