import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { Contract } from '../../../src/contract/contract.ts';

export const projectRoot = resolve(import.meta.dirname, '../../..');

export type DeskClient = ContractRouterClient<Contract>;

export interface RunningHost {
  /** The address with its one-time token. */
  readonly url: string;
  /** Ends it as a person would, and waits until the case file is closed. */
  stop(): Promise<void>;
  /** Ends it as a power cut would: nothing is closed or finished. */
  kill(): Promise<void>;
}

const START_MS = 30_000;

/** A program whose days have gone on: days are what clocks count, and no test waits for tomorrow. */
function daysAhead(days: number): NodeJS.ProcessEnv {
  if (days === 0) return process.env;
  const code = `const now = Date.now.bind(Date), ahead = ${days * 86_400_000};
    Date.now = () => now() + ahead;
    globalThis.Date = class extends Date { constructor(...given) { super(...(given.length === 0 ? [Date.now()] : given)); } };`;
  return { ...process.env, NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(code)}` };
}

/** The built browser host on a data folder, on any free port, today or so many days later. */
export async function startHost(data: string, more: readonly string[] = [], ahead = 0): Promise<RunningHost> {
  const script = resolve(projectRoot, 'dist/node/browser.js');
  const child = spawn(process.execPath, [script, '--data', data, '--port', '0', '--no-open', '--json', ...more], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: daysAhead(ahead),
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const ended = once(child, 'exit');
  const lines = createInterface({ input: child.stdout });
  const line = await Promise.race([
    once(lines, 'line').then(([first]) => String(first)),
    ended.then(() => Promise.reject(new Error(`the host ended before it was ready: ${said}`))),
    new Promise<never>((_, reject) => {
      setTimeout(() => {
        reject(new Error(`the host was not ready after ${START_MS} ms: ${said}`));
      }, START_MS).unref();
    }),
  ]);
  const { url } = JSON.parse(line) as { url: string };
  return {
    url,
    stop: async () => {
      if (child.exitCode === null) child.kill('SIGTERM');
      await ended;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** Spends the token of the printed address; what comes back lets a client or a page in. */
export async function enterHost(url: string): Promise<{ readonly origin: string; readonly cookie: string }> {
  const answer = await fetch(url);
  const cookie = answer.headers.get('set-cookie')?.split(';')[0];
  if (cookie === undefined) throw new Error(`no way into ${url}: ${answer.status}`);
  return { origin: new URL(url).origin, cookie };
}

/** Speaks the contract as the page does, for what a test needs to be there before it begins. */
export function contractClient({ origin, cookie }: { origin: string; cookie: string }): DeskClient {
  return createORPCClient<DeskClient>(new RPCLink({ url: `${origin}/rpc`, headers: { cookie } }));
}
