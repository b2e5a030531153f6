import { hashRaw } from '@node-rs/argon2';
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { invariant } from '../kernel/invariant.ts';
import { createDurably, writeDurably } from './durable-file.ts';
import { openBox, sealBox } from './sealed-box.ts';
import { StoreFault, guarded } from './store-fault.ts';

/**
 * `keyring.json`: one random data key per desk, wrapped once for each way to unlock it. Changing a passphrase or
 * adding the OS keychain rewrites a slot, never the database.
 */

/** What one guess at a passphrase costs; recorded in each slot, so raising it leaves old slots readable. */
export interface StretchSettings {
  /** KiB. */
  readonly memoryCost: number;
  readonly timeCost: number;
  readonly parallelism: number;
}

const defaultStretch: StretchSettings = { memoryCost: 65_536, timeCost: 3, parallelism: 1 };

/** The operating system's keychain, e.g. Electron's safeStorage. */
export interface KeychainPort {
  seal(bytes: Uint8Array): Uint8Array;
  open(bytes: Uint8Array): Uint8Array;
}

export type NewSlot =
  | { readonly kind: 'passphrase'; readonly passphrase: string; readonly stretch?: StretchSettings }
  | { readonly kind: 'keychain'; readonly port: KeychainPort };

const passphraseSlotSchema = z.strictObject({
  kind: z.literal('passphrase'),
  algorithm: z.literal('argon2id'),
  memoryCost: z.int().min(8).max(4_194_304),
  timeCost: z.int().min(1).max(1_000),
  parallelism: z.int().min(1).max(255),
  salt: z.base64(),
  wrapped: z.base64(),
});
const keychainSlotSchema = z.strictObject({ kind: z.literal('keychain'), blob: z.base64() });
const keyringSchema = z.strictObject({
  format: z.literal('anju-keyring/1'),
  /** HMAC of the data key: tells a wrong key from a damaged database. */
  check: z.base64(),
  slots: z.array(z.discriminatedUnion('kind', [passphraseSlotSchema, keychainSlotSchema])).min(1),
});

type Keyring = z.infer<typeof keyringSchema>;
type Slot = Keyring['slots'][number];
type PassphraseSlot = z.infer<typeof passphraseSlotSchema>;

const WRAP_CONTEXT = 'anju-keyring/1/data-key';

export function hasKeyring(path: string): boolean {
  return existsSync(path);
}

/** Which ways to unlock this keyring has. */
export function keyringSlotKinds(path: string): readonly Slot['kind'][] {
  return readKeyring(path).slots.map((slot) => slot.kind);
}

/** Makes a new data key and its keyring; refuses to replace one, since that would lose the desk. */
export async function createKeyring(path: string, slots: readonly NewSlot[]): Promise<Buffer> {
  invariant(!hasKeyring(path), 'a keyring is never replaced');
  const dataKey = randomBytes(32);
  const wrapped: Slot[] = [];
  for (const slot of slots) wrapped.push(await wrapSlot(dataKey, slot));
  // Wrapping takes a while: another program may have made its own meanwhile, which is not replaced either.
  createDurably(path, keyringText({ format: 'anju-keyring/1', check: checkOf(dataKey), slots: wrapped }));
  return dataKey;
}

/** The data key; `wrong-key` when no passphrase slot opens. */
export async function unlockWithPassphrase(path: string, passphrase: string): Promise<Buffer> {
  return await unlockSound(readKeyring(path), passphrase);
}

/** A slot opens with its own key or not at all: when the check value disagrees then, it is the one that is damaged. */
async function unlockSound(keyring: Keyring, passphrase: string): Promise<Buffer> {
  const key = await unlock(keyring, passphrase);
  if (isKeyOf(keyring, key)) return key;
  throw new StoreFault('corrupt', 'the keyring file is damaged at its check value: changing the passphrase mends it', {
    subject: 'keyring.json',
  });
}

async function unlock(keyring: Keyring, passphrase: string): Promise<Buffer> {
  for (const slot of keyring.slots) {
    if (slot.kind !== 'passphrase') continue;
    const key = openBox(await stretch(passphrase, slot), WRAP_CONTEXT, Buffer.from(slot.wrapped, 'base64'));
    if (key !== undefined) return key;
  }
  throw new StoreFault('wrong-key', 'the passphrase does not open this desk');
}

/** The data key; `wrong-key` when the keychain of this machine and account does not open the desk. */
export function unlockWithKeychain(path: string, port: KeychainPort): Buffer {
  const keyring = readKeyring(path);
  let cause: unknown;
  for (const slot of keyring.slots) {
    if (slot.kind !== 'keychain') continue;
    try {
      const key = Buffer.from(port.open(Buffer.from(slot.blob, 'base64')));
      if (isKeyOf(keyring, key)) return key;
    } catch (error) {
      cause = error;
    }
  }
  throw new StoreFault('wrong-key', 'the keychain of this machine does not open this desk', { cause });
}

