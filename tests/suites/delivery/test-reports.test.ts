import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { countPlaywright, countVitest, settle } from '../../../scripts/test-reports.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'anju-reports-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const report = (value: unknown) => {
  const file = join(folder, 'report.json');
  writeFileSync(file, JSON.stringify(value));
  return file;
};

describe('the sum of npm test', () => {
  it('counts vitest: skipped is failed, a file that does not load is one failure', () => {
    const file = report({
      numTotalTests: 10,
      numPassedTests: 7,
      testResults: [
        { status: 'failed', assertionResults: [] },
        { status: 'failed', assertionResults: [{}] },
        { status: 'passed', assertionResults: [{}] },
      ],
    });
    expect(countVitest(file)).toEqual({ passed: 7, failed: 4 });
  });

  it('counts Playwright: flaky and skipped are failed', () => {
    const stats = { expected: 5, unexpected: 1, flaky: 1, skipped: 2 };
    expect(countPlaywright(report({ stats, errors: [] }))).toEqual({ passed: 5, failed: 4 });
    const none = { expected: 0, unexpected: 0, flaky: 0, skipped: 0 };
    expect(countPlaywright(report({ stats: none, errors: [{}] }))).toEqual({ passed: 0, failed: 1 });
  });

  it('fails a suite that wrote no report, ran nothing or ended badly without saying why', () => {
    expect(settle(countVitest(join(folder, 'absent.json')), 0)).toEqual({ passed: 0, failed: 1 });
    expect(settle({ passed: 0, failed: 0 }, 0)).toEqual({ passed: 0, failed: 1 });
    expect(settle({ passed: 9, failed: 0 }, 1)).toEqual({ passed: 9, failed: 1 });
    expect(settle({ passed: 9, failed: 2 }, 1)).toEqual({ passed: 9, failed: 2 });
    expect(settle({ passed: 9, failed: 0 }, 0)).toEqual({ passed: 9, failed: 0 });
  });
});
