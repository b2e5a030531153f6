// node yjs.mjs EVENTS FOLDER GROUP: one Yjs document to another through y-websocket on leveldb, GROUP events to a
// transaction. Prints seconds.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import WebSocket from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';

const [file, folder, size] = process.argv.slice(2);
const group = Number(size);
const port = await freePort();
const script = join(import.meta.dirname, 'node_modules', 'y-websocket', 'bin', 'server.cjs');
const env = { ...process.env, HOST: '127.0.0.1', PORT: String(port), YPERSISTENCE: join(folder, 'yjs') };
const hub = spawn(process.execPath, [script], { env, stdio: ['ignore', 'ignore', 'inherit'] });
process.once('exit', () => hub.kill());
process.once('SIGTERM', () => process.exit(1));
await pause(1_500);

const entries = readFileSync(file, 'utf8')
  .split('\n')
  .map((line) => JSON.parse(line));
const a = new Y.Doc();
const b = new Y.Doc();
const options = { WebSocketPolyfill: WebSocket, disableBc: true };
const providers = [a, b].map((doc) => new WebsocketProvider(`ws://127.0.0.1:${String(port)}`, 'city', doc, options));
await Promise.all(providers.map((provider) => new Promise((resolve) => provider.once('sync', resolve))));

const sent = a.getArray('events');
const seen = b.getArray('events');
const started = performance.now();
const arrived = new Promise((resolve) => {
  b.on('update', () => {
    if (seen.length >= entries.length) resolve();
  });
});
for (let from = 0; from < entries.length; from += group) {
  a.transact(() => {
    for (const entry of entries.slice(from, from + group)) sent.push([entry]);
  });
  if (from % Math.max(group, 200) === 0) await nextTurn();
}
await arrived;
const both = (performance.now() - started) / 1_000;
process.stdout.write(`${JSON.stringify({ events: seen.length, push: null, pull: null, both })}\n`);
process.exit(0);

function freePort() {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port: free } = server.address();
      server.close(() => resolve(free));
    });
  });
}
