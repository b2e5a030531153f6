/** The rounds of fault 5 on a small disk (disk-full.ts says what must hold). */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { loadApplication } from '../../src/app/application/application-stream.ts';
import type { OpenDesk } from '../../src/app/open-desk.ts';
import { seededRandom } from '../../src/kernel/random.ts';
import { auditLog } from '../../src/store/audit.ts';
import { backupTo } from '../../src/store/backup.ts';
import { keyringPath } from '../../src/store/case-file.ts';
import { createKeyring } from '../../src/store/keyring.ts';
import { StoreFault } from '../../src/store/store-fault.ts';
import { checkDesk } from './check-desk.ts';
import { commandOnFullDisk } from './disk-full-contract.ts';
import { openFaultDesk } from './fault-desk.ts';
import type { FaultReport } from './report.ts';
import type { SmallDisk } from './small-disk.ts';
import { type Saved, work } from './work.ts';

/** Exit code of the process: nothing was tried. */
export const NO_SMALL_DISK = 98;
const STRETCH = { memoryCost: 64, timeCost: 1, parallelism: 1 };
/** What is left free goes up to this, in steps of one block over the rounds. */
const MOST_LEFT_KIB = 1_600;

interface Hunt {
  readonly disk: SmallDisk;
  readonly problems: string[];
  /** How often what did not fit. */
  readonly met: Map<string, number>;
  acknowledged: number;
  lost: number;
}

export async function fillRounds(disk: SmallDisk, count: number, seed: number): Promise<FaultReport> {
  const hunt: Hunt = { disk, problems: [], met: new Map(), acknowledged: 0, lost: 0 };
  const random = seededRandom(seed);
  for (let round = 0; round < count; round += 1) {
    const left = Math.floor((round * MOST_LEFT_KIB) / count);
    await fillOnce(hunt, { left, seed: seed * 10_000 + round, checkpoint: random.pick([20, 60, 4_000]) });
    disk.empty();
  }
  const answer = await commandOnFullDisk(disk);
  if (answer !== 'FAULT disk-full') hunt.problems.push(`over the contract a command was answered with ${answer}`);
  const met = [...hunt.met].sort().map(([what, n]) => `${what} ${String(n)}`);
  return {
    fault: '5 disk full at every step',
    tried: count,
    acknowledged: hunt.acknowledged,
    lost: hunt.lost,
    problems: hunt.problems,
    notes: [`did not fit: ${met.join(', ')}`, `over the contract: ${answer}`],
  };
}

interface Round {
  readonly left: number;
  readonly seed: number;
  readonly checkpoint: number;
}

