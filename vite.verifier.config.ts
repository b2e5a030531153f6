import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { type Plugin, defineConfig } from 'vite';

/** One file that opens from disk: script and style stand in the page, and the page may load nothing. */
function inOneFile(): Plugin {
  return {
    name: 'in-one-file',
    enforce: 'post',
    generateBundle(_, bundle) {
      const page = bundle['index.html'];
      if (page?.type !== 'asset') throw new Error('the page was not built');
      let html = String(page.source);
      let script = '';
      for (const [name, part] of Object.entries(bundle)) {
        if (part === page) continue;
        if (part.type === 'chunk') script += part.code;
        else html = html.replace(/<link rel="stylesheet"[^>]*>/, () => `<style>${String(part.source)}</style>`);
        Reflect.deleteProperty(bundle, name);
      }
      script = script.replaceAll('</script', '<\\/script');
      const digest = createHash('sha256').update(script).digest('base64');
      const policy = `default-src 'none'; script-src 'sha256-${digest}'; worker-src blob:; style-src 'unsafe-inline'`;
      html = html
        .replace(/<script type="module"[^>]*><\/script>/, '')
        .replace('<title>', () => `<meta http-equiv="Content-Security-Policy" content="${policy}" />\n    <title>`)
        .replace('</body>', () => `<script type="module">${script}</script>\n  </body>`);
      page.source = html;
      page.fileName = 'verifier.html';
    },
  };
}

export default defineConfig({
  root: resolve(import.meta.dirname, 'src/verifier'),
  logLevel: 'warn',
  base: './',
  plugins: [inOneFile()],
  worker: { format: 'iife' },
  build: {
    outDir: resolve(import.meta.dirname, 'dist/verifier'),
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 1_000_000,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: resolve(import.meta.dirname, 'src/verifier/index.html') },
  },
});
