/** The browser host: the desk in its thread, the page and its contract on the loopback, one line when ready. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type DemoFile, readDemoFile } from '../app/demo-file.ts';
import { type DemoRegistries, startBesideDemo } from '../simulator/beside-demo.ts';
import { openInBrowser, removeEntryPage } from './entry-page.ts';
import { startHost } from './host.ts';
import { offerNewLinks } from './new-links.ts';
import { type HostOptions, parseHostOptions } from './options.ts';
import type { LoopbackServer } from './server.ts';
import { programVersion } from './version.ts';

async function main(): Promise<void> {
  const options = parseHostOptions(process.argv.slice(2));
  const demo = options.demo ? readDemoFile(options.data) : undefined;
  const registries = options.demo ? await startBesideDemo(options.data) : undefined;
  const host = await startHost({
    script: workerScript(),
    worker: {
      folder: options.data,
      resources: fileURLToPath(new URL('../../resources/', import.meta.url)),
      version: programVersion(),
      shell: 'browser',
      demo: options.demo,
      keychainSecret: null,
      agency: registries?.settings,
    },
    page: fileURLToPath(new URL('../../dist/renderer', import.meta.url)),
    port: options.port,
    prepare: async (thread) => {
      if (demo !== undefined) await thread.connect().desk.unlock({ passphrase: demo.passphrase });
    },
    onEnd: ({ exitCode, words }) => {
      removeEntryPage(options.data);
      if (words !== undefined) process.stderr.write(`${words}\n`);
      process.exit(exitCode);
    },
  });
  process.on('SIGINT', () => void host.close());
  process.on('SIGTERM', () => void host.close());
  tellReady(options, host.server, { demo, registries });
  if (!options.json) offerNewLinks(process.stdin, process.stdout, () => host.server.newUrl());
}

/** Beside this file when built, in the sources when not. */
function workerScript(): URL {
  const built = new URL('./desk-worker.js', import.meta.url);
  return existsSync(built) ? built : new URL('../app/desk-worker.ts', import.meta.url);
}

interface DemoParts {
  readonly demo: DemoFile | undefined;
  readonly registries: DemoRegistries | undefined;
}

function tellReady(options: HostOptions, server: LoopbackServer, { demo, registries }: DemoParts): void {
  const url = server.newUrl();
  if (options.json) {
    const agencySimulator = registries?.url;
    process.stdout.write(`${JSON.stringify({ url, mode: 'browser', accounts: demo?.accounts, agencySimulator })}\n`);
  } else {
    process.stdout.write(`安居台已就绪 ready: ${url}\n`);
    if (registries !== undefined) process.stdout.write(`模拟登记机构 simulated registries: ${registries.url}\n`);
    for (const { account, password, name, roles, office } of demo?.accounts ?? []) {
      process.stdout.write(`  ${account}\t${password}\t${name} ${roles.join('+')} ${office}\n`);
    }
  }
  if (options.open) openInBrowser(options.data, server.newUrl());
}

main().catch((error: unknown) => {
  process.stderr.write(`安居台无法启动 cannot start: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
