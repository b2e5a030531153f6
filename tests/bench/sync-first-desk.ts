/**
 * A desk in its first sync: `node sync-first-desk.ts FOLDER KEY HUB-URL`. One line of JSON each second and at the end; it
 * ends when everything is here. Whoever kills it in the middle and starts it again sees it go on.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { nodeTransport } from '../../src/agency/hub-transport.ts';
import { loadReferenceData } from '../../src/app/reference/reference-data.ts';
import { readerAside } from '../../src/app/sync/page-reader.ts';
import { hubState } from '../../src/store/sync/hub-state.ts';
import { cityDesk, openFile, openedDesk } from '../support/sync/city-desk.ts';
import { RESOURCES } from '../support/desk/test-desk.ts';

const [folder = '', key = '', url = ''] = process.argv.slice(2);
const { transport } = nodeTransport(url, null);
const desk = cityDesk({
  office: '',
  folder,
  dataKey: Buffer.from(key, 'hex'),
  reference: loadReferenceData(RESOURCES),
  clock: { now: Date.now() },
  deliver: transport,
  crank: () => Promise.resolve(),
});
// As a person's desk does (src/app/desk-worker.ts).
desk.reader = readerAside(new URL('../../src/app/sync/page-worker.ts', import.meta.url), (error) => {
  throw error;
});
desk.desk = openedDesk(desk, openFile(desk));
const { db } = desk.desk.file;
const delay = monitorEventLoopDelay({ resolution: 2 });
delay.enable();
desk.line.start();
const timer = setInterval(() => {
  desk.clock.now = Date.now();
  tell();
}, 1_000);

function tell(): void {
  const state = hubState(db);
  const fetched = desk.line.status().fetched;
  const isDone = state?.firstDone === true;
  const blocked = { median: delay.percentile(50) / 1e6, p99: delay.percentile(99) / 1e6, longest: delay.max / 1e6 };
  const { user, system } = process.cpuUsage();
  const line = {
    cursor: state?.cursor ?? 0,
    head: fetched?.head ?? null,
    rss: process.memoryUsage.rss(),
    cpuSeconds: (user + system) / 1e6,
    blocked,
    isDone,
  };
  process.stdout.write(`${JSON.stringify(line)}\n`);
  if (!isDone) return;
  clearInterval(timer);
  desk.line.stop();
  desk.reader.close();
  desk.desk.file.close();
  process.exit(0);
}
