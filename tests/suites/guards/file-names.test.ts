import { readdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const projectRoot = resolve(import.meta.dirname, '../../..');
const KEBAB_CASE = /^[a-z0-9]+(-[a-z0-9]+)*(\.(test|d|config))*\.(ts|tsx|mjs)$/;
/** Names that say nothing, so that everything ends up in them; `index` is a barrel. */
const SAYS_NOTHING = /^(index|utils?|helpers?|common|misc)$/;

/** What is wrong with a source path, if anything. */
function nameFault(path: string): string | undefined {
  const file = basename(path);
  if (/\.(ts|tsx|mjs)$/.test(file) && !KEBAB_CASE.test(file)) return `${path}: not kebab-case`;
  const words = path.split('/').map((part) => part.replace(/\..*$/, ''));
  return words.some((word) => SAYS_NOTHING.test(word)) ? `${path}: says nothing about its content` : undefined;
}

function sourceFiles(): string[] {
  return ['src', 'tests', 'scripts'].flatMap((folder) =>
    readdirSync(join(projectRoot, folder), { recursive: true, withFileTypes: true })
      .filter(
        (entry) => !entry.parentPath.includes('node_modules') && entry.isFile() && /\.(ts|tsx|mjs)$/.test(entry.name),
      )
      .map((entry) =>
        join(entry.parentPath, entry.name)
          .slice(projectRoot.length + 1)
          .replaceAll('\\', '/'),
      ),
  );
}

describe('file names', () => {
  it('say what is inside, in kebab-case', () => {
    const files = sourceFiles();
    expect(files.length).toBeGreaterThan(20);
    expect(files.map(nameFault).filter((fault) => fault !== undefined)).toEqual([]);
  });

  it.each([
    'src/app/CaseList.tsx',
    'src/app/case_list.ts',
    'src/utils/date.ts',
    'src/app/helpers.ts',
    'src/domain/index.ts',
  ])('refuses %s', (path) => {
    expect(nameFault(path)).toContain(path);
  });
});
