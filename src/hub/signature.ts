import { type KeyObject, createPublicKey, hash, verify } from 'node:crypto';

const MAX_KEYS = 10_000;
const keys = new Map<string, KeyObject | undefined>();

/** Whether `signature` (base64) over `text` is of the raw Ed25519 key `publicKey` (base64). */
export function isSignedBy(publicKey: string, text: string, signature: string): boolean {
  const key = keyOf(publicKey);
  const bytes = Buffer.from(signature, 'base64');
  return key !== undefined && bytes.length === 64 && verify(null, Buffer.from(text), key, bytes);
}

/** Whether this is a raw Ed25519 key in base64. */
export function isPublicKey(publicKey: string): boolean {
  return keyOf(publicKey) !== undefined;
}

export function sha256Hex(data: string | Uint8Array): string {
  return hash('sha256', data);
}

/** Keys are parsed once: it costs as much as a signature. */
function keyOf(publicKey: string): KeyObject | undefined {
  if (keys.has(publicKey)) return keys.get(publicKey);
  if (keys.size >= MAX_KEYS) keys.clear();
  const key = parsedKey(publicKey);
  keys.set(publicKey, key);
  return key;
}

function parsedKey(publicKey: string): KeyObject | undefined {
  const raw = Buffer.from(publicKey, 'base64');
  if (raw.length !== 32 || raw.toString('base64') !== publicKey) return undefined;
  try {
    return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: raw.toString('base64url') }, format: 'jwk' });
  } catch {
    // Not a point of the curve.
    return undefined;
  }
}
