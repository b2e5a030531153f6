import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DeskHost, deskHost } from '../../../src/app/desk-host.ts';
import { setUpDesk } from '../../../src/app/setup.ts';
import type { OfficeId } from '../../../src/kernel/ids.ts';

const resources = fileURLToPath(new URL('../../../resources', import.meta.url));
const PASSPHRASE = 'eight or more';
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'anju-desk-host-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function start(keychainSecret: Uint8Array | null): DeskHost {
  const data = join(folder, 'data');
  const options = { folder: data, resources, version: 'test', shell: 'electron', demo: false, keychainSecret } as const;
  return deskHost(options, { now: Date.now });
}

async function setUp(host: DeskHost): Promise<void> {
  const result = await setUpDesk(host, {
    offices: [{ id: '6301' as OfficeId, name: '西宁市' }],
    numberPrefix: 'XN',
    deskCode: '01',
    policyCity: 'xining',
    administrator: { account: 'admin', name: '管理员', password: 'a test desk only 1' },
    passphrase: PASSPHRASE,
  });
  expect(result.ok).toBe(true);
}

describe("a desk's life", () => {
  it('is set up once, asks for the passphrase after a restart, and opens with it alone', async () => {
    const first = start(null);
    expect(first.status().phase).toBe('setup');
    await setUp(first);
    expect(first.status()).toMatchObject({ phase: 'open', city: '西宁市' });
    first.close();
    const second = start(null);
    expect(second.status().phase).toBe('unlock');
    await expect(second.unlock('another one')).rejects.toMatchObject({ code: 'wrong-key' });
    expect(second.status().phase).toBe('unlock');
    await second.unlock(PASSPHRASE);
    expect(second.status().phase).toBe('open');
    second.close();
  });

  it('opens by itself where the keychain has its key', async () => {
    const secret = randomBytes(32);
    const first = start(secret);
    await setUp(first);
    first.close();
    const second = start(secret);
    expect(second.status().phase).toBe('open');
    second.close();
  });

  it('asks for the passphrase when the keychain lost the key, and then opens by itself again', async () => {
    const first = start(randomBytes(32));
    await setUp(first);
    first.close();
    const secret = randomBytes(32);
    const moved = start(secret);
    expect(moved.status().phase).toBe('unlock');
    await moved.unlock(PASSPHRASE);
    moved.close();
    const again = start(secret);
    expect(again.status().phase).toBe('open');
    again.close();
  });

  it('goes on with the wizard when it was cut off after the keyring', async () => {
    const cut = start(null);
    const file = await cut.create(PASSPHRASE);
    file.close();
    const again = start(null);
    expect(again.status().phase).toBe('unlock');
    await again.unlock(PASSPHRASE);
    expect(again.status().phase).toBe('setup');
    await setUp(again);
    expect(again.status().phase).toBe('open');
    again.close();
  });
});
