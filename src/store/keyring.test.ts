import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  changePassphrase,
  createKeyring,
  isKeyringOf,
  type KeychainPort,
  keyringSlotKinds,
  setSlot,
  unlockWithKeychain,
  unlockWithPassphrase,
} from './keyring.ts';

const quick = { memoryCost: 64, timeCost: 1, parallelism: 1 };
const passphrase = (text: string) => ({ kind: 'passphrase', passphrase: text, stretch: quick }) as const;
const keychain = (mask: number): KeychainPort => ({
  seal: (bytes) => bytes.map((byte) => byte ^ mask),
  open: (bytes) => bytes.map((byte) => byte ^ mask),
});

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'anju-keyring-'));
  path = join(folder, 'keyring.json');
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe('keyring', () => {
  it('gives the data key back for the passphrase only', async () => {
    const key = await createKeyring(path, [passphrase('西宁 安居')]);
    expect(await unlockWithPassphrase(path, '西宁 安居')).toEqual(key);
    await expect(unlockWithPassphrase(path, '西宁 安')).rejects.toMatchObject({ code: 'wrong-key' });
    expect(isKeyringOf(path, key)).toBe(true);
    expect(isKeyringOf(path, Buffer.alloc(32))).toBe(false);
  });

  it('takes full-width and half-width characters for the same passphrase', async () => {
    const key = await createKeyring(path, [passphrase('Ａｎｊｕ１２')]);
    expect(await unlockWithPassphrase(path, 'Anju12')).toEqual(key);
  });

  it('changes the passphrase without changing the data key', async () => {
    const key = await createKeyring(path, [passphrase('old')]);
    await changePassphrase(path, 'old', { passphrase: 'new', stretch: quick });
    expect(await unlockWithPassphrase(path, 'new')).toEqual(key);
    await expect(unlockWithPassphrase(path, 'old')).rejects.toMatchObject({ code: 'wrong-key' });
  });

  it('opens by the keychain that sealed it and by no other', async () => {
    const key = await createKeyring(path, [passphrase('p')]);
    await setSlot(path, key, { kind: 'keychain', port: keychain(0x5a) });
    expect(keyringSlotKinds(path)).toEqual(['passphrase', 'keychain']);
    expect(unlockWithKeychain(path, keychain(0x5a))).toEqual(key);
    expect(() => unlockWithKeychain(path, keychain(0x11))).toThrow('does not open');
  });

  it('is made once when two are made at the same time', async () => {
    const both = await Promise.allSettled([
      createKeyring(path, [passphrase('p')]),
      createKeyring(path, [passphrase('q')]),
    ]);
    const made = both.filter((each) => each.status === 'fulfilled').map((each) => each.value);
    expect(made).toHaveLength(1);
    const [key] = made;
    expect(key !== undefined && isKeyringOf(path, key)).toBe(true);
  });

  it('is never replaced, and takes no slot for a foreign key', async () => {
    await createKeyring(path, [passphrase('p')]);
    await expect(createKeyring(path, [passphrase('q')])).rejects.toThrow('never replaced');
    await expect(setSlot(path, Buffer.alloc(32), passphrase('q'))).rejects.toThrow('another desk');
  });

  it('says so when the check value is damaged, and writes it anew with the passphrase', async () => {
    const key = await createKeyring(path, [passphrase('p')]);
    const text = readFileSync(path, 'utf8');
    const { check } = JSON.parse(text) as { check: string };
    writeFileSync(path, text.replace(check, `${check.startsWith('A') ? 'B' : 'A'}${check.slice(1)}`));
    await expect(unlockWithPassphrase(path, 'p')).rejects.toMatchObject({
      code: 'corrupt',
      message: 'the keyring file is damaged at its check value: changing the passphrase mends it',
    });
    await changePassphrase(path, 'p', { passphrase: 'p', stretch: quick });
    expect(await unlockWithPassphrase(path, 'p')).toEqual(key);
    expect(isKeyringOf(path, key)).toBe(true);
  });

  it('says so when the file is damaged', async () => {
    await createKeyring(path, [passphrase('p')]);
    writeFileSync(path, readFileSync(path, 'utf8').slice(0, -20));
    await expect(unlockWithPassphrase(path, 'p')).rejects.toMatchObject({ code: 'corrupt', subject: 'keyring.json' });
  });
});
