// The right Node without asking anyone to install it: npm packages carry Node 24 for Linux and Windows
// (optionalDependencies). Where none exists, the Node at hand must be new enough to run TypeScript sources.

import { spawnSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './project-root.mjs';
import { runAttached } from './run-child.mjs';

const OLDEST = { major: 22, minor: 18 };

/** @param {string} version e.g. v22.18.0 */
export function isNewEnough(version) {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  return major > OLDEST.major || (major === OLDEST.major && minor >= OLDEST.minor);
}

/**
 * @param {string} [root]
 * @returns {string | undefined} the Node that came with npm ci, if it starts on this machine
 */
function bundledNode(root = projectRoot) {
  const windows = process.platform === 'win32';
  const name = `node-${windows ? 'win' : process.platform}-${process.arch}`;
  const file = windows ? 'node.exe' : 'node';
  for (const path of [join(root, 'node_modules', name, 'bin', file), join(root, 'node_modules', name, file)]) {
    if (!existsSync(path)) continue;
    if (realpathSync(path) === realpathSync(process.execPath)) return path;
    // A musl system has the package and cannot start it.
    if (spawnSync(path, ['--version']).status === 0) return path;
  }
  return undefined;
}

const TOO_OLD = (/** @type {string} */ version) =>
  [
    `需要 Node.js 22.18 或更新版本(推荐 24);当前是 ${version}。请从 nodejs.org 安装后再试。`,
    `Node.js 22.18 or newer (24 recommended) is needed; this is ${version}. Install it from nodejs.org and try again.`,
  ].join('\n');

/** @returns {string} the Node to run sources with; throws, in both languages, when there is none */
export function nodeForSources() {
  const bundled = bundledNode();
  if (bundled !== undefined) return bundled;
  if (isNewEnough(process.version)) return process.execPath;
  throw new Error(TOO_OLD(process.version));
}

/**
 * Continues this very script under the right Node.
 * @returns {Promise<boolean>} true when a child did the work and the exit code is set; false: go on here
 */
export async function continuedInRightNode() {
  const node = nodeForSources();
  if (realpathSync(node) === realpathSync(process.execPath)) return false;
  process.exitCode = await runAttached(node, process.argv.slice(1));
  return true;
}
