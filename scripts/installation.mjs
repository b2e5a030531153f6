// Brings node_modules to what package-lock.json says. Runs under whatever Node the machine has (Node 20 and up),
// before any dependency exists, so it imports nothing but Node.
//
// npm writes node_modules/.package-lock.json last, when an installation is complete; comparing it with
// package-lock.json finds a missing, an interrupted and an outdated installation alike.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { say, startProgress } from './progress.mjs';
import { projectRoot } from './project-root.mjs';
import { runCaptured } from './run-child.mjs';

/** @typedef {{ version?: string, integrity?: string, optional?: boolean }} LockEntry */

/**
 * @param {string} file
 * @returns {Record<string, LockEntry> | undefined}
 */
function readLock(file) {
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
  } catch (error) {
    if (error instanceof SyntaxError) return undefined; // half-written by an interrupted npm
    throw error;
  }
}

/**
 * Why an installation is needed, or undefined when node_modules fits.
 * @param {string} root
 * @returns {'missing' | 'outdated' | undefined}
 */
export function installationNeed(root) {
  const installed = readLock(join(root, 'node_modules', '.package-lock.json'));
  if (installed === undefined) return 'missing';
  const wanted = readLock(join(root, 'package-lock.json')) ?? {};
  const fits = Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true;
    const present = installed[path];
    // Packages for other systems are rightly absent.
    if (present === undefined) return entry.optional === true;
    return present.version === entry.version && present.integrity === entry.integrity;
  });
  return fits ? undefined : 'outdated';
}

/** @returns {{ command: string, args: string[], shell: boolean }} the npm that started us, else the one on the path */
function npmCommand() {
  const script = process.env.npm_execpath;
  if (script?.endsWith('.js') === true) return { command: process.execPath, args: [script], shell: false };
  // npm is a .cmd file on Windows, which only a shell can start.
  return { command: 'npm', args: [], shell: process.platform === 'win32' };
}

/**
 * npm unpacks each package.json last or nearly so; counting them shows how far it is.
 * @param {string} root
 * @returns {() => string} e.g. "120 / 480", looked up at most once a second
 */
function unpackedCounter(root) {
  const wanted = Object.entries(readLock(join(root, 'package-lock.json')) ?? {})
    .filter(([path, entry]) => path !== '' && entry.optional !== true)
    .map(([path]) => join(root, path, 'package.json'));
  let text = '';
  let nextLook = 0;
  return () => {
    if (Date.now() >= nextLook) {
      nextLook = Date.now() + 1000;
      text = `${String(wanted.filter((file) => existsSync(file)).length)} / ${String(wanted.length)}`;
    }
    return text;
  };
}

/**
 * @param {string} [root]
 * @returns {Promise<void>} rejects with npm's own words when the installation fails
 */
export async function ensureInstalled(root = projectRoot) {
  const need = installationNeed(root);
  if (need === undefined) return;
  const done = startProgress(
    need === 'missing'
      ? '安装依赖 Installing packages (about 750 MB, one to two minutes)'
      : '更新依赖 Updating packages to package-lock.json',
    unpackedCounter(root),
  );
  const npm = npmCommand();
  // Windows cannot delete the node.exe that may be running us, so an update there keeps what still fits.
  const verb = process.platform === 'win32' && need === 'outdated' ? ['install', '--no-save'] : ['ci'];
  const { code, output } = await runCaptured(npm.command, [...npm.args, ...verb, '--loglevel=error'], {
    cwd: root,
    shell: npm.shell,
    env: { ...process.env, NODE_ENV: 'development' },
  });
  done(code === 0 ? '完成 done' : '失败 failed');
  if (code !== 0) {
    say(output.trimEnd());
    throw new Error(`npm ${verb.join(' ')} failed (exit ${String(code)})`);
  }
}
