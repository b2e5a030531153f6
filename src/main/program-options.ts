import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

export interface ProgramOptions {
  /** The data folder. */
  readonly data: string;
  readonly demo: boolean;
  /** Print one line of JSON when the window is up, for scripts. */
  readonly json: boolean;
}

export interface Machine {
  readonly platform: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  readonly cwd: string;
}

/** What `npm start` passes on. Chromium's own switches stand on the same command line and are not ours to judge. */
export function readProgramOptions(argv: readonly string[], machine: Machine = thisMachine()): ProgramOptions {
  const demo = valueOf(argv, '--demo');
  const data = valueOf(argv, '--data');
  return {
    data: data === undefined ? defaultDataFolder(demo, machine) : resolve(machine.cwd, data),
    demo: demo !== undefined,
    json: argv.includes('--json'),
  };
}

/** The same folder that `npm start` names, so that a desk is one desk however it is opened. */
function defaultDataFolder(demo: string | undefined, { platform, env, home }: Machine): string {
  const name = demo === undefined ? 'anju-desk' : `anju-desk-demo-${demo}`;
  if (platform === 'win32') return join(env.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), name);
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', name);
  return join(env.XDG_DATA_HOME ?? join(home, '.local', 'share'), name);
}

function valueOf(argv: readonly string[], option: string): string | undefined {
  const joined = argv.find((word) => word.startsWith(`${option}=`))?.slice(option.length + 1);
  const at = argv.indexOf(option);
  const value = joined ?? (at < 0 ? undefined : argv[at + 1]);
  return value === '' ? undefined : value;
}

function thisMachine(): Machine {
  return { platform: process.platform, env: process.env, home: homedir(), cwd: process.cwd() };
}