/** Adds a way to unlock; one slot per kind, so a new one replaces the old of its kind. */
export async function setSlot(path: string, dataKey: Uint8Array, slot: NewSlot): Promise<void> {
  const keyring = readKeyring(path);
  invariant(isKeyOf(keyring, dataKey), 'this data key belongs to another desk');
  await putSlot(path, { keyring, dataKey, slot });
}

async function putSlot(
  path: string,
  { keyring, dataKey, slot }: { readonly keyring: Keyring; readonly dataKey: Uint8Array; readonly slot: NewSlot },
): Promise<void> {
  const wrapped = await wrapSlot(dataKey, slot);
  const slots = [...keyring.slots.filter((old) => old.kind !== slot.kind), wrapped];
  writeKeyring(path, { ...keyring, check: checkOf(dataKey), slots });
}

/** Writes a damaged check value anew as well. */

export async function changePassphrase(
  path: string,
  old: string,
  replacement: { readonly passphrase: string; readonly stretch?: StretchSettings },
): Promise<void> {
  const keyring = readKeyring(path);
  const dataKey = await unlock(keyring, old);
  await putSlot(path, { keyring, dataKey, slot: { kind: 'passphrase', ...replacement } });
}

/**
 * The keyring as it travels in a backup: passphrase slots only, since a keychain opens on its own machine alone.
 * Without a passphrase the backup could never be read elsewhere: `wrong-key`.
 */
export function portableKeyring(path: string): Buffer {
  const keyring = readKeyring(path);
  const slots = keyring.slots.filter((slot) => slot.kind === 'passphrase');
  if (slots.length === 0) throw new StoreFault('wrong-key', 'this desk has no passphrase: set one before a backup');
  return Buffer.from(keyringText({ ...keyring, slots }));
}

/** As `unlockWithPassphrase`, for a keyring that is not a file of its own. */
export async function unlockKeyringText(text: string, passphrase: string): Promise<Buffer> {
  return await unlockSound(parseKeyring(text), passphrase);
}

/** Whether `dataKey` is the one this keyring wraps. */
export function isKeyringOf(path: string, dataKey: Uint8Array): boolean {
  return isKeyOf(readKeyring(path), dataKey);
}

function isKeyOf(keyring: Keyring, dataKey: Uint8Array): boolean {
  const expected = Buffer.from(keyring.check, 'base64');
  const actual = Buffer.from(checkOf(dataKey), 'base64');
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}

function checkOf(dataKey: Uint8Array): string {
  return createHmac('sha256', dataKey).update('anju-keyring/1/check').digest('base64');
}

async function wrapSlot(dataKey: Uint8Array, slot: NewSlot): Promise<Slot> {
  if (slot.kind === 'keychain') {
    return { kind: 'keychain', blob: Buffer.from(slot.port.seal(dataKey)).toString('base64') };
  }
  const settings = slot.stretch ?? defaultStretch;
  const salt = randomBytes(16).toString('base64');
  const key = await stretch(slot.passphrase, { ...settings, salt });
  const wrapped = sealBox(key, WRAP_CONTEXT, dataKey).toString('base64');
  return { kind: 'passphrase', algorithm: 'argon2id', ...settings, salt, wrapped };
}

/** NFKC: an input method may give the same passphrase in full-width or half-width characters. */
function stretch(passphrase: string, slot: Pick<PassphraseSlot, keyof StretchSettings | 'salt'>): Promise<Buffer> {
  return hashRaw(passphrase.normalize('NFKC'), {
    memoryCost: slot.memoryCost,
    timeCost: slot.timeCost,
    parallelism: slot.parallelism,
    outputLen: 32,
    salt: Buffer.from(slot.salt, 'base64'),
  });
}

function readKeyring(path: string): Keyring {
  return parseKeyring(guarded(path, () => readFileSync(path, 'utf8')));
}

function parseKeyring(text: string): Keyring {
  try {
    return keyringSchema.parse(JSON.parse(text));
  } catch (error) {
    throw new StoreFault('corrupt', 'the keyring file is damaged', { cause: error, subject: 'keyring.json' });
  }
}

function writeKeyring(path: string, keyring: Keyring): void {
  writeDurably(path, keyringText(keyring));
}

function keyringText(keyring: Keyring): string {
  return `${JSON.stringify(keyring, undefined, 2)}\n`;
}
