import { createPublicKey, generateKeyPairSync, createPrivateKey, sign } from 'node:crypto';

/** An Ed25519 key as a desk holds one. */
export interface TestKey {
  /** Raw, base64. */
  readonly publicKey: string;
  /** Base64 signature of a text. */
  readonly sign: (text: string) => string;
}

/** A key of its own, or always the same one of a seed of 32 bytes. */
export function testKey(seed?: Uint8Array): TestKey {
  const privateKey =
    seed === undefined
      ? generateKeyPairSync('ed25519').privateKey
      : createPrivateKey({
          key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]),
          format: 'der',
          type: 'pkcs8',
        });
  const { x = '' } = createPublicKey(privateKey).export({ format: 'jwk' });
  return {
    publicKey: Buffer.from(x, 'base64url').toString('base64'),
    sign: (text) => sign(null, Buffer.from(text), privateKey).toString('base64'),
  };
}
