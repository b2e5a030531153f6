import { resolve } from 'node:path';
import { defineConfig } from 'vite';

const source = (path: string) => resolve(import.meta.dirname, 'src', path);

/**
 * The programs that run in plain Node. Dependencies stay in node_modules. Every file lands flat in dist/node, as deep
 * as src/<folder>, so that `new URL('../../resources/', import.meta.url)` means the same before and after.
 */
export default defineConfig({
  logLevel: 'warn',
  ssr: { external: true, target: 'node' },
  build: {
    ssr: true,
    target: 'node24',
    outDir: resolve(import.meta.dirname, 'dist/node'),
    emptyOutDir: true,
    minify: false,
    sourcemap: true,
    rolldownOptions: {
      input: {
        browser: source('browser/main.ts'),
        'desk-worker': source('app/desk-worker.ts'),
        'page-worker': source('app/sync/page-worker.ts'),
        anju: source('cli/anju.ts'),
        demo: source('demo/main.ts'),
      },
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
});
