/**
 * A seed has one signature checked by the hub, by each of eight desks, and by the audit of each at the end, and Ed25519
 * costs a tenth of a millisecond a time. What this thread has itself signed, or found sound before, is known here by
 * key, text and signature; anything else, a bit different, goes to the real check.
 */
import crypto, { type KeyObject } from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';

const MOST = 20_000;
const sound = new Set<string>();
const names = new WeakMap<KeyObject, string>();
const { sign, verify } = crypto;

type Signing = readonly [algorithm: null, data: Uint8Array, key: KeyObject];
type Checking = readonly [...signed: Signing, signature: Uint8Array];

function rememberedSign(...signing: Signing): Buffer {
  const signature = sign(...signing);
  note(nameOf(signing[1], signing[2], signature));
  return signature;
}

function rememberedVerify(...checking: Checking): boolean {
  const [, data, key, signature] = checking;
  const name = nameOf(data, key, signature);
  if (sound.has(name)) return true;
  const isSound = verify(...checking);
  if (isSound) note(name);
  return isSound;
}

/** From now on, in this thread, for whoever imports `sign` and `verify`. */
export function rememberSignatures(): void {
  Object.assign(crypto, { sign: rememberedSign, verify: rememberedVerify });
  syncBuiltinESMExports();
}

function note(name: string): void {
  if (sound.size >= MOST) sound.clear();
  sound.add(name);
}

function nameOf(data: Uint8Array, key: KeyObject, signature: Uint8Array): string {
  return `${keyName(key)} ${crypto.hash('sha256', data, 'base64')} ${Buffer.from(signature).toString('base64')}`;
}

function keyName(key: KeyObject): string {
  let name = names.get(key);
  if (name === undefined) {
    const open = key.type === 'private' ? crypto.createPublicKey(key) : key;
    name = open.export({ format: 'jwk' }).x ?? '';
    names.set(key, name);
  }
  return name;
}
