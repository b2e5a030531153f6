import { defineConfig } from 'vitest/config';
import { LongestFirst } from './tests/support/longest-first.ts';

/** Rules and the screens' logic keep no state and open no files: their tests share a process and read a module once. */
const SHARING = ['kernel', 'domain', 'protocol', 'renderer'].map((folder) => `src/${folder}/**/*.test.{ts,tsx}`);

export default defineConfig({
  test: {
    environment: 'node',
    testTimeout: 20_000,
    hookTimeout: 30_000,
    // Vitest leaves one core free, which on the two of an office machine means one file at a time.
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    globalSetup: 'tests/support/desk/shared-desks.ts',
    passWithNoTests: false,
    // A test marked `only` would hide all the others.
    allowOnly: false,
    projects: [
      { extends: true, test: { name: 'rules', include: SHARING, isolate: false } },
      {
        extends: true,
        test: {
          name: 'desk',
          include: ['src/**/*.test.{ts,tsx}', 'tests/suites/**/*.test.ts', 'tests/regressions/**/*.test.ts'],
          exclude: SHARING,
        },
      },
    ],
  },
});
