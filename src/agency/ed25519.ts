import { type KeyObject, createPublicKey, verify } from 'node:crypto';

/** The raw Ed25519 public key that a text in base64 holds; undefined when it holds none. */
export function ed25519Key(base64: string): KeyObject | undefined {
  const raw = Buffer.from(base64, 'base64');
  if (raw.length !== 32 || raw.toString('base64') !== base64) return undefined;
  try {
    return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: raw.toString('base64url') }, format: 'jwk' });
  } catch {
    // Not a point of the curve.
    return undefined;
  }
}

/** As `isSigned`, on another thread: a check costs as much as all else that an answer takes, and must not hold up the next. */
export function isSignedAside(key: KeyObject, text: string, signature: string): Promise<boolean> {
  const bytes = Buffer.from(signature, 'base64');
  if (bytes.length !== 64) return Promise.resolve(false);
  return new Promise((resolve, reject) => {
    verify(null, Buffer.from(text), key, bytes, (error, isGood) => {
      if (error === null) resolve(isGood);
      else reject(error);
    });
  });
}

/** Whether `signature` (base64) is this key's over the UTF-8 bytes of a text. */
export function isSigned(key: KeyObject, text: string, signature: string): boolean {
  const bytes = Buffer.from(signature, 'base64');
  return bytes.length === 64 && verify(null, Buffer.from(text), key, bytes);
}
