/** The first sync of a whole city: a hub that holds it, and an empty desk that is killed once on the way. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { decidePush } from '../../src/hub/push/decide-push.ts';
import { prepareBatch } from '../../src/hub/push/prepare-batch.ts';
import { type HubLog } from '../../src/hub/log/hub-log.ts';
import { openHubLog } from '../../src/hub/open-hub-log.ts';
import { silentLogger } from '../../src/hub/logger.ts';
import { isSignedBy, sha256Hex } from '../../src/hub/signature.ts';
import { invariant } from '../../src/kernel/invariant.ts';
import { testOffices } from '../support/desk/test-offices.ts';
import { TEST_CITY, testDevice } from '../support/hub/test-hub.ts';
import { openFile } from '../support/sync/city-desk.ts';
import { city, joinedDesk } from '../support/sync/city.ts';
import { peakOf } from './city.ts';
import type { BenchHub } from './sync-hub.ts';
import { benchPayload, seconds } from './sync-ours.ts';

const lineSchema = z.object({
  cursor: z.number(),
  head: z.number().nullable(),
  rss: z.number(),
  cpuSeconds: z.number(),
  blocked: z.object({ median: z.number(), p99: z.number(), longest: z.number() }),
  isDone: z.boolean(),
});

type Line = z.infer<typeof lineSchema>;

export interface FirstFigures {
  readonly events: number;
  /** Seconds: to fill the hub, and the desk's own, both of its lives. */
  readonly fill: number;
  readonly clock: number;
  readonly cpuSeconds: number;
  /** Where it was killed, and where it went on. */
  readonly killedAt: number;
  readonly wentOnAt: number;
  /** MiB of the desk, by tenths of the way in its second life. */
  readonly memory: readonly number[];
  readonly deskPeak: number;
  /** KiB: before the desk came, and at most. */
  readonly hubBefore: number;
  readonly hubPeak: number;
  readonly blocked: Line['blocked'];
}

const RUN = 1_000;
/** The share of the way at which the desk is killed. */
const KILL_AT = 0.2;

export async function runFirstSync(hub: BenchHub, database: string, events: number): Promise<FirstFigures> {
  const made = await city({ desks: [], hub: hub.test, now: Date.now() });
  const start = Date.now();
  hub.test.now = start;
  const parts = { hub: hub.test, hall: made.hall, start };
  try {
    const log = await openHubLog({ database, folder: '' }, silentLogger);
    const actor = made.hall.as('streetClerk').actor.staffId;
    const fill = await seconds(() => fillHub(log, { hub, actor, events }));
    await log.close();
    const desk = await joinedDesk(parts, { office: testOffices.city.id, deskCode: 'Z9' });
    desk.line.stop();
    desk.desk.file.close();
    const hubBefore = peakOf(hub.pid);
    const lives = { folder: desk.folder, key: Buffer.from(desk.dataKey).toString('hex'), url: hub.url };
    const first: Line[] = [];
    const second: Line[] = [];
    const clock = await seconds(async () => {
      await live(lives, (line, child) => {
        first.push(line);
        if (line.cursor > events * KILL_AT) child.kill('SIGKILL');
      });
      await live(lives, (line) => second.push(line));
    });
    const file = openFile(desk);
    const arrived = file.db.prepare(`SELECT count(*) FROM event WHERE stream GLOB 'claim:bench-*'`).pluck().get();
    file.close();
    invariant(arrived === events, `every event arrived: ${String(arrived)}`);
    const last = second.at(-1);
    invariant(last?.isDone === true, 'the desk came to the end');
    const mega = (line: Line): number => Math.round(line.rss / 1_048_576);
    return {
      events,
      fill,
      clock,
      cpuSeconds: last.cpuSeconds + (first.at(-1)?.cpuSeconds ?? 0),
      killedAt: first.at(-1)?.cursor ?? 0,
      wentOnAt: second[0]?.cursor ?? 0,
      memory: tenths(second).map(mega),
      deskPeak: Math.max(...[...first, ...second].map(mega)),
      hubBefore,
      hubPeak: hub.peak(),
      blocked: last.blocked,
    };
  } finally {
    made.remove();
  }
}

function tenths(lines: readonly Line[]): readonly Line[] {
  const step = Math.max(1, Math.floor(lines.length / 10));
  return lines.filter((_, index) => index % step === step - 1);
}

/** As pushes would, by the hub's own code without HTTP. */
async function fillHub(
  log: HubLog,
  { hub, actor, events }: { readonly hub: BenchHub; readonly actor: string; readonly events: number },
): Promise<void> {
  const device = await testDevice(hub.test, testOffices.street.id);
  for (let from = 0; from < events; from += RUN) {
    const commands = Array.from({ length: Math.min(RUN, events - from) }, (_, index) => ({
      commandId: hub.test.newId(),
      actor,
      office: testOffices.street.id,
      events: [
        {
          stream: `claim:bench-${String(from + index)}`,
          streamVersion: 1,
          type: 'claim.taken.v1',
          payload: benchPayload(hub.test.newId()),
        },
      ],
    }));
    const prepared = prepareBatch(
      device.chain.batch(commands),
      { city: TEST_CITY, bytes: 0, isCarried: false },
      { sha256: sha256Hex, isSignedBy: (_id, text, signature) => isSignedBy(device.key.publicKey, text, signature) },
    );
    invariant(prepared.ok, 'a good batch');
    const answer = await log.push(prepared.value.question, (facts) =>
      decidePush(facts, prepared.value, {
        now: Date.now(),
        sha256: sha256Hex,
        epoch: facts.epoch,
        follows: undefined,
        carrier: undefined,
        isLost: false,
      }),
    );
    invariant(answer.kind === 'accepted', `taken: ${JSON.stringify(answer)}`);
  }
}

interface Lives {
  readonly folder: string;
  readonly key: string;
  readonly url: string;
}

/** One life of the desk's process, to its end. */
function live({ folder, key, url }: Lives, heard: (line: Line, child: ChildProcess) => void): Promise<void> {
  const script = fileURLToPath(new URL('./sync-first-desk.ts', import.meta.url));
  const child = spawn(process.execPath, [script, folder, key, url], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<void>((resolve, reject) => {
    child.once('exit', (code, signal) => {
      if (code === 0 || signal === 'SIGKILL') resolve();
      else reject(new Error(`the desk ended with ${String(code)}`));
    });
  });
  createInterface(child.stdout).on('line', (text) => {
    heard(lineSchema.parse(JSON.parse(text)), child);
  });
  return ended;
}
