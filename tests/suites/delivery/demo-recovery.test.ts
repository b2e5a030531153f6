import { type ChildProcess, spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { beginMaking, claimFolder } from '../../../src/demo/demo-folder.ts';

const MAKER = fileURLToPath(new URL('../../../src/demo/main.ts', import.meta.url));
const PATIENCE = 120_000;
const stamp = { size: 'small', count: 3, seed: 1, version: '0.1.0' };

let folder: string;
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'anju-demo-again-')), 'desk');
});
afterEach(() => {
  rmSync(join(folder, '..'), { recursive: true, force: true });
});

interface Maker {
  readonly process: ChildProcess;
  readonly ended: Promise<{ readonly code: number | null; readonly said: string }>;
}

function make(...more: readonly string[]): Maker {
  const args = [MAKER, '--size', 'small', '--count', '3', '--data', folder, ...more];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (part: string) => (said += part));
  return {
    process: child,
    ended: new Promise((resolve) => {
      child.on('close', (code) => {
        resolve({ code, said });
      });
    }),
  };
}

describe('a demo city that was cut off', () => {
  it('is made anew at the next start, and opened at the one after', { timeout: PATIENCE }, async () => {
    const first = make();
    await vi.waitFor(() => {
      expect(existsSync(join(folder, 'desk.db'))).toBe(true);
    }, PATIENCE);
    const meanwhile = await make().ended;
    expect([meanwhile.code, meanwhile.said]).toEqual([1, expect.stringContaining('is being made')]);
    first.process.kill('SIGKILL');
    await first.ended;
    expect(existsSync(join(folder, 'demo.json'))).toBe(false);
    writeFileSync(join(folder, 'left-over'), 'of the half city');
    const second = await make().ended;
    expect([second.code, second.said]).toEqual([0, expect.stringContaining('Demo city ready')]);
    expect(readdirSync(folder)).not.toContain('.making');
    expect(readdirSync(folder)).not.toContain('left-over');
    const made = readFileSync(join(folder, 'demo.json'), 'utf8');
    const third = await make().ended;
    expect([third.code, third.said]).toEqual([0, expect.stringContaining('is there already')]);
    const other = await make('--count', '4').ended;
    expect([other.code, other.said]).toEqual([1, expect.stringMatching(/3 件.*4 件.*--data/s)]);
    expect(readFileSync(join(folder, 'demo.json'), 'utf8')).toBe(made);
  });
});

describe('the mark of a maker', () => {
  it('is all that lets a folder be cleared', () => {
    mkdirSync(folder);
    writeFileSync(join(folder, 'desk.db'), 'real cases');
    expect(() => claimFolder(folder, stamp)).toThrow(/not empty/);
    expect(readFileSync(join(folder, 'desk.db'), 'utf8')).toBe('real cases');
  });

  it('of a finished city clears nothing, though it was cut off before it took the mark away', () => {
    expect(claimFolder(folder, stamp)).toBe('empty');
    beginMaking(folder).finish({ ...stamp, passphrase: 'p', accounts: [] });
    writeFileSync(join(folder, '.making'), '{}');
    expect(claimFolder(folder, stamp)).toBe('ready');
    expect(readdirSync(folder)).toEqual(['demo.json']);
    for (const other of [{ size: 'city' }, { version: '0.2.0' }]) {
      expect(() => claimFolder(folder, { ...stamp, ...other })).toThrow(/another demo city.*--data/s);
    }
  });

  it('that was cut off itself is one', () => {
    claimFolder(folder, stamp);
    writeFileSync(join(folder, '.making'), '');
    expect(claimFolder(folder, stamp)).toBe('empty');
  });

  it('means nothing when its process is silent for long: another may have the number now', () => {
    claimFolder(folder, stamp);
    // The parent of this test runs and is no maker.
    writeFileSync(join(folder, '.making'), `process ${String(process.ppid)}\n`);
    expect(() => claimFolder(folder, stamp)).toThrow(/is being made/);
    const longAgo = new Date(Date.now() - 61_000);
    utimesSync(join(folder, '.making'), longAgo, longAgo);
    expect(claimFolder(folder, stamp)).toBe('empty');
    expect(readdirSync(folder)).toEqual([]);
  });
});
