/**
 * Heals a desk whose file is damaged from its hub: a new case file under the same keyring, enrolled with a new code as a
 * new device, takes the place of the damaged one, which is set aside whole. What the hub has comes back by the first
 * sync; what only the damaged file held is taken over as far as it can be read.
 */
import { cpSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { uuidv7 } from 'uuidv7';
import { nodeTransport } from '../../agency/hub-transport.ts';
import type { AnyRefusal } from '../../contract/errors.ts';
import type { OfficeId } from '../../kernel/ids.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import { blobPath } from '../../store/blobs.ts';
import { type CaseFile, documentsPath, keyringPath, openCaseFile } from '../../store/case-file.ts';
import { credentialOf, setCredential } from '../../store/credentials.ts';
import { type CarriedRows, carryOver } from '../../store/heal/carry-over.ts';
import { type Rescued, rescue } from '../../store/heal/rescue.ts';
import { hasKeyring, unlockWithPassphrase } from '../../store/keyring.ts';
import { writeMeta } from '../../store/meta.ts';
import { conflictById, insertConflict } from '../../store/sync/conflicts.ts';
import { saveHub } from '../../store/sync/hub-state.ts';
import { type DeskProfile, PROFILE_KEY } from '../open-desk.ts';
import { passwordDigest } from '../session/passwords.ts';
import type { Dial } from '../sync/dial.ts';
import { type Enrolled, enrolDevice, newHubState } from '../sync/enrolment.ts';
import { hubClient } from '../sync/hub-client.ts';
import { putDocument } from '../sync/hub-documents.ts';
import { refusalOfFailure } from '../sync/hub-failure.ts';
import { namedDocuments } from '../sync/named-documents.ts';
import { type UnsentReport, sendUnsent } from './send-unsent.ts';

export interface DamageReport {
  /** Address of the hub; null when that cannot be read, or the desk stood alone: then only a backup helps. */
  readonly hub: string | null;
  /** Commands that waited, by the desk's own count; null when that cannot be read. */
  readonly waiting: number | null;
  /** Of these, how many can be read whole. */
  readonly readable: number;
  /** Events that the desk had said are saved and that are in no page that can be read. */
  readonly lostEvents: number;
  readonly unreadable: readonly string[];
}

export interface HealReport extends DamageReport {
  /** Where the damaged folder lies now. */
  readonly setAside: string;
  readonly unsent: UnsentReport;
  readonly carried: readonly CarriedRows[];
  /** Pages of documents that were damaged too: the hub gives them again. */
  readonly badPages: number;
}

export interface HealPlace {
  readonly folder: string;
  readonly passphrase: string;
  readonly now: () => number;
}

export interface HealWish {
  readonly code: string;
  readonly deviceName: string;
  /** Another than before: what the damaged file had given out last may be unknown. */
  readonly deskCode: string;
  /** Asked for when the passwords of the damaged desk cannot be read. */
  readonly password: () => Promise<string>;
  /** Where the hub is, when the damaged file does not say. */
  readonly url?: string;
}

/** Only looks. Undefined when there is no desk. */
export async function examineDamage({ folder, passphrase }: HealPlace): Promise<DamageReport | undefined> {
  if (!hasKeyring(keyringPath(folder))) return undefined;
  const dataKey = await unlockWithPassphrase(keyringPath(folder), passphrase);
  return withCopy(folder, dataKey, (rescued) => Promise.resolve(damageOf(rescued)));
}

/** Undefined when there is no desk. Until it has ended well the damaged folder stays where it is. */
export async function healDesk(
  place: HealPlace,
  wish: HealWish,
  dial: Dial = nodeTransport,
): Promise<Result<HealReport, AnyRefusal> | undefined> {
  const { folder, passphrase } = place;
  if (!hasKeyring(keyringPath(folder))) return undefined;
  const dataKey = await unlockWithPassphrase(keyringPath(folder), passphrase);
  return withCopy(folder, dataKey, async (rescued) => {
    const made = await makeHealed({ place, wish, dial, dataKey }, rescued);
    if (!made.ok) return made;
    const setAside = aside(folder, place.now());
    renameSync(folder, setAside);
    renameSync(healingPath(folder), folder);
    return ok({ ...damageOf(rescued), ...made.value, setAside });
  });
}

interface Healing {
  readonly place: HealPlace;
  readonly wish: HealWish;
  readonly dial: Dial;
  readonly dataKey: Uint8Array;
}

type Made = Pick<HealReport, 'unsent' | 'carried' | 'badPages'>;

/** Beside the damaged one; a healing that was cut off goes on with it, for the hub knows its key. */
async function makeHealed(healing: Healing, rescued: Rescued): Promise<Result<Made, AnyRefusal>> {
  const { place, wish, dataKey } = healing;
  const url = rescued.hub?.url ?? wish.url;
  const profile = profileOf(rescued, wish.deskCode);
  if (url === undefined || profile === undefined) return err({ code: 'no-hub' });
  const folder = healingPath(place.folder);
  const isNew = !existsSync(folder);
  const file = openCaseFile({ folder, dataKey, now: place.now, newId: uuidv7 });
  try {
    if (isNew) cpSync(keyringPath(place.folder), keyringPath(folder));
    const enrolled = await enrolDevice(
      file,
      { ...wish, url, certificate: rescued.hub?.certificate ?? null },
      healing.dial,
    );
    if (!enrolled.ok) return enrolled;
    const badPages = takeDocuments(place.folder, file);
    const carried = rescued.db === undefined ? [] : carryOver(rescued.db, file.db);
    await writeLink(file, { url, profile, enrolled: enrolled.value, wish });
    const unsent = await sendAll(file, { healing, rescued, url, enrolled: enrolled.value });
    return unsent.ok ? ok({ unsent: unsent.value, carried, badPages }) : unsent;
  } finally {
    file.close();
  }
}

interface Link {
  readonly url: string;
  readonly profile: DeskProfile;
  readonly enrolled: Enrolled;
  readonly wish: HealWish;
}

async function writeLink(file: CaseFile, { url, profile, enrolled, wish }: Link): Promise<void> {
  const { answer, certificate } = enrolled;
  const { staffId } = answer;
  const isKnown = staffId === null || credentialOf(file.db, staffId) !== undefined;
  const passwordHash = isKnown ? undefined : await passwordDigest(await wish.password());
  const write = file.db.transaction(() => {
    saveHub(file.db, { ...newHubState(answer), url, certificate });
    writeMeta(file.db, PROFILE_KEY, JSON.stringify({ ...profile, office: answer.office as OfficeId }));
    if (staffId !== null && passwordHash !== undefined)
      setCredential(file.db, { staffId, passwordHash, mustChange: false, at: file.now() });
  });
  write.immediate();
}

interface SendAll {
  readonly healing: Healing;
  readonly rescued: Rescued;
  readonly url: string;
  readonly enrolled: Enrolled;
}

async function sendAll(
  file: CaseFile,
  { healing, rescued, url, enrolled }: SendAll,
): Promise<Result<UnsentReport, AnyRefusal>> {
  const line = healing.dial(url, enrolled.certificate);
  const client = hubClient({ device: file.device, transport: line.transport, now: file.now });
  const epoch = rescued.hub?.epoch ?? enrolled.answer.epoch;
  try {
    const report = await sendUnsent(rescued.chains, {
      now: file.now,
      hasItem: (commandId) => conflictById(file.db, commandId) !== undefined,
      keepItem: (command, hubReason) => {
        if (conflictById(file.db, command.commandId) !== undefined) return;
        const { stream, streamVersion } = command.events[0] ?? { stream: '', streamVersion: 1 };
        const item = { stream, commands: [command], baseVersion: streamVersion - 1, refusal: null, hubReason };
        insertConflict(file.db, { ...item, conflictId: command.commandId, at: file.now() });
      },
      push: async (batch) => {
        for (const hash of namedDocuments(batch.commands)) {
          if (!file.blobs.has(hash)) continue;
          const sent = await putDocument(client, { hash, bytes: file.blobs.get(hash) });
          if (!sent.ok) return sent;
        }
        return client.push({ batch, epoch });
      },
    });
    return report.ok ? report : err(refusalOfFailure(report.error));
  } finally {
    line.close();
  }
}

/** Copies all pages; those that are damaged are left out, and how many there were is told. */
function takeDocuments(folder: string, file: CaseFile): number {
  const from = documentsPath(folder);
  if (existsSync(from)) cpSync(from, documentsPath(file.folder), { recursive: true });
  const bad = file.blobs.verifyAll();
  for (const hash of bad) rmSync(blobPath(documentsPath(file.folder), hash), { force: true });
  return bad.length;
}

function profileOf(rescued: Rescued, deskCode: string): DeskProfile | undefined {
  const stored = rescued.meta(PROFILE_KEY);
  return stored === undefined ? undefined : { ...(JSON.parse(stored) as DeskProfile), deskCode };
}

function damageOf({ hub, waiting, chains, lostEvents, unreadable }: Rescued): DamageReport {
  const commands = chains.flatMap((chain) => chain.commands).filter(({ isSuperseded }) => !isSuperseded);
  return { hub: hub?.url ?? null, waiting: waiting ?? null, readable: commands.length, lostEvents, unreadable };
}

/** Works on a copy: the damaged folder is evidence. */
async function withCopy<T>(folder: string, dataKey: Uint8Array, work: (rescued: Rescued) => Promise<T>): Promise<T> {
  const copy = mkdtempSync(join(dirname(folder), `${basename(folder)}.copy-`));
  try {
    for (const name of ['desk.db', 'desk.db-wal', 'last-write'])
      if (existsSync(join(folder, name))) cpSync(join(folder, name), join(copy, name));
    const rescued = rescue(copy, dataKey);
    try {
      return await work(rescued);
    } finally {
      rescued.close();
    }
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

function healingPath(folder: string): string {
  return `${folder}.healing`;
}

function aside(folder: string, now: number): string {
  return `${folder}.damaged-${new Date(now).toISOString().slice(0, 19).replaceAll(':', '')}`;
}
