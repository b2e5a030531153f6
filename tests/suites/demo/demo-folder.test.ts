import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readDemoFile } from '../../../src/app/demo-file.ts';
import { claimFolder, writeDemoFile } from '../../../src/demo/demo-folder.ts';

const stamp = { size: 'small', count: 200, seed: 1, version: '0.1.0' };
const accounts = [{ account: 'admin', password: 'p', name: '雪莲', roles: ['admin' as const], office: '西宁市' }];

let folder: string;
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'anju-demo-folder-')), 'desk');
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('the folder of a demo city', () => {
  it('is made when it is not there, and taken when it is empty', () => {
    expect(claimFolder(folder, stamp)).toBe('empty');
    expect(claimFolder(folder, stamp)).toBe('empty');
  });

  it('is used again when it holds the very same city', () => {
    claimFolder(folder, stamp);
    writeDemoFile(folder, { ...stamp, passphrase: 'a passphrase', accounts });
    expect(claimFolder(folder, stamp)).toBe('ready');
  });

  it.each([{ size: 'city' }, { count: 201 }, { seed: 2 }, { version: '0.2.0' }])(
    'is refused to another city: %o',
    (other) => {
      claimFolder(folder, stamp);
      writeDemoFile(folder, { ...stamp, passphrase: 'a passphrase', accounts });
      expect(() => claimFolder(folder, { ...stamp, ...other })).toThrow(/another demo city/);
    },
  );

  it('is refused when it holds anything else, a half-made city among it', () => {
    claimFolder(folder, stamp);
    writeFileSync(join(folder, 'desk.db'), 'real cases');
    expect(() => claimFolder(folder, stamp)).toThrow(/not empty/);
  });

  it('gets a list that the browser host reads, for its owner alone', () => {
    claimFolder(folder, stamp);
    writeDemoFile(folder, { ...stamp, passphrase: 'a passphrase', accounts });
    const path = join(folder, 'demo.json');
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o077).toBe(0);
    expect(readDemoFile(folder)).toEqual({ passphrase: 'a passphrase', accounts });
  });
});
