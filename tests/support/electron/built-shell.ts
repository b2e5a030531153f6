import { resolveConfig } from 'electron-vite';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, mergeConfig, type InlineConfig } from 'vite';

const projectRoot = resolve(import.meta.dirname, '../../..');

const SMALL_WORKER = new URL('./small-desk-worker.ts', import.meta.url);

/** The program as it is delivered: dist/main, dist/preload and dist/renderer below one folder. */
export interface BuiltShell {
  readonly folder: string;
  readonly dispose: () => void;
}

/**
 * Builds main and preload with the project's own electron-vite configuration. The screens are two
 * small files, and the desk worker is a small one unless another is named: neither is what is tested here.
 */
export async function buildShell(worker: URL = SMALL_WORKER): Promise<BuiltShell> {
  // Below node_modules, so that what the build leaves outside the bundle is found.
  const cache = join(projectRoot, 'node_modules', '.cache', 'anju-desk');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'shell-'));
  const { config } = await resolveConfig({ root: projectRoot, logLevel: 'warn' }, 'build', 'production');
  const place = (target: InlineConfig = {}, name: string, input: Record<string, string>) =>
    build(mergeConfig(target, { build: { outDir: join(folder, 'dist', name), rolldownOptions: { input } } }));
  await place(config?.main, 'main', {
    main: join(projectRoot, 'src/main/main.ts'),
    'desk-worker': fileURLToPath(worker),
  });
  await place(config?.preload, 'preload', { preload: join(projectRoot, 'src/preload/preload.ts') });
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  symlinkSync(join(projectRoot, 'resources'), join(folder, 'resources'), 'dir');
  mkdirSync(join(folder, 'dist/renderer/assets'), { recursive: true });
  writeFileSync(join(folder, 'dist/renderer/index.html'), '<!doctype html><title>安居台</title>');
  writeFileSync(join(folder, 'dist/renderer/assets/main.js'), 'export {};');
  return { folder, dispose: () => rmSync(folder, { recursive: true, force: true }) };
}
