import { defineConfig } from '@playwright/test';

/** In real Electron: what only the shell does, then the same browser tests that run in Chromium. */
const config = defineConfig({
  testMatch: '**/*.test.ts',
  outputDir: '../../test-results/e2e-electron',
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: '../../test-results/e2e-electron.json' }]],
  use: { trace: 'retain-on-failure', screenshot: 'only-on-failure' },
  projects: [
    { name: 'shell', testDir: '.' },
    // The citizen's page is opened by a browser, never by the desk.
    { name: 'desk', testDir: '../e2e', testIgnore: 'verifier.test.ts' },
  ],
});

// Playwright reads a default export.
export { config as default };