async function fillOnce(hunt: Hunt, round: Round): Promise<void> {
  const where = `${String(round.left)} KiB left, seed ${String(round.seed)}`;
  const folder = join(hunt.disk.folder, 'desk');
  mkdirSync(folder);
  const slot = { kind: 'passphrase' as const, passphrase: 'invented', stretch: STRETCH };
  const key = (await createKeyring(keyringPath(folder), [slot])).toString('hex');
  let desk = openFaultDesk(folder, key);
  try {
    desk.file.db.pragma(`wal_autocheckpoint = ${String(round.checkpoint)}`);
    hunt.disk.leave(round.left);
    const saved = workUntilFull(hunt, desk, { where, seed: round.seed });
    checkWhileFull(hunt, desk, { where, saved });
    await keepNothingHalf(hunt, desk, where);
    if (round.seed % 3 === 0) {
      desk.file.close();
      desk = reopenWhileFull(hunt, { folder, key, where });
    }
    hunt.disk.giveBack();
    for (const each of work(desk, round.seed + 1)) if (saved.push(each) % 4 === 0) break;
    desk.file.close();
    desk = openFaultDesk(folder, key);
    const found = checkDesk(desk, saved);
    hunt.acknowledged += saved.length;
    hunt.lost += found.lost;
    hunt.problems.push(...found.problems.map((problem) => `${where}: ${problem}`));
  } catch (error) {
    hunt.problems.push(`${where}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  } finally {
    hunt.disk.giveBack();
    desk.file.close();
  }
}

/** Where nothing comes in the way of the work the rest of the disk is filled too: every round must meet its end. */
const ENOUGH = 150;

function workUntilFull(
  hunt: Hunt,
  desk: OpenDesk,
  { where, seed }: { readonly where: string; readonly seed: number },
): Saved[] {
  const saved: Saved[] = [];
  for (let tries = 0; tries < 3; tries += 1) {
    try {
      for (const each of work(desk, seed + tries)) {
        saved.push(each);
        if (saved.length === ENOUGH) hunt.disk.leave(0);
        if (saved.length > 10 * ENOUGH) throw new Error('the disk does not get full');
      }
    } catch (error) {
      meet(hunt, error, { where, what: 'a command' });
    }
  }
  return saved;
}

/** Counts a fault that says `disk-full`; every other is a problem. */
function meet(hunt: Hunt, error: unknown, { where, what }: { readonly where: string; readonly what: string }): void {
  if (error instanceof StoreFault && error.code === 'disk-full') hunt.met.set(what, (hunt.met.get(what) ?? 0) + 1);
  else
    hunt.problems.push(`${where}: ${what} ended with ${error instanceof Error ? (error.stack ?? '') : String(error)}`);
}

function checkWhileFull(
  hunt: Hunt,
  desk: OpenDesk,
  { where, saved }: { readonly where: string; readonly saved: readonly Saved[] },
): void {
  for (const { caseId, version } of saved) {
    const read = loadApplication(desk.file, caseId);
    if (read === undefined || read.version < version)
      hunt.problems.push(`${where}: not readable while full: ${caseId}`);
  }
  const [finding] = auditLog(desk.file.db).findings;
  if (finding !== undefined) hunt.problems.push(`${where}: while full: ${JSON.stringify(finding)}`);
}

async function keepNothingHalf(hunt: Hunt, desk: OpenDesk, where: string): Promise<void> {
  const { blobs, folder } = desk.file;
  const before = [...blobs.list()].length;
  let kept = 0;
  for (const size of [100_000, 5_000, 10]) {
    try {
      blobs.put(randomBytes(size));
      kept += 1;
    } catch (error) {
      meet(hunt, error, { where, what: 'a page' });
    }
    try {
      await blobs.putAll([randomBytes(size), randomBytes(size)]);
      kept += 2;
    } catch (error) {
      meet(hunt, error, { where, what: 'pages in bulk' });
    }
  }
  const listed = [...blobs.list()].length;
  // Of pages in bulk one may be kept whole though the other did not fit.
  if (listed < before + kept) hunt.problems.push(`${where}: a page that was kept is gone`);
  if (blobs.verifyAll().length > 0) hunt.problems.push(`${where}: a half page has a page's name`);
  const target = join(hunt.disk.folder, 'desk.anju-backup');
  try {
    await backupTo(desk.file, target);
    hunt.met.set('(a backup fitted)', (hunt.met.get('(a backup fitted)') ?? 0) + 1);
  } catch (error) {
    meet(hunt, error, { where, what: 'a backup' });
    if (existsSync(target)) hunt.problems.push(`${where}: half a backup`);
  }
  const names = [...readdirSync(hunt.disk.folder), ...readdirSync(folder, { recursive: true, encoding: 'utf8' })];
  const half = names.filter((name) => name.includes('tmp'));
  if (half.length > 0) hunt.problems.push(`${where}: left behind: ${half.join(', ')}`);
}

/** A desk started on a full disk opens or says why not; here room comes back in the second case. */
function reopenWhileFull(
  hunt: Hunt,
  { folder, key, where }: { readonly folder: string; readonly key: string; readonly where: string },
): OpenDesk {
  try {
    return openFaultDesk(folder, key);
  } catch (error) {
    meet(hunt, error, { where, what: 'a start' });
    hunt.disk.giveBack();
    return openFaultDesk(folder, key);
  }
}
