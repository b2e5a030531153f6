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

export default tseslint.config(
  {
    ignores: ['node_modules/', 'dist/', 'release/', 'coverage/', 'test-results/', 'playwright-report/'],
  },
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: {
        project: ['tsconfig.pure.json', 'tsconfig.web.json', 'tsconfig.both.json', 'tsconfig.node.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: false }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/ban-ts-comment': [
        'error',
        { 'ts-ignore': true, 'ts-nocheck': true, 'ts-check': false, 'ts-expect-error': 'allow-with-description' },
      ],
      // Names are taken apart by code point: [...'王小明'].
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      // Recurses without end on the router types of oRPC (typescript-eslint 8.73) and takes the whole run down.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // We have no enums (erasableSyntaxOnly), and looking for them in router types took a quarter of the whole run.
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      // A router redirect is thrown by design.
      '@typescript-eslint/only-throw-error': [
        'error',
        { allow: [{ from: 'package', package: '@tanstack/router-core', name: 'Redirect' }] },
      ],
    },
  },
  {
    files: ['src/domain/**/*.ts'],
    rules: {
      // Domain switches list every case and have no default: a new case must be met by every reader.
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: false, allowDefaultCaseForExhaustiveSwitch: false },
      ],
    },
  },
  {
    rules: {
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
