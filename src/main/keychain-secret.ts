import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { writeWhole } from './write-whole.ts';

/** The part of Electron's safeStorage that is used here. */
export interface SafeStorage {
  isAsyncEncryptionAvailable(): Promise<boolean>;
  encryptStringAsync(text: string): Promise<Buffer>;
  decryptStringAsync(sealed: Buffer): Promise<{ readonly result: string; readonly shouldReEncrypt: boolean }>;
  getSelectedStorageBackend?(): string;
}

const SECRET_BYTES = 32;

/**
 * 32 random bytes that only this account on this machine can read back, made once and kept sealed in `file`. Null means
 * that the desk is opened by its passphrase: there is no real keychain, or it does not open the file. The file is then
 * left as it is, since a keychain that is locked today may be open tomorrow.
 */
export async function readKeychainSecret(file: string, storage: SafeStorage): Promise<Uint8Array | null> {
  if (!(await isRealKeychain(storage))) return null;
  try {
    return existsSync(file) ? await openSecret(file, storage) : await makeSecret(file, storage);
  } catch (error) {
    console.error('keychain:', error instanceof Error ? error.message : error);
    return null;
  }
}

/** On a Linux desktop without a keyring, Chromium "encrypts" with a password that everybody knows. */
async function isRealKeychain(storage: SafeStorage): Promise<boolean> {
  if (!(await storage.isAsyncEncryptionAvailable())) return false;
  return (
    process.platform !== 'linux' || !['basic_text', 'unknown'].includes(storage.getSelectedStorageBackend?.() ?? '')
  );
}

async function makeSecret(file: string, storage: SafeStorage): Promise<Uint8Array> {
  const secret = randomBytes(SECRET_BYTES);
  await sealSecret(file, secret, storage);
  return new Uint8Array(secret);
}

async function openSecret(file: string, storage: SafeStorage): Promise<Uint8Array | null> {
  const { result, shouldReEncrypt } = await storage.decryptStringAsync(readFileSync(file));
  const secret = Buffer.from(result, 'base64');
  if (secret.length !== SECRET_BYTES) return null;
  if (shouldReEncrypt) await sealSecret(file, secret, storage);
  return new Uint8Array(secret);
}

async function sealSecret(file: string, secret: Buffer, storage: SafeStorage): Promise<void> {
  writeWhole(file, await storage.encryptStringAsync(secret.toString('base64')));
}
