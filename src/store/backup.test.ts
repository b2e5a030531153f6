import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { uuidv7 } from 'uuidv7';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { appendTo } from '../../tests/support/store/temporary-desk.ts';
import { toyProjections, toyRows } from '../../tests/support/store/toy-projection.ts';
import { auditLog } from './audit.ts';
import { backupTo, restoreFrom, verifyBackup } from './backup.ts';
import { type CaseFile, keyringPath, openCaseFile } from './case-file.ts';
import { createKeyring, setSlot, unlockWithPassphrase } from './keyring.ts';
import { commit } from './unit-of-work.ts';

const PASSPHRASE = '青海 西宁 安居';
const stretch = { memoryCost: 64, timeCost: 1, parallelism: 1 };
let root: string;
let file: CaseFile;
let archive: string;

const open = (folder: string, dataKey: Uint8Array): CaseFile =>
  openCaseFile({ folder, dataKey, now: () => 1_000, newId: uuidv7, projections: toyProjections });

const keyOf = (): Promise<Buffer> => unlockWithPassphrase(keyringPath(file.folder), PASSPHRASE);

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'anju-backup-'));
  archive = join(root, 'desk.anju-backup');
  const folder = join(root, 'desk');
  mkdirSync(folder);
  const dataKey = await createKeyring(keyringPath(folder), [{ kind: 'passphrase', passphrase: PASSPHRASE, stretch }]);
  file = open(folder, dataKey);
  commit(file, appendTo('jar:1', 0, [{ type: 'jar.filled.v2', payload: { amount: 5 } }]));
  commit(file, appendTo('jar:2', 0, [{ type: 'jar.filled.v2', payload: { amount: 6 } }]));
  file.blobs.put(Buffer.from('样本 身份证'));
});
afterEach(() => {
  file.close();
  rmSync(root, { recursive: true });
});

describe('backup', () => {
  it('is restored by its passphrase with the same log, rows and documents, as a desk of its own', async () => {
    const report = await backupTo(file, archive);
    expect(report.documents).toBe(1);
    const { dataKey } = await restoreFrom({
      archive,
      folder: join(root, 'other'),
      key: { passphrase: PASSPHRASE },
      now: () => 2_000,
      newId: uuidv7,
    });
    const restored = open(join(root, 'other'), dataKey);
    try {
      expect(toyRows(restored.db)).toEqual(toyRows(file.db));
      expect(restored.load('jar:2')).toEqual(file.load('jar:2'));
      expect([...restored.blobs.list()]).toEqual([...file.blobs.list()]);
      expect(restored.blobs.verifyAll()).toEqual([]);
      expect(restored.device.id).not.toBe(file.device.id);
      commit(restored, appendTo('jar:1', 1, [{ type: 'jar.filled.v2', payload: { amount: 1 } }]));
      expect(auditLog(restored.db)).toMatchObject({
        findings: [],
        devices: [{ events: 2, sealedThrough: 2 }, { events: 1 }],
      });
    } finally {
      restored.close();
    }
  });

  it('is verified by restoring and comparing, and leaves nothing behind', async () => {
    await backupTo(file, archive);
    expect(await verifyBackup(archive, { dataKey: await keyOf() }, root)).toMatchObject({ sound: true, problems: [] });
    expect(readdirSync(root).sort()).toEqual(['desk', 'desk.anju-backup']);
    expect(readdirSync(join(root, 'desk')).filter((name) => name.includes('tmp'))).toEqual([]);
  });

  it('does not open with another passphrase', async () => {
    await backupTo(file, archive);
    const key = { passphrase: 'wrong' };
    await expect(verifyBackup(archive, key, root)).rejects.toMatchObject({ code: 'wrong-key' });
  });

  it('shows nothing that was written', async () => {
    await backupTo(file, archive);
    const bytes = readFileSync(archive);
    expect(bytes.includes('身份证') || bytes.includes('jar.filled')).toBe(false);
  });

  it('is refused after a byte of its contents was changed, and nothing is restored', async () => {
    await backupTo(file, archive);
    const key = { dataKey: await keyOf() };
    const bytes = readFileSync(archive);
    const step = Math.floor(bytes.length / 60);
    const keyring = bytes.indexOf('"slots"');
    for (let at = keyring + 2_000; at < bytes.length; at += step) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 0x10;
      writeFileSync(archive, changed);
      const folder = join(root, 'never');
      const restoring = restoreFrom({ archive, folder, key, now: () => 1, newId: uuidv7 });
      await expect(restoring, `byte ${at}`).rejects.toMatchObject({ code: 'corrupt' });
    }
    writeFileSync(archive, bytes.subarray(0, bytes.length - 5));
    await expect(verifyBackup(archive, key, root)).rejects.toMatchObject({ code: 'corrupt' });
    expect(readdirSync(root).sort()).toEqual(['desk', 'desk.anju-backup']);
  });

  it('never overwrites a desk', async () => {
    await backupTo(file, archive);
    const key = { passphrase: PASSPHRASE };
    const onto = restoreFrom({ archive, folder: file.folder, key, now: () => 1, newId: uuidv7 });
    await expect(onto).rejects.toMatchObject({ code: 'io' });
  });

  it('leaves the keychain slot at home', async () => {
    const mask = { seal: (bytes: Uint8Array) => bytes.map((b) => b ^ 1), open: (bytes: Uint8Array) => bytes };
    await setSlot(keyringPath(file.folder), await keyOf(), { kind: 'keychain', port: mask });
    await backupTo(file, archive);
    expect(readFileSync(archive).includes('keychain')).toBe(false);
  });
});
