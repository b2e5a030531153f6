import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { shells } from '../../support/electron/shells.ts';
import { openSession, type StartedShell } from '../../support/electron/started-shell.ts';

const { start, folder } = shells();

afterEach(() => {
  vi.restoreAllMocks();
});

const sealedFile = (data: string) => join(data, 'electron', 'keychain.bin');

async function secretOf(shell: StartedShell): Promise<Buffer | null> {
  const { client } = await openSession(await shell.page());
  const { options } = await client.worker();
  const secret = options.keychainSecret as Uint8Array | null;
  return secret && Buffer.from(Object.values(secret));
}

describe('the keychain secret', () => {
  it('is 32 random bytes, sealed on disk, the same at the next start', async () => {
    const data = folder();
    const settings = { keychain: { backend: 'gnome_libsecret', locked: false } };
    const first = start({ data, settings });
    const secret = await secretOf(first);
    await first.quit();
    expect(secret?.length).toBe(32);
    const sealed = readFileSync(sealedFile(data));
    expect(sealed.includes(secret ?? Buffer.alloc(0))).toBe(false);
    expect(sealed.toString('latin1')).not.toContain(secret?.toString('base64'));
    expect(await secretOf(start({ data, settings }))).toEqual(secret);
    expect(await secretOf(start({ settings }))).not.toEqual(secret);
  });

  it('is none without a keychain, and nothing is written', async () => {
    const shell = start();
    expect(await secretOf(shell)).toBeNull();
    expect(existsSync(sealedFile(shell.data))).toBe(false);
  });

  it('is none where the "keychain" is a password that everybody knows', async () => {
    vi.spyOn(process, 'platform', 'get').mockReturnValue('linux');
    const shell = start({ settings: { keychain: { backend: 'basic_text', locked: false } } });
    expect(await secretOf(shell)).toBeNull();
    expect(existsSync(sealedFile(shell.data))).toBe(false);
  });

  it('is none while the keychain is locked, and comes back with it', async () => {
    vi.spyOn(console, 'error').mockReturnValue(undefined);
    const data = folder();
    const keychain = { backend: 'kwallet6', locked: false };
    const first = start({ data, settings: { keychain } });
    const secret = await secretOf(first);
    await first.quit();
    const sealed = readFileSync(sealedFile(data));
    const locked = start({ data, settings: { keychain: { ...keychain, locked: true } } });
    expect(await secretOf(locked)).toBeNull();
    await locked.quit();
    expect(readFileSync(sealedFile(data)).equals(sealed)).toBe(true);
    expect(await secretOf(start({ data, settings: { keychain } }))).toEqual(secret);
  });
});
