import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PlantedTree, plantTree } from '../../support/planted-tree.ts';

/** Per world: a file the compiler must refuse there, and the error it must give. */
const REFUSED = {
  pure: [
    ['src/kernel/window.ts', 'export const title = document.title;', "Cannot find name 'document'"],
    ['src/domain/process.ts', 'export const home = process.cwd();', "Cannot find name 'process'"],
    ['src/protocol/clock.ts', 'setTimeout(() => undefined, 1);', "Cannot find name 'setTimeout'"],
    ['src/sync/file.ts', "import { readFileSync } from 'node:fs';\nexport { readFileSync };", "'node:fs'"],
    ['src/kernel/index-access.ts', 'export const first = (xs: string[]): string => xs[0];', "'string | undefined'"],
    ['src/kernel/optional.ts', 'export const x: { a?: number } = { a: undefined };', 'exactOptionalPropertyTypes'],
    ['src/kernel/enumeration.ts', 'export enum Colour { Red }', 'erasableSyntaxOnly'],
    [
      'src/kernel/override.ts',
      'class A { f() { return 1; } }\nexport class B extends A { f() { return 2; } }',
      "'override' modifier",
    ],
    ['src/kernel/type-import.ts', "import { T } from './types.ts';\nexport const t: T = 1;", 'verbatimModuleSyntax'],
    ['src/kernel/extension.ts', "export { t } from './type-import';", 'need explicit file extensions'],
  ],
  node: [
    ['src/store/window.ts', 'export const title = document.title;', "Cannot find name 'document'"],
    [
      'src/cli/element.ts',
      'export const make = (): HTMLElement => new HTMLElement();',
      "Cannot find name 'HTMLElement'",
    ],
    ['src/domain/any.test.ts', 'export const twice = (x) => x * 2;', "implicitly has an 'any' type"],
    ['scripts/unchecked.mjs', "/** @type {number} */\nexport const port = 'eighty';", 'not assignable'],
  ],
  web: [
    ['src/renderer/process.ts', 'export const home = process.cwd();', "Cannot find name 'process'"],
    ['src/renderer/buffer.tsx', 'export const b = <b>{Buffer.from([])}</b>;', "Cannot find name 'Buffer'"],
    ['src/contract/file.ts', "import { readFileSync } from 'node:fs';\nexport { readFileSync };", "'node:fs'"],
  ],
  both: [['src/preload/mistake.ts', 'export const n: number = window.name;', 'not assignable']],
} as const;

/** Files that must compile in their world. */
const ACCEPTED = {
  'src/kernel/types.ts': 'export type T = number;',
  'src/store/file.ts': "import { readFileSync } from 'node:fs';\nexport { readFileSync };",
  'src/renderer/title.tsx': 'export const Title = () => <b>{document.title}</b>;',
  'src/preload/both.ts': 'export const both = () => [window.name, process.cwd()];',
};

type World = keyof typeof REFUSED;
const WORLDS = Object.keys(REFUSED) as World[];

describe('the compiler guards each world', () => {
  let tree: PlantedTree;
  const output = new Map<World, string>();

  beforeAll(async () => {
    const refused = WORLDS.flatMap((world) => REFUSED[world].map(([file, text]) => [file, text] as const));
    const configs = ['base', ...WORLDS].map((world) => `tsconfig.${world}.json`);
    tree = plantTree([...configs, 'package.json'], { ...Object.fromEntries(refused), ...ACCEPTED });
    for (const world of WORLDS) {
      const run = await tree.run('typescript-7/bin/tsc', ['-p', `tsconfig.${world}.json`, '--pretty', 'false']);
      output.set(world, run.output);
    }
  }, 120_000);
  afterAll(() => tree.remove());

  const cases = WORLDS.flatMap((world) => REFUSED[world].map(([file, , error]) => [world, file, error] as const));
  it.each(cases)('%s refuses %s: %s', (world, file, error) => {
    const lines = (output.get(world) ?? '').split('\n');
    const about = lines.flatMap((line, at) =>
      line.startsWith(`${file}(`) ? [line, lines[at + 1]?.startsWith(' ') === true ? lines[at + 1] : ''] : [],
    );
    expect(about.join('\n')).toContain(error);
  });

  it.each(Object.keys(ACCEPTED))('%s compiles', (file) => {
    expect([...output.values()].join('\n')).not.toContain(`${file}(`);
  });
});
