/**
 * One desk's life: no case file yet (setup), a closed one (unlock), an open one. Holds the open file; everything else
 * about a person or a screen belongs to the connection that asks.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { uuidv7 } from 'uuidv7';
import type { z } from 'zod';
import type { deskStatusSchema } from '../contract/desk.ts';
import type { AgencyPort } from '../domain/agency-check/agency-port.ts';
import { type CaseFile, keyringPath, openCaseFile } from '../store/case-file.ts';
import {
  type KeychainPort,
  createKeyring,
  hasKeyring,
  keyringSlotKinds,
  setSlot,
  unlockWithKeychain,
  unlockWithPassphrase,
} from '../store/keyring.ts';
import { sealHead, sealIfDue } from '../store/sealing.ts';
import { StoreFault } from '../store/store-fault.ts';
import type { AgencyClient } from '../agency/agency-client.ts';
import { agencyLine } from './agency-line.ts';
import { type ChangeBus, changeBus } from './change-bus.ts';
import { type CheckRunner, checkRunner } from './checks/check-runner.ts';
import { type Nightly, nightly } from './comparison/nightly.ts';
import { resumeDraws, stopDraws } from './draw/draw-runner.ts';
import { recordFault } from './fault-log.ts';
import { type OpenDesk, openDesk } from './open-desk.ts';
import { type ReferenceData, loadReferenceData } from './reference/reference-data.ts';
import { officeName } from './staff/offices.ts';
import type { Dial } from './sync/dial.ts';
import { type HubLine, hubLine } from './sync/hub-line.ts';
import type { PageReader } from './sync/page-reader.ts';
import { nodeTransport } from '../agency/hub-transport.ts';
import type { DeskWorkerOptions } from './worker-protocol.ts';

export type DeskStatus = z.infer<typeof deskStatusSchema>;

export interface DeskHost {
  readonly reference: ReferenceData;
  readonly changes: ChangeBus;
  readonly options: DeskWorkerOptions;
  readonly dial: Dial;
  /** The line to the registries, the same as `OpenDesk.agency`; its questions are signed with the open desk's key. */
  readonly agency: AgencyPort;
  /** The open desk, undefined before setup or unlock. */
  desk(): OpenDesk | undefined;
  /** The open desk's line to its hub; it is alone until a hub is configured. */
  line(): HubLine | undefined;
  /** What asks the registries in the background for the open desk. */
  checks(): CheckRunner | undefined;
  status(): DeskStatus;
  /** Setup and unlock happen one at a time: a second screen or an impatient click finds what the first has done. */
  alone<T>(work: () => Promise<T>): Promise<T>;
  /** Makes keyring and case file; the wizard's use case writes the rest. Call it `alone`. */
  create(passphrase: string): Promise<CaseFile>;
  /** Throws a StoreFault `wrong-key`. */
  unlock(passphrase: string): Promise<void>;
  /** After the wizard wrote the profile. */
  opened(): OpenDesk;
  close(): void;
}

export interface HostPorts {
  readonly now: () => number;
  /** Whether an open desk keeps together with its hub by itself: a person's desk does, an operator's command does not. */
  readonly staysTogether?: boolean;
  readonly dial?: Dial;
  /** Reads what the hub sends, and is closed with the desk; without it the desk's own thread does. */
  readonly reader?: PageReader;
  /** Instead of the line that the desk's configuration describes. */
  readonly agency?: AgencyPort;
}

/** What an open desk has in hand. */
interface Held {
  file: CaseFile | undefined;
  key: Uint8Array | undefined;
  desk: OpenDesk | undefined;
  line: HubLine | undefined;
  checks: CheckRunner | undefined;
  nightly: Nightly | undefined;
  closed: boolean;
}

/** Opens at once where the keychain of this machine has the key. */
export function deskHost(options: DeskWorkerOptions, ports: HostPorts): DeskHost {
  const reference = loadReferenceData(options.resources);
  const changes = changeBus();
  const keyring = keyringPath(options.folder);
  const keychain = options.keychainSecret === null ? undefined : secretPort(options.keychainSecret);
  const alone = oneAtATime();
  const held = nothingHeld();
  const dial = ports.dial ?? nodeTransport;
  const agencies = linesOf(options, ports, held);
  const take = (desk: OpenDesk | undefined): void => {
    takeUp(held, desk, { ...ports, dial });
  };

  const open = (dataKey: Uint8Array): CaseFile => {
    if (held.closed) throw new Error('the desk was closed while it was being opened');
    const file = openCaseFile({ folder: options.folder, dataKey, now: ports.now, newId: uuidv7 });
    // What a desk that was cut off left without a seal gets one before anything is written behind it.
    sealOrTell(file, sealHead, ports.now);
    Object.assign(held, { file, key: dataKey });
    take(openDesk({ file, reference, changes, agency: agencies }));
    changes.publish('desk');
    return file;
  };
  const known = keychain === undefined ? undefined : keyFromKeychain(keyring, keychain);
  if (known !== undefined) open(known);
  const stopSealing = keepSealed(() => held.file, ports.now);

  return {
    reference,
    changes,
    options,
    dial,
    agency: agencies,
    desk: () => held.desk,
    line: () => held.line,
    checks: () => held.checks,
    status: () => statusOf(options, held.desk, hasKeyring(keyring) && held.file === undefined),
    alone,
    create: async (passphrase) =>
      (await wizardGoesOn(held, keyring, passphrase)) ?? open(await makeKeyring(options.folder, passphrase, keychain)),
    unlock: (passphrase) =>
      alone(async () => {
        if (held.file !== undefined) return;
        const dataKey = await unlockWithPassphrase(keyring, passphrase);
        open(dataKey);
        // The folder came to another machine, or its keychain was emptied: from now on it opens here by itself.
        if (keychain !== undefined) await setSlot(keyring, dataKey, { kind: 'keychain', port: keychain });
      }),
    opened: () => {
      if (held.file !== undefined) take(openDesk({ file: held.file, reference, changes, agency: agencies }));
      if (held.desk === undefined) throw new Error('the wizard wrote no profile');
      changes.publish('desk');
      return held.desk;
    },
    close: () => {
      stopSealing();
      agencies.close();
      letGo(held, ports.now());
      ports.reader?.close();
    },
  };
}

