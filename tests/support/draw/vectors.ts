import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BundleFileName, bundleFileNames } from '../../../src/domain/lottery/bundle.ts';
import type { ReadBundleFile } from '../../../src/domain/lottery/bundle-source.ts';
import { type Result, err, ok } from '../../../src/kernel/result.ts';

export function vectorFolder(name: string): string {
  return join(import.meta.dirname, '..', '..', 'draw-vectors', name);
}

export type BundleTexts = Record<BundleFileName, string>;

export function bundleTexts(name: string): BundleTexts {
  const folder = vectorFolder(name);
  const texts = bundleFileNames.map((file) => [file, readFileSync(join(folder, file), 'utf8')] as const);
  return Object.fromEntries(texts) as BundleTexts;
}

/** A bundle from memory. */
export function readerOf(texts: Partial<Record<BundleFileName, string | Buffer>>): ReadBundleFile {
  return (file) => {
    const text = texts[file];
    return Promise.resolve(
      text === undefined ? err({ file, problem: 'missing' }) : ok(typeof text === 'string' ? Buffer.from(text) : text),
    );
  };
}

export function unwrap<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`);
  return result.value;
}
