import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PlantedTree, plantTree } from '../../support/planted-tree.ts';

/** Each rule of .dependency-cruiser.cjs, a file that breaks it, and how. */
const VIOLATIONS: readonly (readonly [rule: string, file: string, imported: string])[] = [
  ['kernel-imports', 'src/kernel/a.ts', '../domain/clean.ts'],
  ['domain-imports', 'src/domain/a.ts', '../protocol/clean.ts'],
  ['protocol-imports', 'src/protocol/a.ts', '../contract/clean.ts'],
  ['contract-imports', 'src/contract/a.ts', '../protocol/clean.ts'],
  ['store-imports', 'src/store/a.ts', '../app/clean.ts'],
  ['agency-imports', 'src/agency/a.ts', '../store/clean.ts'],
  ['simulator-imports', 'src/simulator/a.ts', '../app/clean.ts'],
  ['sync-imports', 'src/sync/a.ts', '../domain/clean.ts'],
  ['app-imports', 'src/app/a.ts', '../hub/clean.ts'],
  ['hub-imports', 'src/hub/a.ts', '../store/clean.ts'],
  ['main-imports', 'src/main/a.ts', '../store/clean.ts'],
  ['browser-imports', 'src/browser/a.ts', '../protocol/clean.ts'],
  ['cli-imports', 'src/cli/a.ts', '../store/clean.ts'],
  ['demo-imports', 'src/demo/a.ts', '../store/clean.ts'],
  ['preload-imports', 'src/preload/a.ts', '../kernel/clean.ts'],
  ['renderer-imports', 'src/renderer/a.tsx', '../app/clean.ts'],
  ['verifier-imports', 'src/verifier/a.ts', '../app/clean.ts'],
  ['known-folders', 'src/elsewhere/a.ts', '../kernel/clean.ts'],
  ['electron-only-in-shell', 'src/app/b.ts', 'electron'],
  ['sqlite-only-in-store', 'src/app/c.ts', 'better-sqlite3'],
  ['postgres-only-in-hub', 'src/store/b.ts', 'pg'],
  ['react-only-in-renderer', 'src/main/b.ts', 'react'],
  ['react-only-in-renderer', 'src/contract/b.ts', '@mantine/core'],
  ['kernel-domain-no-packages', 'src/kernel/b.ts', 'uuidv7'],
  ['kernel-domain-no-packages', 'src/domain/b.ts', 'zod'],
  ['pure-no-node', 'src/kernel/c.ts', 'node:fs'],
  ['pure-no-node', 'src/protocol/b.ts', 'node:crypto'],
  ['pure-no-node', 'src/renderer/b.ts', 'node:path'],
  ['pure-no-node', 'src/verifier/b.ts', 'node:path'],
  ['app-no-http', 'src/app/d.ts', 'node:http'],
  ['no-dev-dependency-in-product', 'src/store/c.ts', 'fast-check'],
  ['no-tests-in-product', 'src/domain/c.ts', '../../tests/builder.ts'],
  ['no-circular', 'src/store/circle-a.ts', './circle-b.ts'],
];

/** What the table allows, so that the rules are seen to let it pass. */
const ALLOWED: readonly (readonly [file: string, imported: string])[] = [
  ['src/domain/ok-kernel.ts', '../kernel/clean.ts'],
  ['src/domain/ok.test.ts', 'fast-check'],
  ['src/protocol/ok-zod.ts', 'zod'],
  ['src/store/ok-sqlite.ts', 'better-sqlite3'],
  ['src/store/ok-node.ts', 'node:fs'],
  ['src/app/ok-store.ts', '../store/clean.ts'],
  ['src/main/ok-electron.ts', 'electron'],
  ['src/preload/ok-electron.ts', 'electron'],
  ['src/renderer/ok-react.tsx', '@mantine/core'],
  ['src/hub/ok-pg.ts', 'pg'],
  ['src/cli/ok-hub.ts', '../hub/clean.ts'],
  ['src/simulator/ok-agency.ts', '../agency/clean.ts'],
];

const FOLDERS = [...new Set(VIOLATIONS.map(([, file]) => file.split('/')[1] ?? ''))];

interface Report {
  readonly summary: {
    readonly violations: readonly { readonly from: string; readonly rule: { readonly name: string } }[];
  };
}

function sources(): Record<string, string> {
  const entries = [...VIOLATIONS.map(([, file, imported]) => [file, imported] as const), ...ALLOWED];
  return Object.fromEntries([
    ...FOLDERS.map((folder) => [`src/${folder}/clean.ts`, 'export const clean = 1;\n']),
    ['src/store/circle-b.ts', "import './circle-a.ts';\n"],
    ['tests/builder.ts', 'export const builder = 1;\n'],
    ...entries.map(([file, imported]) => [file, `import '${imported}';\n`]),
  ]) as Record<string, string>;
}

describe('the import table', () => {
  let tree: PlantedTree;
  let found: readonly string[];

  beforeAll(async () => {
    tree = plantTree(['.dependency-cruiser.cjs', 'package.json'], sources());
    const args = ['--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'src'];
    const { output } = await tree.run('dependency-cruiser/bin/dependency-cruiser.mjs', args);
    const report = JSON.parse(output) as Report;
    found = report.summary.violations.map((violation) => `${violation.rule.name}: ${violation.from}`);
  });
  afterAll(() => tree.remove());

  it.each(VIOLATIONS)('%s is red on %s importing %s', (rule, file) => {
    expect(found).toContain(`${rule}: ${file}`);
  });

  it('lets pass what the table allows', () => {
    const planted = new Set(VIOLATIONS.map(([, file]) => file));
    planted.add('src/store/circle-b.ts');
    expect(found.filter((line) => !planted.has(line.split(': ')[1] ?? ''))).toEqual([]);
  });

  it('has a planted violation for every rule', () => {
    const load = createRequire(import.meta.url);
    const config = load(resolve(import.meta.dirname, '../../../.dependency-cruiser.cjs')) as {
      forbidden: readonly { name: string }[];
    };
    const planted = new Set(VIOLATIONS.map(([rule]) => rule));
    expect(config.forbidden.map((rule) => rule.name).filter((name) => !planted.has(name))).toEqual([]);
  });
});
