/**
 * Fault 10: one byte of one file is changed while the desk is closed, or after it was killed. The desk must either say
 * so, in words that name what is damaged, or show everything as it was: the byte lay where nothing is kept (a free
 * page, a page that the write-ahead log replaces, the unused end of that log). A wrong row shown as a right one, or a
 * saved command gone without a word, is a failure. What was told is healed from a backup, or from the hub.
 *
 * A byte in the last write before a kill looks as that write does when a power cut tore it; only the note of the last
 * write beside the database tells it (src/store/last-write.ts). What that note alone told is tried again without it:
 * how often the desk then stands one or two writes before, without a word, is in the report.
 */
import { cpSync, existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { uuidv7 } from 'uuidv7';
import { type SeededRandom, seededRandom } from '../../src/kernel/random.ts';
import { auditLog, checkPages } from '../../src/store/audit.ts';
import { restoreFrom } from '../../src/store/backup.ts';
import { keyringPath } from '../../src/store/case-file.ts';
import { unlockWithPassphrase } from '../../src/store/keyring.ts';
import { lastWritePath } from '../../src/store/last-write.ts';
import { StoreFault, guarded } from '../../src/store/store-fault.ts';
import { contentOf, logOf } from './desk-content.ts';
import { openFaultDesk } from './fault-desk.ts';
import { healFlips } from './heal-flips.ts';
import { type FlipTemplate, PASSPHRASE, makeTemplates } from './flip-templates.ts';
import type { FaultReport } from './report.ts';
import { scratchFolder } from './scratch-folder.ts';

const RESTORE_EVERY = 20;
/** So many times, beside the flips, a damaged desk of a city is healed from its hub (heal-flips.ts). */
const HEALED_SHARE = 0.25;

type Kind = 'desk.db' | 'desk.db-wal' | 'keyring.json' | 'last-write' | 'document';

/** Words that must be in what the desk says, so that a person knows what is damaged. */
const NAMED: Readonly<Record<Kind, RegExp>> = {
  'desk.db': /database/,
  'desk.db-wal': /write-ahead log|database/,
  'keyring.json': /keyring|passphrase/,
  'last-write': /database/,
  document: /document page [0-9a-f]{64}/,
};

export async function flipBytes(count: number, seed: number): Promise<FaultReport> {
  const root = scratchFolder('flip');
  const random = seededRandom(seed);
  const classes = new Map<string, number>();
  const words = new Set<string>();
  const problems: string[] = [];
  let restored = 0;
  let lost = 0;
  let toldByNote = 0;
  let silentWithoutNote = 0;
  try {
    const templates = await makeTemplates(root, seed);
    for (let round = 0; round < count; round += 1) {
      const template = random.pick(templates);
      const flip = await flipOne(join(root, 'flipped'), template, random);
      const name = `${template.name}, ${flip.kind}: ${flip.verdict}`;
      classes.set(name, (classes.get(name) ?? 0) + 1);
      if (flip.verdict === 'told')
        words.add(`${flip.kind}: ${flip.words.replace(/[0-9a-f]{64}/, '<hash>').replace(/\d+/g, 'N')}`);
      if (flip.verdict === 'told' && !NAMED[flip.kind].test(flip.words))
        problems.push(`${flip.where}: says only ${flip.words}`);
      if (flip.verdict === 'WRONG') problems.push(`${flip.where}: ${flip.words}`);
      if (flip.verdict === 'WRONG') lost += 1;
      if (flip.verdict === 'told' && NOTE.test(flip.words)) {
        toldByNote += 1;
        if (await isSilentWithoutNote(join(root, 'flipped'), template, flip)) silentWithoutNote += 1;
      }
      if (flip.verdict === 'told' && restored * RESTORE_EVERY <= round) {
        restored += 1;
        if (!(await isHealed(join(root, 'healed'), template)))
          problems.push(`${flip.where}: the backup does not heal it`);
      }
    }
    const healing = await healFlips(Math.ceil(count * HEALED_SHARE), seed);
    problems.push(...healing.problems);
    return {
      fault: '10 one byte flipped in a file of the desk',
      tried: count,
      acknowledged: templates.reduce((sum, template) => sum + template.commands, 0),
      lost,
      problems,
      notes: [
        `told by the note of the last write alone: ${String(toldByNote)}; ` +
          `without it, lost without a word: ${String(silentWithoutNote)}`,
        ...[...classes].sort().map(([name, n]) => `${name} ${String(n)}`),
        `healed from a backup and compared: ${String(restored)}`,
        ...healing.notes,
        ...[...words].sort().map((text) => `said of ${text}`),
      ],
    };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** What last-write.ts says. */
const NOTE = /lacks what was saved last/;

interface Place {
  readonly file: string;
  readonly at: number;
  readonly mask: number;
}

interface Flip extends Place {
  readonly kind: Kind;
  /** Enough to make it again. */
  readonly where: string;
  readonly verdict: 'told' | 'without effect' | 'WRONG';
  readonly words: string;
}

async function flipOne(folder: string, template: FlipTemplate, random: SeededRandom): Promise<Flip> {
  const { kind, file } = fileToFlip(template.folder, random);
  const bytes = readFileSync(join(template.folder, file));
  // The end of the write-ahead log is where damage looks like a torn write: it gets more than its share.
  const isLate = kind === 'desk.db-wal' && random.chance(0.3);
  const at = random.integer(isLate ? Math.floor(bytes.length * 0.97) : 0, bytes.length - 1);
  const mask = random.integer(1, 255);
  const place = { file, at, mask };
  copyFlipped(folder, template, place);
  const where = `${template.name} ${file} byte ${String(at)} of ${String(bytes.length)} xor ${String(mask)}`;
  try {
    const content = await lookAtAll(folder);
    if (content === template.content) return { ...place, kind, where, verdict: 'without effect', words: '' };
    const words = 'shows something else than was saved, without a word';
    return { ...place, kind, where, verdict: 'WRONG', words };
  } catch (error) {
    if (error instanceof StoreFault && (error.code === 'corrupt' || error.code === 'wrong-key')) {
      return { ...place, kind, where, verdict: 'told', words: error.message };
    }
    return { ...place, kind, where, verdict: 'WRONG', words: `not a fault of the store: ${String(error)}` };
  }
}

function copyFlipped(folder: string, template: FlipTemplate, { file, at, mask }: Place): void {
  rmSync(folder, { recursive: true, force: true });
  cpSync(template.folder, folder, { recursive: true });
  const bytes = readFileSync(join(folder, file));
  bytes[at] = (bytes[at] ?? 0) ^ mask;
  writeFileSync(join(folder, file), bytes);
}

/** The same flip as a desk without the note would meet it: it holds what it held one or two writes before. */
async function isSilentWithoutNote(folder: string, template: FlipTemplate, flip: Flip): Promise<boolean> {
  copyFlipped(folder, template, flip);
  rmSync(lastWritePath(folder));
  return template.earlier.includes(await lookAtAll(folder));
}

function fileToFlip(folder: string, random: SeededRandom): { readonly kind: Kind; readonly file: string } {
  const chance = random.next();
  if (chance < 0.1) return { kind: 'keyring.json', file: 'keyring.json' };
  if (chance < 0.13) return { kind: 'last-write', file: 'last-write' };
  if (chance < 0.3) {
    const pages = readdirSync(join(folder, 'documents'), { recursive: true, encoding: 'utf8' });
    return { kind: 'document', file: join('documents', random.pick(pages.filter((name) => name.length > 60).sort())) };
  }
  const hasWal = existsSync(join(folder, 'desk.db-wal'));
  const kind = hasWal && chance < 0.7 ? 'desk.db-wal' : 'desk.db';
  return { kind, file: kind };
}

/** Reads everything that a desk can show and all pages of its files. */
async function lookAtAll(folder: string): Promise<string> {
  const desk = openFaultDesk(folder, (await unlockWithPassphrase(keyringPath(folder), PASSPHRASE)).toString('hex'));
  try {
    return guarded(folder, () => {
      const [finding] = auditLog(desk.file.db).findings;
      if (finding !== undefined) throw new StoreFault('corrupt', `the log in the database: ${JSON.stringify(finding)}`);
      checkPages(desk.file.db);
      return contentOf(desk);
    });
  } finally {
    desk.file.close();
  }
}

async function isHealed(folder: string, template: FlipTemplate): Promise<boolean> {
  const { archive } = template;
  const { dataKey } = await restoreFrom({
    archive,
    folder,
    key: { passphrase: PASSPHRASE },
    now: Date.now,
    newId: uuidv7,
  });
  const desk = openFaultDesk(folder, dataKey.toString('hex'));
  try {
    return logOf(desk) === template.log && desk.file.blobs.verifyAll().length === 0;
  } finally {
    desk.file.close();
    rmSync(folder, { recursive: true });
  }
}
