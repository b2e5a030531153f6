import { randomBytes } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { uuidv7 } from 'uuidv7';
import { changeBus } from '../../../src/app/change-bus.ts';
import type { DeskHost, DeskStatus } from '../../../src/app/desk-host.ts';
import { type OpenDesk, openDesk } from '../../../src/app/open-desk.ts';
import { type ReferenceData, loadReferenceData } from '../../../src/app/reference/reference-data.ts';
import { signedInAs } from '../../../src/app/session/session.ts';
import type { SignedIn } from '../../../src/app/session/signed-in.ts';
import { setUpDesk } from '../../../src/app/setup.ts';
import { registerStaffTogether } from '../../../src/app/staff/manage-staff.ts';
import { registerOffice } from '../../../src/app/staff/offices.ts';
import { accountClaimStream } from '../../../src/app/staff/staff-stream.ts';
import { loadClaim } from '../../../src/app/application/application-stream.ts';
import { identityNumberFor } from '../../../src/domain/identity/identity-number.ts';
import { worksOnCases } from '../../../src/domain/staff/role.ts';
import type { CommandId } from '../../../src/kernel/ids.ts';
import { invariant } from '../../../src/kernel/invariant.ts';
import { plainDate } from '../../../src/kernel/plain-date.ts';
import { type CaseFile, openCaseFile } from '../../../src/store/case-file.ts';
import { type DeskFolder, sharedFolder } from './shared-folder.ts';
import { TEST_PASSWORD, type TestStaffName, testOffices, testStaff } from './test-offices.ts';

/** A set-up desk in a folder of its own: offices, staff of every role, a clock that tests move. Remove it at the end. */
export interface TestDesk {
  readonly folder: string;
  readonly dataKey: Uint8Array;
  readonly reference: ReferenceData;
  /** Tests set `now`; the desk reads it. */
  readonly clock: { now: number };
  desk: OpenDesk;
  /** The person as use cases take them, as the desk knows them now. */
  readonly as: (name: TestStaffName) => SignedIn;
  /** Closes the file and opens it again, as a restart does. */
  reopen(): OpenDesk;
  remove(): void;
}

const OPENED_AT = Date.UTC(2026, 9, 10, 1, 0, 0);

export const RESOURCES = fileURLToPath(new URL('../../../resources', import.meta.url));

let reference: ReferenceData | undefined;

const furnished = new Map<number, Promise<DeskFolder>>();

/**
 * A desk that the wizard and the staff commands made; only the keyring is left out, for speed. They run once for all
 * desks of a run of tests whose clock starts alike (10 October 2026, nine in the morning in China), and each gets a copy:
 * stretching ten passwords takes longer than most tests.
 */
export async function testDesk({ now = OPENED_AT }: { readonly now?: number } = {}): Promise<TestDesk> {
  let template = furnished.get(now);
  if (template === undefined) {
    furnished.set(now, (template = sharedFolder(`desk-${String(now)}`, () => furnishedFolder(now))));
  }
  const { folder: from, dataKey } = await template;
  const folder = newFolder();
  cpSync(from, folder, { recursive: true });
  const opened = openerOf({ folder, dataKey }, now);
  const made: TestDesk = {
    ...opened,
    desk: opened.open(),
    as: (name) => personOf(made.desk, name),
    reopen() {
      made.desk.file.close();
      made.desk = opened.open();
      return made.desk;
    },
    remove() {
      made.desk.file.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return made;
}

function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'anju-test-desk-'));
}

/** How a folder is opened, and by which clock. */
function openerOf({ folder, dataKey }: DeskFolder, now: number) {
  const known = (reference ??= loadReferenceData(RESOURCES));
  const clock = { now };
  const openFile = (): CaseFile => openCaseFile({ folder, dataKey, now: () => clock.now, newId: uuidv7 });
  const deskOf = (file: CaseFile): OpenDesk => {
    const desk = openDesk({ file, reference: known, changes: changeBus() });
    invariant(desk, 'the wizard wrote the profile');
    return desk;
  };
  return { folder, dataKey, reference: known, clock, openFile, deskOf, open: () => deskOf(openFile()) };
}

async function furnishedFolder(now: number): Promise<DeskFolder> {
  const place: DeskFolder = { folder: newFolder(), dataKey: randomBytes(32) };
  process.once('exit', () => {
    rmSync(place.folder, { recursive: true, force: true });
  });
  const opener = openerOf(place, now);
  const file = opener.openFile();
  await wizard(file, opener.reference);
  await registerEveryone(opener.deskOf(file));
  file.close();
  return place;
}

/** Somebody of the test city, as a desk that knows them has them. */
export function personOf(desk: OpenDesk, name: TestStaffName): SignedIn {
  const staffId = loadClaim(desk.file, accountClaimStream(testStaff[name].account)).state.holder;
  invariant(staffId, `${name} has an account`);
  const person = signedInAs(desk, { staffId, locked: false, lastActiveAt: desk.now() });
  invariant(person, `${name} is active`);
  return person;
}

async function wizard(file: CaseFile, known: ReferenceData): Promise<void> {
  const status = { phase: 'setup' } as DeskStatus;
  const host: Pick<DeskHost, 'reference' | 'status' | 'alone' | 'create' | 'opened'> = {
    reference: known,
    status: () => status,
    alone: (work) => work(),
    create: () => Promise.resolve(file),
    opened: () => ({}) as OpenDesk,
  };
  const { account, name } = testStaff.admin;
  const result = await setUpDesk(host as DeskHost, {
    offices: [testOffices.city],
    numberPrefix: 'XN',
    deskCode: '01',
    policyCity: 'xining',
    administrator: { account, name, password: TEST_PASSWORD },
    passphrase: 'not used by a test desk',
  });
  invariant(result.ok, `the wizard refused: ${JSON.stringify(result)}`);
}

async function registerEveryone(desk: OpenDesk): Promise<void> {
  const admin = personOf(desk, 'admin');
  const newCommand = (): CommandId => desk.newId() as CommandId;
  for (const office of Object.values(testOffices)) {
    if (office === testOffices.city) continue;
    const result = registerOffice(desk, { commandId: newCommand(), ...office }, admin);
    invariant(result.ok, `office ${office.name} refused`);
  }
  const others = Object.values(testStaff).filter((person) => person !== testStaff.admin);
  const registrations = others.map(({ account, name, roles, office }, index) => {
    const identityNumber = worksOnCases(roles) ? identityNumberFor('632321', plainDate('1985-06-07'), index) : '';
    const profile = { account, name, roles, office: testOffices[office].id, identityNumber, relatives: [] };
    return { commandId: newCommand(), profile, password: TEST_PASSWORD };
  });
  const results = await registerStaffTogether(desk, registrations, admin);
  invariant(
    results.every((result) => result.ok),
    `staff refused: ${JSON.stringify(results)}`,
  );
}
