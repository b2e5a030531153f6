/** The wizard, the offices and the accounts: what an administrator would do before the first application comes in. */
import type { DeskHost } from '../../app/desk-host.ts';
import type { OpenDesk } from '../../app/open-desk.ts';
import { signedInAs } from '../../app/session/session.ts';
import type { SignedIn } from '../../app/session/signed-in.ts';
import { setUpDesk } from '../../app/setup.ts';
import { registerStaffTogether } from '../../app/staff/manage-staff.ts';
import { registerOffice } from '../../app/staff/offices.ts';
import { allStaff } from '../../app/staff/staff-stream.ts';
import type { Role } from '../../domain/staff/role.ts';
import type { CommandId, OfficeId, StaffId } from '../../kernel/ids.ts';
import { invariant } from '../../kernel/invariant.ts';
import { POLICY_CITY, demoCityOffice, demoDistricts } from './offices.ts';
import { demoPassword } from './passwords.ts';
import { type DemoPerson, administrator } from './staff.ts';

export interface DemoAccount {
  readonly account: string;
  readonly password: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly office: string;
}

export interface Founding<Made> {
  readonly staff: readonly DemoPerson[];
  /** Done on the open desk while accounts are made, which keeps other threads busy more than this one. */
  readonly meanwhile: (desk: OpenDesk) => Promise<Made>;
}

export interface FoundedCity<Made> {
  readonly desk: OpenDesk;
  readonly passphrase: string;
  readonly accounts: readonly DemoAccount[];
  readonly people: CityPeople;
  /** What `meanwhile` gave. */
  readonly made: Made;
}

/** The city's staff by office, as use cases take them. */
export interface CityPeople {
  at(office: OfficeId, role: Role): readonly SignedIn[];
}

export async function foundCity<Made>(
  host: DeskHost,
  { staff, meanwhile }: Founding<Made>,
): Promise<FoundedCity<Made>> {
  const passphrase = `${demoPassword()}-${demoPassword()}`;
  const password = demoPassword();
  const { account, name, office } = administrator;
  const setUp = await setUpDesk(host, {
    offices: [{ id: office, name: demoCityOffice.name }],
    numberPrefix: 'XN',
    deskCode: '01',
    policyCity: POLICY_CITY,
    administrator: { account, name, password },
    passphrase,
  });
  invariant(setUp.ok, `the wizard refused: ${JSON.stringify(setUp)}`);
  const desk = host.desk();
  invariant(desk, 'the wizard opened the desk');
  const admin = personWith(desk, account);
  registerOffices(desk, admin);
  const [others, made] = await Promise.all([registerEveryone(desk, admin, staff), meanwhile(desk)]);
  const first: DemoAccount = { account, password, name, roles: ['admin'], office: demoCityOffice.name };
  return { desk, passphrase, accounts: [first, ...others], people: cityPeople(desk), made };
}

function registerOffices(desk: OpenDesk, admin: SignedIn): void {
  for (const { id, name } of demoDistricts.flatMap((district) => [district, ...district.streets])) {
    const result = registerOffice(desk, { commandId: desk.newId() as CommandId, id, name }, admin);
    invariant(result.ok, `office ${id} was refused`);
  }
}

/** In one group: the disk is flushed once, not for each of some two hundred people. */
async function registerEveryone(
  desk: OpenDesk,
  admin: SignedIn,
  staff: readonly DemoPerson[],
): Promise<readonly DemoAccount[]> {
  const offices = [demoCityOffice, ...demoDistricts.flatMap((district) => [district, ...district.streets])];
  const nameOf = new Map(offices.map(({ id, name }) => [id, name]));
  const wishes = staff.map((profile) => ({
    commandId: desk.newId() as CommandId,
    profile,
    password: demoPassword(),
    chosenByOwner: true,
  }));
  for (const answer of await registerStaffTogether(desk, wishes, admin)) {
    invariant(answer.ok, `an account was refused: ${JSON.stringify(answer)}`);
  }
  return wishes.map(({ profile: { account, name, roles, office }, password }) => {
    return { account, password, name, roles, office: nameOf.get(office) ?? office };
  });
}

function cityPeople(desk: OpenDesk): CityPeople {
  const byOffice = Map.groupBy(
    allStaff(desk).map(({ staffId, account }) => ({ account, person: signedIn(desk, staffId) })),
    ({ person }) => person.actor.office,
  );
  // The same order on every desk: staff ids differ from run to run, accounts do not.
  for (const group of byOffice.values()) group.sort((a, b) => (a.account < b.account ? -1 : 1));
  return {
    at: (office, role) =>
      (byOffice.get(office) ?? []).map(({ person }) => person).filter(({ actor }) => actor.roles.includes(role)),
  };
}

function personWith(desk: OpenDesk, account: string): SignedIn {
  const staff = allStaff(desk).find((member) => member.account === account);
  invariant(staff, `${account} has an account`);
  return signedIn(desk, staff.staffId);
}

function signedIn(desk: OpenDesk, staffId: StaffId): SignedIn {
  const person = signedInAs(desk, { staffId, locked: false, lastActiveAt: desk.now() });
  invariant(person, 'the account is active');
  return person;
}
