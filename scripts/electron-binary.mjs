// Electron's npm package comes without its program; that is fetched on first use, from a host that many networks
// block. A failed attempt is remembered for a day, so that a desk without it opens without waiting each time.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { say, startProgress } from './progress.mjs';
import { projectRoot } from './project-root.mjs';
import { runCaptured } from './run-child.mjs';

const FETCH_TIMEOUT_MS = 90_000;
const DAY_MS = 24 * 60 * 60 * 1000;

/** @param {string} platform */
function programName(platform) {
  if (platform === 'win32') return 'electron.exe';
  return platform === 'darwin' ? 'Electron.app/Contents/MacOS/Electron' : 'electron';
}

/**
 * @param {string} [root]
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {string | undefined} the program, when it is on this machine
 */
export function findElectron(root = projectRoot, env = process.env) {
  const override = env.ELECTRON_OVERRIDE_DIST_PATH;
  const folder = override === undefined || override === '' ? join(root, 'node_modules', 'electron', 'dist') : override;
  const program = join(folder, programName(process.platform));
  return existsSync(program) ? program : undefined;
}

/** @param {string} root */
const failureFile = (root) => join(root, 'node_modules', '.cache', 'anju-desk', 'electron-fetch-failed-at');

/**
 * @param {string} root
 * @param {number} now
 */
export function hasFailedWithinADay(root, now) {
  const file = failureFile(root);
  return existsSync(file) && now - Number(readFileSync(file, 'utf8')) < DAY_MS;
}

/**
 * A convenience, so a folder that may not be written only costs another attempt next time.
 * @param {string} root
 * @param {number} now
 */
export function rememberFailure(root, now) {
  try {
    mkdirSync(join(failureFile(root), '..'), { recursive: true });
    writeFileSync(failureFile(root), String(now));
  } catch (error) {
    say(`无法记录 cannot remember the failed attempt: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/**
 * @param {string} [root]
 * @returns {Promise<{ program: string } | { reason: string }>}
 */
async function fetchElectron(root = projectRoot) {
  if (hasFailedWithinADay(root, Date.now())) {
    return { reason: 'Electron 无法下载(一天后再试)Electron could not be fetched; next try in a day' };
  }
  const done = startProgress('下载 Electron Fetching Electron (about 120 MB)');
  const installer = join(root, 'node_modules', 'electron', 'install.js');
  const { code } = await runCaptured(process.execPath, [installer], { cwd: root, timeout: FETCH_TIMEOUT_MS });
  const program = findElectron(root);
  done(program === undefined ? '失败 failed' : '完成 done');
  if (code === 0 && program !== undefined) return { program };
  rememberFailure(root, Date.now());
  return { reason: 'Electron 无法下载 Electron is not here and could not be fetched' };
}

/**
 * Which way the desk opens, and why.
 * @param {import('./start-options.mjs').StartOptions} options
 * @returns {Promise<{ mode: 'electron', program: string, reason: string } | { mode: 'browser', reason: string }>}
 */
export async function chooseMode(options) {
  const asked = options.browser ? '--browser' : options.port !== undefined ? '--port' : options.open ? '' : '--no-open';
  if (asked !== '') return { mode: 'browser', reason: `按 ${asked} 的要求 as ${asked} asks` };
  const present = findElectron();
  if (present !== undefined && (process.env.ELECTRON_OVERRIDE_DIST_PATH ?? '') !== '') {
    return { mode: 'electron', program: present, reason: 'ELECTRON_OVERRIDE_DIST_PATH' };
  }
  const obstacle = electronObstacle();
  if (obstacle !== undefined) return { mode: 'browser', reason: obstacle };
  if (present !== undefined) return { mode: 'electron', program: present, reason: '已安装 installed' };
  const fetched = await fetchElectron();
  if ('program' in fetched) return { mode: 'electron', program: fetched.program, reason: '已下载 fetched' };
  return { mode: 'browser', reason: fetched.reason };
}

/**
 * What makes Electron pointless to fetch or start here.
 * @param {{ platform?: string, env?: NodeJS.ProcessEnv, uid?: number | undefined }} [machine]
 */
export function electronObstacle({ platform = process.platform, env = process.env, uid = process.getuid?.() } = {}) {
  if (platform !== 'linux') return undefined;
  if ((env.DISPLAY ?? '') === '' && (env.WAYLAND_DISPLAY ?? '') === '') {
    return '没有图形界面 there is no display for Electron';
  }
  return uid === 0 ? '以 root 运行 Electron does not run as root' : undefined;
}
