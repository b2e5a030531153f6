// npm start: from a fresh clone to an open desk. Installs, continues under the right Node, builds what changed, and
// opens Electron or, where that is not possible, the browser host. stdout belongs to the desk (--json prints one line
// there); everything this script says goes to stderr.

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { isBuildCurrent } from './build-stamp.mjs';
import { chooseMode } from './electron-binary.mjs';
import { ensureInstalled } from './installation.mjs';
import { continuedInRightNode } from './node-runtime.mjs';
import { say, startProgress } from './progress.mjs';
import { projectRoot } from './project-root.mjs';
import { runAttached, runCaptured } from './run-child.mjs';
import { defaultDataFolder, parseStartOptions, USAGE } from './start-options.mjs';

async function ensureBuilt() {
  if (isBuildCurrent()) return;
  const done = startProgress('构建 Building');
  const { code, output } = await runCaptured(process.execPath, [join(projectRoot, 'scripts', 'build.mjs')], {
    cwd: projectRoot,
  });
  done(code === 0 ? '完成 done' : '失败 failed');
  if (code !== 0) throw new Error(output.trimEnd());
}

/**
 * The demo city is made by a program of its own before the desk opens; where it is there already, that program says so.
 * @param {string} size
 * @param {string} data
 */
async function ensureDemoCity(size, data) {
  say(`演示城市 The demo city (${size}) …`);
  const maker = join(projectRoot, 'dist', 'node', 'demo.js');
  const code = await runAttached(process.execPath, [maker, '--size', size, '--data', data], {
    // stdout belongs to the desk.
    stdio: ['inherit', 2, 'inherit'],
  });
  // 130 and 143: the person ended it.
  const again = code === 130 || code === 143 ? '。再次启动会重新生成 Start again to make it anew' : '';
  if (code !== 0) throw new Error(`演示城市未生成 the demo city was not made (exit ${String(code)})${again}`);
}

/**
 * @param {import('./start-options.mjs').StartOptions} options
 * @returns {Promise<number>} the desk's exit code
 */
async function openDesk(options) {
  const data = options.data ?? defaultDataFolder(options.demo);
  mkdirSync(data, { recursive: true, mode: 0o700 });
  if (options.demo !== undefined) await ensureDemoCity(options.demo, data);
  const shared = [
    '--data',
    data,
    ...(options.demo === undefined ? [] : ['--demo', options.demo]),
    ...(options.json ? ['--json'] : []),
  ];
  const choice = await chooseMode(options);
  if (choice.mode === 'electron') {
    say(`安居台 Anju Desk: Electron (${choice.reason})`);
    return runAttached(choice.program, [projectRoot, ...shared]);
  }
  say(`安居台 Anju Desk: 浏览器 browser (${choice.reason})`);
  const host = join(projectRoot, 'dist', 'node', 'browser.js');
  const port = ['--port', String(options.port ?? 0)];
  return runAttached(process.execPath, [host, ...port, ...shared, options.open ? '--open' : '--no-open']);
}

async function main() {
  // npm changes to the project's folder; a relative --data means the folder the user stands in.
  const options = parseStartOptions(process.argv.slice(2), process.env.INIT_CWD ?? process.cwd());
  if (options.help) {
    say(USAGE);
    return;
  }
  await ensureInstalled();
  if (await continuedInRightNode()) return;
  await ensureBuilt();
  process.exitCode = await openDesk(options);
}

try {
  await main();
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
