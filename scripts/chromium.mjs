// A Chromium for the browser tests: the system's, else Debian's package, else Playwright's own download.

import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { say, startProgress } from './progress.mjs';
import { projectRoot } from './project-root.mjs';
import { runCaptured } from './run-child.mjs';

const COMMANDS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const USUAL_PLACES = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
};

/** Without these a test browser calls home, or waits for a graphics card that is not there. */
export const CHROMIUM_ARGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

/** @returns {string | undefined} a Chromium of this system; ANJU_CHROMIUM names one of your own */
export function findChromium() {
  const own = process.env.ANJU_CHROMIUM;
  if (own !== undefined && own !== '') return own;
  const folders = (process.env.PATH ?? '').split(delimiter);
  const onPath = COMMANDS.flatMap((command) => folders.map((folder) => join(folder, command)));
  const usual = process.platform === 'darwin' || process.platform === 'win32' ? USUAL_PLACES[process.platform] : [];
  return [...onPath, ...usual].find((path) => existsSync(path));
}

const isDebianRoot = () => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');

/** @param {readonly string[]} packages */
async function aptInstall(packages) {
  const done = startProgress(`安装 apt-get install ${packages.join(' ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await runCaptured('apt-get', ['update'], { env });
  const { code, output } = await runCaptured('apt-get', ['install', '-y', '--no-install-recommends', ...packages], {
    env,
  });
  done(code === 0 ? '完成 done' : '失败 failed');
  if (code !== 0) say(output.trimEnd().split('\n').slice(-5).join('\n'));
}

async function hasChineseFont() {
  if (process.platform !== 'linux') return true;
  const { code, output } = await runCaptured('fc-list', [':lang=zh-cn', 'family']);
  return code === 0 && output.trim() !== '';
}

/** @returns {Promise<void>} rejects when no Chromium can be had */
export async function ensureChromium() {
  const missing = [
    ...(findChromium() === undefined ? ['chromium'] : []),
    ...((await hasChineseFont()) ? [] : ['fontconfig', 'fonts-noto-cjk']),
  ];
  if (missing.length > 0 && isDebianRoot()) await aptInstall(missing);
  if (!(await hasChineseFont())) say('没有中文字体 no Chinese font: texts in screenshots will be boxes');
  if (findChromium() !== undefined) return;
  const done = startProgress('下载 Chromium Fetching Chromium (Playwright)');
  const cli = join(projectRoot, 'node_modules', '@playwright', 'test', 'cli.js');
  const { code, output } = await runCaptured(process.execPath, [cli, 'install', 'chromium'], { cwd: projectRoot });
  done(code === 0 ? '完成 done' : '失败 failed');
  if (code !== 0) {
    throw new Error(
      `${output.trimEnd()}\n请安装 Chromium 或设置 ANJU_CHROMIUM. Install Chromium or set ANJU_CHROMIUM.`,
    );
  }
}
