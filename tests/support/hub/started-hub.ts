import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { RawRequest, RawResponse } from '../../../src/protocol/transport.ts';

export interface StartedHub {
  readonly address: string;
  readonly child: ChildProcess;
  send(request: RawRequest): Promise<RawResponse>;
  /** SIGKILL: no goodbye. */
  kill(): Promise<void>;
  /** SIGTERM; the exit code. */
  stop(): Promise<number | null>;
}

/** A hub as a process over a database server, or over PGlite in `folder` when no server is named. */
export async function startHub(database: string, folder?: string): Promise<StartedHub> {
  const own = folder ?? mkdtempSync(join(tmpdir(), 'anju-hub-'));
  const script = fileURLToPath(new URL('./hub-process.ts', import.meta.url));
  const child = spawn(process.execPath, [script, database, own], { stdio: ['ignore', 'pipe', 'inherit'] });
  const address = await firstLine(child);
  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
    const gone = new Promise<number | null>((resolve) => child.once('exit', resolve));
    child.kill(signal);
    const code = await gone;
    if (folder === undefined) rmSync(own, { recursive: true, force: true });
    return code;
  };
  return {
    address,
    child,
    send: (request) => sendTo(address, request),
    kill: async () => {
      await end('SIGKILL');
    },
    stop: () => end('SIGTERM'),
  };
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    child.stdout?.on('data', (part: Buffer) => {
      text += part.toString();
      const end = text.indexOf('\n');
      if (end >= 0) resolve(text.slice(0, end));
    });
    child.once('exit', (code) => {
      reject(new Error(`the hub ended with ${String(code)}`));
    });
  });
}

/** A request over HTTP as it was signed. */
export async function sendTo(address: string, { method, path, headers, body }: RawRequest): Promise<RawResponse> {
  const sent = body.length === 0 ? {} : { body: Buffer.from(body) };
  const answer = await fetch(address + path, { method, headers, ...sent });
  return {
    status: answer.status,
    headers: Object.fromEntries(answer.headers),
    body: new Uint8Array(await answer.arrayBuffer()),
  };
}
