/**
 * Fault 10, healed from the hub: a street's desk has commands that the hub has not got, one of them on a case that
 * another desk has moved meanwhile, when a byte of its file is changed. It is healed with a new code. Afterwards it must
 * have exactly what the hub ordered for its office, and each command that it had said is saved must be in the order, in
 * an item for a person, or among those of which the healing says that they cannot be read.
 */
import { cpSync, existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { DamageReport, HealReport } from '../../src/app/heal/heal-desk.ts';
import { healDesk } from '../../src/app/heal/heal-desk.ts';
import type { Dial } from '../../src/app/sync/dial.ts';
import { memoryShelf } from '../../src/hub/documents/memory-shelf.ts';
import { type MemorySnapshot, memoryLog } from '../../src/hub/log/memory-log.ts';
import { invariant } from '../../src/kernel/invariant.ts';
import { type SeededRandom, seededRandom } from '../../src/kernel/random.ts';
import { unlockWithPassphrase } from '../../src/store/keyring.ts';
import { unpackId } from '../../src/store/compact-id.ts';
import { keyringPath } from '../../src/store/case-file.ts';
import { deskProblems, hubOrder, lostCommands } from '../sim/invariants.ts';
import { TEST_PASSWORD } from '../support/desk/test-offices.ts';
import { testHub } from '../support/hub/test-hub.ts';
import { done, handIn } from '../support/sync/cases.ts';
import { type CityDesk, cityDesk, openFile, openedDesk } from '../support/sync/city-desk.ts';
import { CITY_PASSPHRASE, city } from '../support/sync/city.ts';
import { crank } from '../support/sync/crank.ts';
import { scratchFolder } from './scratch-folder.ts';

const STREET = '630104003';

interface Template {
  readonly folder: string;
  readonly street: CityDesk;
  readonly hub: MemorySnapshot;
  readonly blobs: ReturnType<typeof memoryShelf>;
  /** For a code. */
  readonly staffId: string;
  readonly saved: ReadonlySet<string>;
  readonly unsent: number;
  remove(): void;
}

export interface HealedFlips {
  readonly problems: readonly string[];
  readonly notes: readonly string[];
}

export async function healFlips(count: number, seed: number): Promise<HealedFlips> {
  const root = scratchFolder('heal');
  const random = seededRandom(seed);
  const tally = { healed: 0, onlyTold: 0, sent: 0, items: 0, unread: 0, badPages: 0 };
  const problems: string[] = [];
  const template = await makeTemplate(root);
  try {
    for (let round = 0; round < count; round += 1) {
      const { where, report, lost, found } = await healOne(join(root, 'flipped'), template, random);
      problems.push(...found.map((problem) => `${where}: ${problem}`));
      if (report === undefined) tally.onlyTold += 1;
      else {
        tally.healed += 1;
        tally.sent += report.unsent.sent;
        tally.items += report.unsent.items;
        tally.badPages += report.badPages;
        tally.unread += lost;
      }
    }
    if (tally.healed === 0) problems.push('nothing was healed from the hub');
    return {
      problems,
      notes: [
        `healed from the hub: ${String(tally.healed)} of ${String(count)}; of ${String(template.unsent)} commands that ` +
          `waited at each, sent ${String(tally.sent)}, items for a person ${String(tally.items)}, not readable and told ` +
          `${String(tally.unread)}; pages of documents replaced ${String(tally.badPages)}; link to the hub not readable ` +
          `and told ${String(tally.onlyTold)}`,
      ],
    };
  } finally {
    template.remove();
    rmSync(root, { recursive: true, force: true });
  }
}

/** As a kill leaves it: with a write-ahead log, or (closed) without. */
async function makeTemplate(root: string): Promise<Template> {
  const log = memoryLog();
  const blobs = memoryShelf();
  const hub = await testHub({ log, blobs, limits: { maxWaitMs: 0 } });
  const made = await city({ desks: [STREET], hub });
  const [street] = made.desks;
  invariant(street, 'a desk was asked for');
  const shared = handIn(street, { person: 1 });
  for (let person = 2; person < 8; person += 1) handIn(street, { person });
  for (let page = 0; page < 6; page += 1) street.desk.file.blobs.put(Buffer.alloc(3_000, page));
  await made.syncAll();
  handIn(made.hall, { person: 20 });
  done(made.hall, 'streetClerk', { caseId: shared, command: { type: 'accept' } });
  await made.hall.sync();
  done(street, 'streetClerk', { caseId: shared, command: { type: 'accept' } });
  for (let person = 30; person < 34; person += 1) handIn(street, { person });
  const { db } = street.desk.file;
  const ids = db
    .prepare<[], { id: Buffer }>(
      'SELECT command_id AS id FROM command WHERE event_count > 0 AND outbox_sequence IS NOT NULL',
    )
    .all();
  const saved = new Set(ids.map(({ id }) => unpackId(id)));
  const folder = join(root, 'street');
  cpSync(street.folder, folder, { recursive: true, filter: (name) => !name.endsWith('-shm') });
  const staffId = made.hall.as('streetClerk').actor.staffId;
  return { folder, street, hub: log.snapshot(), blobs, staffId, saved, unsent: 5, remove: () => made.remove() };
}

interface Healed {
  readonly where: string;
  /** Undefined where neither hub nor settings could be read: that was told, and nothing was moved. */
  readonly report: HealReport | undefined;
  readonly lost: number;
  readonly found: readonly string[];
}

async function healOne(folder: string, template: Template, random: SeededRandom): Promise<Healed> {
  for (const name of existsSync(dirname(folder)) ? readdirSync(dirname(folder)) : [])
    if (name.startsWith(basename(folder))) rmSync(join(dirname(folder), name), { recursive: true });
  cpSync(template.folder, folder, { recursive: true });
  const where = flip(folder, random);
  const log = memoryLog(template.hub);
  const hub = await testHub({
    log,
    blobs: template.blobs,
    limits: { maxWaitMs: 0 },
    seed: random.integer(1, 1_000_000),
  });
  hub.now = template.street.clock.now;
  const dial: Dial = () => ({
    transport: (request) => hub.hub.handle(request),
    certificate: () => null,
    close: () => undefined,
  });
  const place = { folder, passphrase: CITY_PASSPHRASE, now: () => hub.now };
  const wish = {
    code: await hub.code(STREET, template.staffId),
    deviceName: '修复后',
    deskCode: 'C9',
    password: () => Promise.resolve(TEST_PASSWORD),
  };
  const result = await healDesk(place, wish, dial);
  if (result?.ok !== true) {
    const isTold = result?.error.code === 'no-hub' && !existsSync(`${folder}.healing`);
    return { where, report: undefined, lost: 0, found: isTold ? [] : [`not healed: ${JSON.stringify(result)}`] };
  }
  const dataKey = await unlockWithPassphrase(keyringPath(folder), CITY_PASSPHRASE);
  const desk = cityDesk({ ...template.street, folder, dataKey, deliver: (request) => hub.hub.handle(request), crank });
  desk.desk = openedDesk(desk, openFile(desk));
  try {
    await desk.sync();
    const order = await hubOrder({ log });
    const checked = { desk: desk.desk, saved: new Set(template.saved), isRevoked: false };
    const lost = lostCommands(checked, order).length;
    const found = [...deskProblems(checked, order)];
    if (lost > 0 && !isLossTold(result.value)) found.push(`${String(lost)} commands are gone without a word`);
    return { where, report: result.value, lost, found };
  } finally {
    desk.line.stop();
    desk.desk.file.close();
  }
}

/** What can be read may be commands of an earlier day that the hub has long had: only the rest tells of a loss. */
function isLossTold({ waiting, readable, lostEvents, unreadable }: DamageReport): boolean {
  return waiting === null || waiting > readable || lostEvents > 0 || unreadable.length > 0;
}

function flip(folder: string, random: SeededRandom): string {
  const pages = readdirSync(join(folder, 'documents'), { recursive: true, encoding: 'utf8' });
  const page = join('documents', random.pick(pages.filter((name) => name.length > 60).sort()));
  const hasWal = existsSync(join(folder, 'desk.db-wal'));
  const file = random.pick(['desk.db', 'desk.db', hasWal ? 'desk.db-wal' : 'desk.db', 'last-write', page]);
  const bytes = readFileSync(join(folder, file));
  const at = random.integer(0, bytes.length - 1);
  const mask = random.integer(1, 255);
  bytes[at] = (bytes[at] ?? 0) ^ mask;
  writeFileSync(join(folder, file), bytes);
  return `street ${file} byte ${String(at)} of ${String(bytes.length)} xor ${String(mask)}`;
}
