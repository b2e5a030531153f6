// What `npm start -- …` understands, and where a desk keeps its data when nobody says.

import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

const DEMO_SIZES = ['small', 'city', 'big'];

export const USAGE = `npm start -- [options]
  --browser               浏览器方式 the browser host even where Electron is present
  --port N                端口, 0 = 任意 port of the browser host, 0 = any (means --browser)
  --no-open               不自动打开浏览器 start the browser host without opening a browser (means --browser)
  --data DIR              数据目录 data folder
  --demo small|city|big   演示城市, 另存 a demo city in a data folder of its own
  --json                  就绪时在标准输出打印一行 JSON one line of JSON on stdout when ready, for scripts
  --help                  本说明 this text`;

/**
 * @typedef {object} StartOptions
 * @property {boolean} browser
 * @property {number | undefined} port
 * @property {boolean} open
 * @property {string | undefined} data absolute
 * @property {string | undefined} demo
 * @property {boolean} json
 * @property {boolean} help
 */

/**
 * @param {readonly string[]} args
 * @param {string} cwd what a relative --data is relative to
 * @returns {StartOptions} throws with words for the user on anything it does not understand
 */
export function parseStartOptions(args, cwd) {
  /** @type {StartOptions} */
  const options = {
    browser: false,
    port: undefined,
    open: true,
    data: undefined,
    demo: undefined,
    json: false,
    help: false,
  };
  // `--port=8080` and `--port 8080` are the same.
  const words = args.flatMap((arg) => {
    const split = arg.startsWith('--') ? arg.indexOf('=') : -1;
    return split < 0 ? [arg] : [arg.slice(0, split), arg.slice(split + 1)];
  });
  for (let word = words.shift(); word !== undefined; word = words.shift()) {
    readOption(options, word, { cwd, value: () => words.shift() });
  }
  return options;
}

/**
 * @param {StartOptions} options
 * @param {string} word
 * @param {{ cwd: string, value: () => string | undefined }} rest
 */
function readOption(options, word, { cwd, value }) {
  switch (word) {
    case '--browser':
      options.browser = true;
      return;
    case '--no-open':
      options.open = false;
      return;
    case '--json':
      options.json = true;
      return;
    case '--help':
      options.help = true;
      return;
    case '--port':
      options.port = readPort(value());
      return;
    case '--data':
      options.data = resolve(cwd, requireValue(word, value()));
      return;
    case '--demo':
      options.demo = readDemoSize(value());
      return;
    default:
      throw new Error(`不认识的选项 unknown option: ${word}\n\n${USAGE}`);
  }
}

/**
 * @param {string} option
 * @param {string | undefined} value
 */
function requireValue(option, value) {
  if (value === undefined || value === '' || value.startsWith('--')) {
    throw new Error(`${option} 缺少值 needs a value\n\n${USAGE}`);
  }
  return value;
}

/** @param {string | undefined} value */
function readPort(value) {
  const text = requireValue('--port', value);
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65535) throw new Error(`--port ${text}: 0 … 65535`);
  return port;
}

/** @param {string | undefined} value */
function readDemoSize(value) {
  const size = requireValue('--demo', value);
  if (!DEMO_SIZES.includes(size)) throw new Error(`--demo ${size}: ${DEMO_SIZES.join(' | ')}`);
  return size;
}

/**
 * The per-user data folder of this system; a demo city never shares it with real cases.
 * @param {string | undefined} demo
 * @param {{ platform?: string, env?: NodeJS.ProcessEnv, home?: string }} [machine]
 */
export function defaultDataFolder(demo, { platform = process.platform, env = process.env, home = homedir() } = {}) {
  const name = demo === undefined ? 'anju-desk' : `anju-desk-demo-${demo}`;
  if (platform === 'win32') return join(env.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), name);
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', name);
  return join(env.XDG_DATA_HOME ?? join(home, '.local', 'share'), name);
}
