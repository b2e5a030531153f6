import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const TESTS = ['**/*.test.ts', '**/*.test.tsx', 'tests/**/*.ts'];
const CONFIGS = ['*.config.ts', '*.config.js', '.dependency-cruiser.cjs'];
const PLAIN_JS = ['scripts/**/*.mjs', '*.config.js', '.dependency-cruiser.cjs'];

/** Shapes that no rule of its own covers. Flat config replaces, not merges, so each block names all it wants. */
const NO_BARREL = {
  selector: 'ExportAllDeclaration',
  message: 'No barrels: import from the file that holds the thing.',
};
const NO_DEFAULT_EXPORT = {
  selector: 'ExportDefaultDeclaration',
  message: 'Named exports only: a thing has one name everywhere.',
};
const NO_SKIPPED_TEST = {
  selector:
    'MemberExpression[object.name=/^(it|test|describe|suite)$/][property.name=/^(skip|skipIf|runIf|only|todo|fixme|fails)$/]',
  message: 'No skipped, focused or expected-to-fail tests.',
};

// The rules that need types are oxlint's (.oxlintrc.json, decisions/0044).
export default tseslint.config(
  {
    ignores: ['node_modules/', 'dist/', 'release/', 'coverage/', 'test-results/', 'playwright-report/'],
  },
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.strict],
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/ban-ts-comment': [
        'error',
        { 'ts-ignore': true, 'ts-nocheck': true, 'ts-check': false, 'ts-expect-error': 'allow-with-description' },
      ],
    },
  },
  {
    rules: {
      // Nothing is switched off in a file: eslint ignores such comments, oxlint would obey them.
      'no-warning-comments': ['error', { terms: ['oxlint-disable', 'eslint-disable'], location: 'anywhere' }],
      'no-empty': ['error', { allowEmptyCatch: false }],
      eqeqeq: 'error',
      'max-lines': ['error', { max: 400 }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      'max-params': ['error', 3],
      'no-restricted-syntax': ['error', NO_BARREL, NO_DEFAULT_EXPORT, NO_SKIPPED_TEST],
    },
  },
  {
    // A component's markup counts as one function; its logic belongs in hooks and plain files.
    files: ['**/*.tsx'],
    rules: { 'max-lines-per-function': ['error', { max: 120, skipBlankLines: true, skipComments: true }] },
  },
  { files: ['src/renderer/**/*.ts', 'src/renderer/**/*.tsx'], extends: [reactHooks.configs.flat.recommended] },
  {
    files: TESTS,
    rules: { 'max-lines': ['error', { max: 800 }], 'max-lines-per-function': 'off' },
  },
  { files: CONFIGS, rules: { 'no-restricted-syntax': ['error', NO_BARREL, NO_SKIPPED_TEST] } },
  {
    files: PLAIN_JS,
    languageOptions: {
      globals: {
        console: 'readonly',
        process: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        setInterval: 'readonly',
        clearInterval: 'readonly',
        URL: 'readonly',
        fetch: 'readonly',
        AbortSignal: 'readonly',
        Buffer: 'readonly',
      },
    },
  },
  { files: ['.dependency-cruiser.cjs'], languageOptions: { sourceType: 'commonjs', globals: { module: 'writable' } } },
);
