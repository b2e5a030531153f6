import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './project-root.mjs';
import { runCaptured } from './run-child.mjs';

/** @param {string} path */
const tool = (path) => join(projectRoot, 'node_modules', path);
// TypeScript's native compiler; the one in JavaScript is the parser of eslint and of dependency-cruiser.
const TSC = tool('typescript-7/bin/tsc');
const WORLDS = ['pure', 'node', 'web', 'both'];

/**
 * What `npm run check` does, the longest first, so that two at a time end together.
 * @type {readonly { name: string, args: readonly string[] }[]}
 */
const CHECK_STEPS = [
  { name: 'lint (eslint)', args: [tool('eslint/bin/eslint.js'), '.', '--max-warnings=0'] },
  { name: 'lint with types (oxlint)', args: [tool('oxlint/bin/oxlint'), '--type-aware', '--deny-warnings', '.'] },
  ...WORLDS.map((world) => ({ name: `types (${world})`, args: [TSC, '-p', `tsconfig.${world}.json`] })),
  { name: 'format (prettier)', args: [tool('prettier/bin/prettier.cjs'), '--check', '--log-level=warn', '.'] },
  {
    name: 'imports (dependency-cruiser)',
    args: [
      tool('dependency-cruiser/bin/dependency-cruiser.mjs'),
      '--config',
      '.dependency-cruiser.cjs',
      ...['src', 'tests', 'scripts'].filter((folder) => existsSync(join(projectRoot, folder))),
    ],
  },
  { name: 'dead code (knip)', args: [tool('knip/bin/knip.js'), '--no-progress'] },
];

/**
 * Runs every step, two at a time, and prints each as it ends; a failed one with all it said.
 * @returns {Promise<{ passed: number, failed: number }>}
 */
export async function runCheckSteps() {
  const waiting = [...CHECK_STEPS];
  const count = { passed: 0, failed: 0 };
  const worker = async () => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
      const began = Date.now();
      const { code, output } = await runCaptured(process.execPath, step.args, { cwd: projectRoot });
      const time = `${((Date.now() - began) / 1000).toFixed(1)} s`;
      console.log(`${code === 0 ? '✔' : '✘'} ${step.name}  ${time}`);
      if (code !== 0) console.log(output.trimEnd());
      count[code === 0 ? 'passed' : 'failed'] += 1;
    }
  };
  await Promise.all([worker(), worker()]);
  return count;
}
