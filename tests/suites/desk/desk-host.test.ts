import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type DeskHost, deskHost } from '../../../src/app/desk-host.ts';
import { type SetupInput, setUpDesk } from '../../../src/app/setup.ts';
import type { OfficeId } from '../../../src/kernel/ids.ts';
import { invariant } from '../../../src/kernel/invariant.ts';
import { auditLog } from '../../../src/store/audit.ts';
import { databasePath } from '../../../src/store/case-file.ts';
import { openDatabase } from '../../../src/store/connection.ts';
import { lastSeal } from '../../../src/store/sealing.ts';

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

const input: SetupInput = {
  offices: [{ id: '6301' as OfficeId, name: '西宁市' }],
  numberPrefix: 'XN',
  deskCode: '01',
  policyCity: 'xining',
  administrator: { account: 'admin', name: '管理员', password: 'a test desk only 1' },
  passphrase: PASSPHRASE,
};

async function setUp(host: DeskHost): Promise<void> {
  const result = await setUpDesk(host, input);
  expect(result.ok).toBe(true);
}

const otherInput: SetupInput = {
  ...input,
  offices: [{ id: '6302' as OfficeId, name: '海东市' }],
  administrator: { ...input.administrator, account: 'second' },
  passphrase: 'quite another one',
};

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

  it('is set up once when two screens finish the wizard at the same time', async () => {
    const host = start(null);
    const [first, second] = await Promise.all([setUpDesk(host, input), setUpDesk(host, otherInput)]);
    expect(first.ok).toBe(true);
    expect(second).toEqual({ ok: false, error: { code: 'set-up-already' } });
    expect(host.status().city).toBe('西宁市');
    host.close();
    const again = start(null);
    await again.unlock(PASSPHRASE);
    expect(again.status().phase).toBe('open');
    again.close();
  });

  it('keeps the keyring of the first when two programs set up one folder', async () => {
    const hosts = [start(null), start(null)] as const;
    const results = await Promise.allSettled([setUpDesk(hosts[0], input), setUpDesk(hosts[1], otherInput)]);
    const done = results.map((result) => result.status === 'fulfilled' && result.value.ok);
    expect(done.filter(Boolean)).toHaveLength(1);
    for (const host of hosts) host.close();
    const again = start(null);
    await again.unlock(done[0] === true ? PASSPHRASE : otherInput.passphrase);
    expect(again.status().phase).toBe('open');
    again.close();
  });

  it('opens with the passphrase of the wizard that finished, not of the one that was cut off', async () => {
    const cut = start(null);
    (await cut.create('the first passphrase')).close();
    const again = start(null);
    await again.unlock('the first passphrase');
    await setUp(again);
    again.close();
    const later = start(null);
    await expect(later.unlock('the first passphrase')).rejects.toMatchObject({ code: 'wrong-key' });
    await later.unlock(PASSPHRASE);
    later.close();
  });

  it('is opened once when two screens unlock it at the same time', async () => {
    const first = start(null);
    await setUp(first);
    first.close();
    const host = start(null);
    const opened = vi.spyOn(host.changes, 'publish');
    await Promise.all([host.unlock(PASSPHRASE), host.unlock(PASSPHRASE)]);
    expect(opened.mock.calls).toEqual([['desk']]);
    host.close();
  });
});

describe('sealing while the desk is open', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it('outlives a file that is busy, writes the fault down, and seals at the next turn', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const host = start(null);
    await setUp(host);
    const file = host.desk()?.file;
    invariant(file, 'the wizard opened it');
    file.db.pragma('busy_timeout = 1');
    const other = openDatabase(databasePath(file.folder), file.subkeys.database);
    other.exec('BEGIN IMMEDIATE');
    vi.advanceTimersByTime(20_000);
    expect(readFileSync(join(file.folder, 'faults.log'), 'utf8')).toContain('"where":"sealing"');
    expect(lastSeal(file.db, file.device.id)).toBeUndefined();
    other.exec('ROLLBACK');
    other.close();
    vi.advanceTimersByTime(20_000);
    expect(lastSeal(file.db, file.device.id)).toBeDefined();
    host.close();
  });

  it('seals at its next start what it had no time to seal', async () => {
    const first = start(null);
    await setUp(first);
    const left = first.desk()?.file;
    invariant(left, 'the wizard opened it');
    // As a power cut leaves it: the host never closed.
    left.db.close();
    const second = start(null);
    await second.unlock(PASSPHRASE);
    const file = second.desk()?.file;
    invariant(file, 'the passphrase opened it');
    expect(auditLog(file.db, { now: Date.now() + 3_600_000 })).toMatchObject({ seals: 1, findings: [] });
    second.close();
  });
});
