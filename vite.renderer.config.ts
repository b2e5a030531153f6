import react from '@vitejs/plugin-react';
import { resolve } from 'node:path';
import type { UserConfig } from 'vite';

/**
 * The one build of the screens, shown by Electron (app://) and by the browser host alike: relative addresses, and
 * nothing a strict Content-Security-Policy refuses (no inline script, no data: asset).
 */
export const rendererConfig = {
  root: resolve(import.meta.dirname, 'src/renderer'),
  logLevel: 'warn' as const,
  base: './',
  plugins: [react()],
  build: {
    outDir: resolve(import.meta.dirname, 'dist/renderer'),
    emptyOutDir: true,
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The chunks are read from the local disk; one large chunk costs less than many requests.
    chunkSizeWarningLimit: 4096,
    rolldownOptions: { input: resolve(import.meta.dirname, 'src/renderer/index.html') },
  },
} satisfies UserConfig;
