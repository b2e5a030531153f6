import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
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
import { registerStaff } from '../../../src/app/staff/manage-staff.ts';
import { registerOffice } from '../../../src/app/staff/offices.ts';
import { accountClaimStream } from '../../../src/app/staff/staff-stream.ts';
import { loadClaim } from '../../../src/app/application/application-stream.ts';
import { identityNumberFor } from '../../../src/domain/identity/identity-number.ts';
import { worksOnCases } from '../../../src/domain/staff/role.ts';
import type { CommandId } from '../../../src/kernel/ids.ts';
import { invariant } from '../../../src/kernel/invariant.ts';
import { plainDate } from '../../../src/kernel/plain-date.ts';
import { type CaseFile, openCaseFile } from '../../../src/store/case-file.ts';
import type { ProjectionSet } from '../../../src/store/projection.ts';
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

export interface TestDeskOptions {
  readonly projections?: ProjectionSet;
  /** Where the clock starts; 10 October 2026, nine in the morning in China. */
  readonly now?: number;
}

export const RESOURCES = fileURLToPath(new URL('../../../resources', import.meta.url));

let reference: ReferenceData | undefined;

/** Runs the wizard and the staff commands themselves; only the keyring is left out, for speed. */
export async function testDesk(options: TestDeskOptions = {}): Promise<TestDesk> {
  reference ??= loadReferenceData(RESOURCES);
  const known = reference;
  const folder = mkdtempSync(join(tmpdir(), 'anju-test-desk-'));
  const dataKey = randomBytes(32);
  const clock = { now: options.now ?? Date.UTC(2026, 9, 10, 1, 0, 0) };
  const projections = options.projections === undefined ? {} : { projections: options.projections };
  const open = (): CaseFile => openCaseFile({ folder, dataKey, now: () => clock.now, newId: uuidv7, ...projections });
  const opened = (file: CaseFile): OpenDesk => {
    const desk = openDesk({ file, reference: known, changes: changeBus() });
    invariant(desk, 'the wizard wrote the profile');
    return desk;
  };
  const file = open();
  await wizard(file, known);
  const made: TestDesk = {
    folder,
    dataKey,
    reference: known,
    clock,
    desk: opened(file),
    as: (name) => personOf(made.desk, name),
    reopen() {
      made.desk.file.close();
      made.desk = opened(open());
      return made.desk;
    },
    remove() {
      made.desk.file.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  await registerEveryone(made);
  return made;
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

async function registerEveryone({ desk, as }: TestDesk): Promise<void> {
  const admin = as('admin');
  const newCommand = (): CommandId => desk.newId() as CommandId;
  for (const office of Object.values(testOffices)) {
    if (office === testOffices.city) continue;
    const result = registerOffice(desk, { commandId: newCommand(), ...office }, admin);
    invariant(result.ok, `office ${office.name} refused`);
  }
  const others = Object.values(testStaff).filter((person) => person !== testStaff.admin);
  const results = await Promise.all(
    others.map(({ account, name, roles, office }, index) => {
      const identityNumber = worksOnCases(roles) ? identityNumberFor('632321', plainDate('1985-06-07'), index) : '';
      const profile = { account, name, roles, office: testOffices[office].id, identityNumber, relatives: [] };
      return registerStaff(desk, { commandId: newCommand(), profile, password: TEST_PASSWORD }, admin);
    }),
  );
  invariant(
    results.every((result) => result.ok),
    `staff refused: ${JSON.stringify(results)}`,
  );
}
