import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { beginBuild, isBuildCurrent } from '../../../scripts/build-stamp.mjs';

const OUTPUTS = [
  'node/browser.js',
  'renderer/index.html',
  'main/main.js',
  'preload/preload.cjs',
  'verifier/verifier.html',
];

let root: string;
const write = (file: string, text: string) => {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
};

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'anju-build-'));
  write('src/app/a.ts', 'export const a = 1;');
  write('package.json', '{}');
  for (const output of OUTPUTS) {
    write(`dist/${output}`, '');
  }
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('whether the build is current', () => {
  it('is after a finished build, until a source changes', () => {
    expect(isBuildCurrent(root)).toBe(false);
    beginBuild(root)();
    expect(isBuildCurrent(root)).toBe(true);
    write('src/app/a.ts', 'export const a = 2;');
    expect(isBuildCurrent(root)).toBe(false);
  });

  it('is not after a source appeared, moved or an output vanished', () => {
    beginBuild(root)();
    write('src/app/b.ts', '');
    expect(isBuildCurrent(root)).toBe(false);
    beginBuild(root)();
    rmSync(join(root, 'src/app/b.ts'));
    write('src/b.ts', '');
    expect(isBuildCurrent(root)).toBe(false);
    beginBuild(root)();
    rmSync(join(root, 'dist/main/main.js'));
    expect(isBuildCurrent(root)).toBe(false);
  });

  it('stays current when only a test changed', () => {
    beginBuild(root)();
    write('src/app/a.test.ts', 'anything');
    expect(isBuildCurrent(root)).toBe(true);
  });

  it('is not while a build runs or after one that broke off', () => {
    beginBuild(root)();
    beginBuild(root);
    expect(isBuildCurrent(root)).toBe(false);
  });

  it('is not when a source changed during the build', () => {
    const finish = beginBuild(root);
    write('src/app/a.ts', 'export const a = 3;');
    finish();
    expect(isBuildCurrent(root)).toBe(false);
  });
});
