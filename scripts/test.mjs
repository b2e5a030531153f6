// npm test: everything that can be shown on one machine. Check steps, unit and suite tests, build, browser tests. Goes
// on after a failure, so that one run tells all; the last line is the sum.

import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runCheckSteps } from './check-steps.mjs';
import { ensureInstalled } from './installation.mjs';
import { continuedInRightNode } from './node-runtime.mjs';
import { say } from './progress.mjs';
import { projectRoot } from './project-root.mjs';
import { runAttached } from './run-child.mjs';
import { countPlaywright, countVitest, settle } from './test-reports.mjs';

/** @typedef {import('./test-reports.mjs').Count} Count */

/** @param {string} name */
const report = (name) => join(projectRoot, 'test-results', `${name}.json`);

/** @param {readonly string[]} args */
const runNode = (args) => runAttached(process.execPath, args, { cwd: projectRoot });

/** @returns {Promise<Count>} */
async function unitTests() {
  const vitest = join(projectRoot, 'node_modules', 'vitest', 'vitest.mjs');
  const output = `--outputFile.json=${report('unit')}`;
  const code = await runNode([vitest, 'run', '--reporter=dot', '--reporter=json', output]);
  return settle(countVitest(report('unit')), code);
}

/** @returns {Promise<Count>} */
async function build() {
  const code = await runNode([join(projectRoot, 'scripts', 'build.mjs')]);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

function hasBrowserTests() {
  const folder = join(projectRoot, 'tests', 'e2e');
  return (
    existsSync(folder) && readdirSync(folder, { recursive: true }).some((name) => String(name).endsWith('.test.ts'))
  );
}

/** @returns {Promise<Count>} */
async function browserTests() {
  if (!hasBrowserTests()) return { passed: 0, failed: 0 };
  const code = await runNode([join(projectRoot, 'scripts', 'test-browser.mjs')]);
  return settle(countPlaywright(report('e2e')), code);
}

const SUITES = [
  { name: 'check', run: runCheckSteps },
  { name: 'unit and suites', run: unitTests },
  { name: 'build', run: build },
  { name: 'browser', run: browserTests },
];

async function main() {
  await ensureInstalled();
  if (await continuedInRightNode()) return;
  // Hundreds of desks, hubs and commands are started as processes of their own: what one of them compiled serves all.
  process.env.NODE_COMPILE_CACHE ??= join(projectRoot, 'node_modules', '.cache', 'compiled');
  // Yesterday's report must not be counted for a suite that does not get to write its own.
  rmSync(join(projectRoot, 'test-results'), { recursive: true, force: true });
  /** @type {string[]} */
  const lines = [];
  let passed = 0;
  let failed = 0;
  for (const suite of SUITES) {
    console.log(`\n── ${suite.name} ${'─'.repeat(60 - suite.name.length)}`);
    const count = await suite.run();
    passed += count.passed;
    failed += count.failed;
    lines.push(`${suite.name}: ${String(count.passed)} passed, ${String(count.failed)} failed`);
  }
  console.log(`\n${lines.join('\n')}`);
  console.log(`${String(passed)} passed, ${String(failed)} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}

try {
  await main();
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
}
