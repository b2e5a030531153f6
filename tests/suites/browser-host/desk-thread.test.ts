import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { startDeskThread } from '../../../src/browser/desk-thread.ts';
import { type HostEnding, startHost } from '../../../src/browser/host.ts';
import type { DeskWorkerOptions } from '../../../src/app/worker-protocol.ts';
import { invariant } from '../../../src/kernel/invariant.ts';

const WORKER = new URL('../../../src/app/desk-worker.ts', import.meta.url);

let folder: string;
let options: DeskWorkerOptions;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'anju-thread-'));
  options = {
    folder: join(folder, 'data'),
    resources: fileURLToPath(new URL('../../../resources', import.meta.url)),
    version: 'test',
    shell: 'browser',
    demo: false,
    keychainSecret: null,
  };
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

it('closes at once though pages are connected, one of them waiting for changes', async () => {
  const thread = await startDeskThread(WORKER, options, () => undefined);
  const [first, second] = [thread.connect(), thread.connect()];
  const administrator = { account: 'admin', name: '管理员', password: 'a test desk only 1' };
  await first.desk.setup({
    offices: [{ id: '6301', name: '西宁市' }],
    numberPrefix: 'XN',
    deskCode: '01',
    policyCity: 'xining',
    administrator,
    passphrase: 'a test passphrase',
  });
  await second.session.signIn(administrator);
  const changes = await second.desk.changes();
  void changes.next().catch(() => undefined);
  const started = performance.now();
  await thread.close();
  expect(performance.now() - started).toBeLessThan(1_500);
});

it('says why it cannot open, once', async () => {
  const failures: string[] = [];
  const broken = startDeskThread(WORKER, { ...options, resources: join(folder, 'nothing') }, (message) => {
    failures.push(message);
  });
  await expect(broken).rejects.toThrow(/nothing/);
  expect(failures).toEqual([]);
});

it.each(['ended', 'threw'])('ends with words and a closed server when the worker %s', async (how) => {
  let worker: Worker | undefined;
  process.once('worker', (started: Worker) => {
    worker = started;
  });
  const ended: HostEnding[] = [];
  const host = await startHost({
    script: WORKER,
    worker: options,
    page: folder,
    port: 0,
    onEnd: (ending) => ended.push(ending),
  });
  expect(await statusOf(host.server.port)).toBe(401);
  invariant(worker, 'a worker was started');
  if (how === 'ended') await worker.terminate();
  else worker.emit('error', new Error('out of memory'));
  await vi.waitFor(() => {
    expect(ended).toHaveLength(1);
  }, 5_000);
  expect(ended[0]?.exitCode).toBe(1);
  expect(ended[0]?.words).toMatch(/重新启动.*start it again/is);
  await expect(statusOf(host.server.port)).rejects.toThrow(/ECONNREFUSED/);
});

it('ends without words when it was asked to', async () => {
  const ended: HostEnding[] = [];
  const host = await startHost({
    script: WORKER,
    worker: options,
    page: folder,
    port: 0,
    onEnd: (ending) => ended.push(ending),
  });
  await host.close();
  await host.close();
  expect(ended).toEqual([{ exitCode: 0, words: undefined }]);
});

function statusOf(port: number): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const call = request({ host: '127.0.0.1', port, path: '/' }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    call.on('error', reject);
    call.end();
  });
}
