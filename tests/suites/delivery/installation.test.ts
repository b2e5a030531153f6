import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { installationNeed } from '../../../scripts/installation.mjs';
import { isNewEnough } from '../../../scripts/node-runtime.mjs';

const WANTED = {
  '': { version: '0.1.0' },
  'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' },
  'node_modules/only-elsewhere': { version: '1.0.0', integrity: 'sha512-e', optional: true },
};

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'anju-install-'));
  mkdirSync(join(root, 'node_modules'));
  writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ packages: WANTED }));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const installed = (text: string) => writeFileSync(join(root, 'node_modules', '.package-lock.json'), text);

describe('whether an installation is needed', () => {
  it('is: nothing there, or npm was interrupted before it wrote its record', () => {
    expect(installationNeed(root)).toBe('missing');
    installed('{"packages": {"node_mod');
    expect(installationNeed(root)).toBe('missing');
  });

  it('is not: everything wanted is there but a package for another system', () => {
    installed(JSON.stringify({ packages: { 'node_modules/a': WANTED['node_modules/a'] } }));
    expect(installationNeed(root)).toBeUndefined();
  });

  it.each([
    ['another version', { 'node_modules/a': { version: '0.9.0', integrity: 'sha512-a' } }],
    ['other content', { 'node_modules/a': { version: '1.0.0', integrity: 'sha512-b' } }],
    ['a package missing', {}],
  ])('is: %s', (_what, packages) => {
    installed(JSON.stringify({ packages }));
    expect(installationNeed(root)).toBe('outdated');
  });
});

describe('the oldest Node that runs the sources', () => {
  it.each([
    ['v20.20.2', false],
    ['v22.17.9', false],
    ['v22.18.0', true],
    ['v24.0.0', true],
  ])('%s: %s', (version, expected) => {
    expect(isNewEnough(version)).toBe(expected);
  });
});
