import { afterEach, describe, expect, it } from 'vitest';
import { type PlantedTree, plantTree } from '../../support/planted-tree.ts';

let tree: PlantedTree | undefined;
afterEach(() => tree?.remove());

describe('prettier', () => {
  it('is red on a file in another style, and only on that', async () => {
    tree = plantTree(['.prettierrc.json', '.prettierignore'], {
      'src/good.ts': "export const a = { b: 'c' };\n",
      'src/bad.ts': 'export const a = {b:"c"}\n',
    });
    const { code, output } = await tree.run('prettier/bin/prettier.cjs', ['--check', '--log-level=warn', '.']);
    expect(code).toBe(1);
    expect(output).toContain('src/bad.ts');
    expect(output).not.toContain('src/good.ts');
  });
});

describe('knip', () => {
  const MANIFEST = JSON.stringify({ name: 'planted', type: 'module', dependencies: { zod: '*', uuidv7: '*' } });
  const ENTRY = "import { z } from 'zod';\nimport { used } from '../kernel/thing.ts';\nconsole.log(z, used);\n";

  it('is red on a file, an export and a dependency that nothing uses', async () => {
    tree = plantTree(['knip.json'], {
      'package.json': MANIFEST,
      'src/browser/main.ts': ENTRY,
      'src/kernel/thing.ts': 'export const used = 1;\nexport const forgottenExport = 2;\n',
      'src/kernel/forgotten-file.ts': 'export const nobody = 1;\n',
    });
    const { code, output } = await tree.run('knip/bin/knip.js', ['--no-progress']);
    expect(code).toBe(1);
    expect(output).toContain('src/kernel/forgotten-file.ts');
    expect(output).toContain('forgottenExport');
    expect(output).toContain('uuidv7');
  });

  it('is green when everything is used', async () => {
    tree = plantTree(['knip.json'], {
      'package.json': JSON.stringify({ name: 'planted', type: 'module', dependencies: { zod: '*' } }),
      'src/browser/main.ts': ENTRY,
      'src/kernel/thing.ts': 'export const used = 1;\n',
    });
    const { code, output } = await tree.run('knip/bin/knip.js', ['--no-progress']);
    expect(output).not.toContain('Unused');
    expect(code).toBe(0);
  });
});
