import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PlantedTree, plantTree } from '../../support/planted-tree.ts';

const lines = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => line(index)).join('\n');
const longFunction = (count: number) =>
  `export function long(x: number[]) {\n${lines(count, (i) => `  x.push(${i});`)}\n}`;
const UNION = "export const f = (c: 'a' | 'b') => {\n  switch (c) {\n";

/** Each house rule: a file that breaks it, and the lint rule that must say so. */
const VIOLATIONS: readonly (readonly [rule: string, file: string, text: string])[] = [
  ['typescript/no-floating-promises', 'src/app/floating.ts', 'export const go = () => {\n  Promise.resolve(1);\n};'],
  ['@typescript-eslint/no-explicit-any', 'src/app/any.ts', 'export const f = (x: any[]) => x.length;'],
  ['@typescript-eslint/ban-ts-comment', 'src/app/ignore.ts', '// @ts-ignore\nexport const x = 1;'],
  ['@typescript-eslint/no-non-null-assertion', 'src/app/bang.ts', 'export const f = (x: number | null) => x!;'],
  [
    'typescript/switch-exhaustiveness-check',
    'src/app/cases.ts',
    `${UNION}    case 'a': return 1;\n  }\n  return 2;\n};`,
  ],
  [
    'typescript/switch-exhaustiveness-check',
    'src/domain/default.ts',
    `${UNION}    case 'a': return 1;\n    case 'b': return 2;\n    default: return 3;\n  }\n};`,
  ],
  ['no-empty', 'src/app/catch.ts', 'export const f = (g: () => void) => {\n  try {\n    g();\n  } catch {}\n};'],
  ['max-lines', 'src/app/long-file.ts', lines(401, (i) => `export const a${i} = ${i};`)],
  ['max-lines', 'tests/suites/long.test.ts', lines(801, (i) => `export const a${i} = ${i};`)],
  ['max-lines-per-function', 'src/app/long-function.ts', longFunction(60)],
  ['max-lines-per-function', 'src/renderer/long.tsx', longFunction(120)],
  [
    'max-params',
    'src/app/params.ts',
    'export const f = (a: number, b: number, c: number, d: number) => a + b + c + d;',
  ],
  ['no-restricted-syntax', 'src/app/default.ts', 'export default 1;'],
  ['no-restricted-syntax', 'src/app/barrel.ts', "export * from './params.ts';"],
  ['no-restricted-syntax', 'src/app/skip.test.ts', "import { it } from 'vitest';\nit.skip('later', () => undefined);"],
  ['no-restricted-syntax', 'src/app/only.test.ts', "import { it } from 'vitest';\nit.only('me', () => undefined);"],
  ['eqeqeq', 'src/app/equal.ts', 'export const f = (a: number | string) => a == 1;'],
  [
    'react-hooks/rules-of-hooks',
    'src/renderer/hook.tsx',
    "import { useState } from 'react';\nexport const C = ({ on }: { on: boolean }) => {\n  if (on) useState(1);\n  return <b />;\n};",
  ],
  // A comment that would switch a rule off is itself reported, and the rule stays on.
  [
    '@typescript-eslint/no-explicit-any',
    'src/app/disabled.ts',
    '// eslint-disable-next-line @typescript-eslint/no-explicit-any\nexport const f = (x: any[]) => x.length;',
  ],
  // oxlint obeys such a comment: eslint says that it stands there.
  [
    'no-warning-comments',
    'src/app/disabled-there.ts',
    'export const go = () => {\n  // oxlint-disable-next-line\n  Promise.resolve(1);\n};',
  ],
  ['no-undef', 'scripts/undefined.mjs', 'export const x = somethingNobodyDefined;'],
];

const CLEAN: Readonly<Record<string, string>> = {
  'src/app/clean.ts': longFunction(57),
  'src/renderer/clean.tsx': longFunction(110),
  'src/domain/names.ts': 'export const letters = (name: string) => [...name];',
  'src/app/long.test.ts': longFunction(300),
  'tool.config.ts': 'export default { port: 1 };',
  'src/preload/preload.ts': 'export const name = () => window.name;',
};

interface FileReport {
  readonly filePath: string;
  readonly messages: readonly { readonly ruleId: string | null }[];
}

interface TypedReport {
  readonly diagnostics: readonly { readonly code: string; readonly filename: string }[];
}

describe('the lint rules', () => {
  let tree: PlantedTree;
  const found = new Map<string, string[]>();
  const note = (file: string, rules: readonly string[]): void => {
    const path = file.replaceAll('\\', '/');
    found.set(path, [...(found.get(path) ?? []), ...rules]);
  };

  beforeAll(async () => {
    const configs = ['base', 'pure', 'node', 'web', 'both'].map((world) => `tsconfig.${world}.json`);
    const planted = Object.fromEntries(VIOLATIONS.map(([, file, text]) => [file, `${text}\n`]));
    const files = ['tsconfig.json', ...configs, 'eslint.config.js', '.oxlintrc.json', 'package.json'];
    tree = plantTree(files, { ...planted, ...CLEAN });
    const plain = await tree.run('eslint/bin/eslint.js', ['.', '--format=json']);
    for (const { filePath, messages } of JSON.parse(plain.output) as FileReport[]) {
      const rules = messages.map(({ ruleId }) => ruleId ?? 'no rule');
      note(filePath.slice(tree.root.length + 1), rules);
    }
    const typed = await tree.run('oxlint/bin/oxlint', ['.', '--type-aware', '--format=json']);
    for (const { code, filename } of (JSON.parse(typed.output) as TypedReport).diagnostics) {
      note(filename, [code.replace('(', '/').replace(')', '')]);
    }
  }, 120_000);
  afterAll(() => tree.remove());

  it.each(VIOLATIONS)('%s is red on %s', (rule, file) => {
    expect(found.get(file)).toContain(rule);
  });

  it.each(Object.keys(CLEAN))('%s is clean', (file) => {
    expect(found.get(file)).toEqual([]);
  });
});
