import { defineConfig } from 'vitest/config';

/**
 * Tests of one worker share its process, so that each module is read once and not two hundred times. These need a
 * process of their own: they replace modules, or look at what the whole program has registered.
 */
const ALONE = ['tests/suites/electron/**/*.test.ts', 'src/store/query-plans.test.ts'];

export default defineConfig({
  test: {
    environment: 'node',
    testTimeout: 20_000,
    hookTimeout: 30_000,
    passWithNoTests: false,
    // A test marked `only` would hide all the others.
    allowOnly: false,
    projects: [
      {
        extends: true,
        test: {
          name: 'shared',
          include: ['src/**/*.test.{ts,tsx}', 'tests/suites/**/*.test.ts', 'tests/regressions/**/*.test.ts'],
          exclude: ALONE,
          isolate: false,
        },
      },
      { extends: true, test: { name: 'alone', include: ALONE } },
    ],
  },
});