function nothingHeld(): Held {
  return {
    file: undefined,
    key: undefined,
    desk: undefined,
    line: undefined,
    checks: undefined,
    nightly: undefined,
    closed: false,
  };
}

/** An operator's command asks nobody, so a mistake in the file must not keep it from its work. */
function linesOf(options: DeskWorkerOptions, { now, agency, staysTogether }: HostPorts, held: Held): AgencyClient {
  if (agency !== undefined) {
    const { ask, lineOf } = agency;
    return { ask, lineOf, close: () => undefined };
  }
  const { folder, agency: settings } = options;
  return agencyLine({ folder, settings, readsFile: staysTogether === true, now, signer: () => held.file?.device });
}

/** A wizard that was cut off after the keyring goes on with it, but people remember what they typed now. */
async function wizardGoesOn({ file, key }: Held, keyring: string, passphrase: string): Promise<CaseFile | undefined> {
  if (file === undefined || key === undefined) return undefined;
  await setSlot(keyring, key, { kind: 'passphrase', passphrase });
  return file;
}

/** The desk that is worked with from now on, with its own line. */
function takeUp(
  held: Held,
  desk: OpenDesk | undefined,
  { dial, reader, staysTogether }: HostPorts & { readonly dial: Dial },
): void {
  held.line?.stop();
  held.checks?.stop();
  held.nightly?.stop();
  held.nightly = undefined;
  held.desk = desk;
  held.line = desk === undefined ? undefined : hubLine({ desk, dial, ...(reader && { reader }) });
  held.checks = desk === undefined ? undefined : checkRunner(desk);
  if (staysTogether === true) {
    held.line?.start();
    held.checks?.resume();
    if (desk !== undefined) {
      resumeDraws(desk);
      held.nightly = nightly(desk);
    }
  }
}

function letGo(held: Held, now: number): void {
  const { file } = held;
  held.closed = true;
  held.line?.stop();
  held.checks?.stop();
  held.nightly?.stop();
  held.nightly = undefined;
  held.line = undefined;
  held.checks = undefined;
  if (file === undefined) return;
  stopDraws(file);
  sealHead(file, now);
  file.close();
  held.file = undefined;
  held.key = undefined;
  held.desk = undefined;
}

/** Runs what it is given in order, each when the one before has ended, well or not. */
function oneAtATime(): DeskHost['alone'] {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const run = last.then(work, work);
    last = run;
    return run;
  };
}

/** Design: a device seals its chain at least once a minute while it writes. Gives what stops it. */
function keepSealed(file: () => CaseFile | undefined, now: () => number): () => void {
  const sealing = setInterval(() => {
    const open = file();
    if (open !== undefined) sealOrTell(open, sealIfDue, now);
  }, 20_000);
  sealing.unref();
  return () => {
    clearInterval(sealing);
  };
}

/** A busy file or a full disk must not end the program: what was saved is safe, and the next turn seals it. */
function sealOrTell(file: CaseFile, seal: typeof sealHead, now: () => number): void {
  try {
    seal(file, now());
  } catch (error) {
    recordFault(file.folder, 'sealing', error);
  }
}

function makeKeyring(folder: string, passphrase: string, keychain: KeychainPort | undefined): Promise<Uint8Array> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const slots = [{ kind: 'passphrase' as const, passphrase }];
  return createKeyring(
    keyringPath(folder),
    keychain === undefined ? slots : [...slots, { kind: 'keychain' as const, port: keychain }],
  );
}

/** Undefined when the keychain of this machine has no key for this desk: then the passphrase is asked for. */
function keyFromKeychain(keyring: string, keychain: KeychainPort): Uint8Array | undefined {
  if (!hasKeyring(keyring) || !keyringSlotKinds(keyring).includes('keychain')) return undefined;
  try {
    return unlockWithKeychain(keyring, keychain);
  } catch (error) {
    if (error instanceof StoreFault && error.code === 'wrong-key') return undefined;
    throw error;
  }
}

function statusOf(options: DeskWorkerOptions, desk: OpenDesk | undefined, isClosed: boolean): DeskStatus {
  const common = { version: options.version, shell: options.shell, demo: options.demo };
  if (desk === undefined) {
    return { phase: isClosed ? 'unlock' : 'setup', ...common, city: null, office: null, deskCode: null };
  }
  const { office, deskCode } = desk.profile;
  return {
    phase: 'open',
    ...common,
    city: officeName(desk, office.slice(0, 4)),
    office: officeName(desk, office),
    deskCode,
  };
}

/** Wraps the data key under a secret that the operating system's keychain keeps for the shell. */
function secretPort(secret: Uint8Array): KeychainPort {
  return {
    seal: (bytes) => {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', secret, nonce);
      return Buffer.concat([nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
    },
    open: (bytes) => {
      const decipher = createDecipheriv('aes-256-gcm', secret, bytes.subarray(0, 12));
      decipher.setAuthTag(bytes.subarray(-16));
      return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]);
    },
  };
}
