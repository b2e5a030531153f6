// Build only what changed: a hash over everything the build reads, kept beside what it wrote.

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { projectRoot } from './project-root.mjs';

const READ_BY_THE_BUILD = [
  'src',
  'resources',
  'package.json',
  'package-lock.json',
  'electron.vite.config.ts',
  'vite.node.config.ts',
  'vite.renderer.config.ts',
  'vite.verifier.config.ts',
  'tsconfig.base.json',
];
const OUTPUTS = [
  'dist/node/browser.js',
  'dist/renderer/index.html',
  'dist/main/main.js',
  'dist/preload/preload.cjs',
  'dist/verifier/verifier.html',
];
const TEST_FILE = /\.test\.tsx?$/;

/**
 * @param {string} root
 * @returns {string} hex SHA-256 over names and contents
 */
function sourceHash(root) {
  const hash = createHash('sha256');
  for (const top of READ_BY_THE_BUILD) {
    const path = join(root, top);
    if (!existsSync(path)) continue;
    for (const file of filesUnder(path)) {
      if (TEST_FILE.test(file)) continue;
      // NUL cannot stand in a name, so no two trees give the same text.
      hash
        .update(`${file.slice(root.length)}\0`)
        .update(readFileSync(file))
        .update('\0');
    }
  }
  return hash.digest('hex');
}

/**
 * @param {string} path
 * @returns {string[]} sorted, so the order on disk does not matter
 */
function filesUnder(path) {
  const entries = readdirSync(dirname(path), { withFileTypes: true });
  const self = entries.find((entry) => join(dirname(path), entry.name) === path);
  if (self?.isDirectory() !== true) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** @param {string} root */
const stampFile = (root) => join(root, 'dist', '.build-stamp');

/** @param {string} [root] */
export function isBuildCurrent(root = projectRoot) {
  if (!existsSync(stampFile(root)) || !OUTPUTS.every((output) => existsSync(join(root, output)))) return false;
  return readFileSync(stampFile(root), 'utf8') === sourceHash(root);
}

/**
 * Call before building: a build that breaks off must not pass for a whole one.
 * @param {string} root
 * @returns {(() => void)} call when the build succeeded
 */
export function beginBuild(root) {
  rmSync(stampFile(root), { force: true });
  const hash = sourceHash(root);
  return () => {
    mkdirSync(join(root, 'dist'), { recursive: true });
    writeFileSync(stampFile(root), hash);
  };
}
