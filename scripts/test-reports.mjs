// Counts from the JSON reports of vitest and Playwright.

import { existsSync, readFileSync } from 'node:fs';

/** @typedef {{ passed: number, failed: number }} Count */

/** @param {string} file */
function readReport(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

/**
 * A skipped test counts as failed: what is not run proves nothing. A test file that could not be loaded has no
 * tests of its own and counts as one failure.
 * @param {string} file
 * @returns {Count}
 */
export function countVitest(file) {
  const report = readReport(file);
  if (report === undefined) return { passed: 0, failed: 0 };
  /** @type {{ status: string, assertionResults: unknown[] }[]} */
  const files = report.testResults;
  const broken = files.filter((result) => result.status === 'failed' && result.assertionResults.length === 0).length;
  return { passed: report.numPassedTests, failed: report.numTotalTests - report.numPassedTests + broken };
}

/**
 * @param {string} file
 * @returns {Count}
 */
export function countPlaywright(file) {
  const report = readReport(file);
  if (report === undefined) return { passed: 0, failed: 0 };
  const { expected, unexpected, flaky, skipped } = report.stats;
  const broken = unexpected === 0 ? report.errors.length : 0;
  return { passed: expected, failed: unexpected + flaky + skipped + broken };
}

/**
 * What a suite contributes: one that ran nothing, or ended badly without a failed test, is a failure itself.
 * @param {Count} count
 * @param {number} exitCode
 * @returns {Count}
 */
export function settle(count, exitCode) {
  const silent = count.passed + count.failed === 0;
  const unexplained = exitCode !== 0 && count.failed === 0;
  return silent || unexplained ? { ...count, failed: count.failed + 1 } : count;
}
