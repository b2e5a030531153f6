/** What people do at a desk: hand in, take the next step of a case, settle a conflict. Real commands by real deciders. */
import { executeCaseCommand } from '../../src/app/application/execute.ts';
import { loadApplication } from '../../src/app/application/application-stream.ts';
import { settle } from '../../src/app/sync/conflicts/settle.ts';
import { availableActions } from '../../src/domain/application/available-actions.ts';
import type { ApplicationCommand, StepCommandType } from '../../src/domain/application/commands.ts';
import { identityNumberFor } from '../../src/domain/identity/identity-number.ts';
import { covers } from '../../src/domain/office/office.ts';
import type { CaseId, CommandId, OfficeId, StaffId } from '../../src/kernel/ids.ts';
import { addDays, plainDate } from '../../src/kernel/plain-date.ts';
import { conflictPage } from '../../src/store/sync/conflicts.ts';
import { requiredTypes } from '../faults/required-types.ts';
import { aContent, aDocument, aMember } from '../support/application/builders.ts';
import { overruled } from '../support/application/overruled.ts';
import { type TestStaffName, testOffices, testStaff } from '../support/desk/test-offices.ts';
import type { SimDesk } from './sim-desk.ts';
import type { SimWorld } from './world.ts';

/** So few that two offices take the same person's application now and then. */
const PERSONS = 40;

/** 一, the first of the common ideographs. */
const FIRST_CHARACTER = 0x4e00;

const ALWAYS: readonly StepCommandType[] = ['withdraw', 'change-household', 'record-death'];

const streets = [
  testOffices.street.id,
  testOffices.secondStreet.id,
  testOffices.otherStreet.id,
  testOffices.lastStreet.id,
];

/** One thing that somebody does at the desk, allowed or not. */
export function actAt(world: SimWorld, at: SimDesk): void {
  const { random } = world;
  const roll = random.next();
  if (roll < 0.2) handIn(world, at);
  else if (roll < 0.32) settleOne(world, at);
  else nextStep(world, at);
}

function handIn(world: SimWorld, at: SimDesk): void {
  const { random } = world;
  const caseId = at.desk.newId() as CaseId;
  const reachable = streets.filter((street) => covers(at.office as OfficeId, street));
  const street = random.pick(reachable.length > 0 ? reachable : streets);
  const clerks = staffOf((name) => covers(testOffices[testStaff[name].office].id, street), ['clerk', 'hall']);
  const person = random.integer(1, PERSONS);
  const command: ApplicationCommand = {
    type: 'submit',
    caseId,
    externalId: random.chance(0.3) ? `app-${String(person)}` : '',
    channel: 'counter',
    street,
    content: contentOf(person),
    documents: requiredTypes.map((type) => aDocument(type)),
  };
  carryOut(world, at, { who: random.pick(clerks), caseId, version: 0, command });
}

/** One person is the same in every application, and nothing like another: who may be whom is not what is tried here. */
function contentOf(person: number): ReturnType<typeof aContent> {
  const born = addDays(plainDate('1980-03-04'), (person - 12) * 41);
  const name = String.fromCodePoint(FIRST_CHARACTER + person * 61, FIRST_CHARACTER + person * 67);
  const phone = `199000001${String(person).padStart(2, '0')}`;
  const address = `城西区胜利路街道昆仑巷${String(person)}号`;
  const member = aMember({ name, phone, identityNumber: identityNumberFor('630104', born, person) });
  return aContent({ members: [member], phone, address, registrationAddress: address });
}

function nextStep(world: SimWorld, at: SimDesk): void {
  const { random } = world;
  const cases = at.caseIds();
  if (cases.length === 0) {
    handIn(world, at);
    return;
  }
  const caseId = random.pick(cases) as CaseId;
  const loaded = loadApplication(at.desk.file, caseId);
  if (loaded === undefined) return;
  const everyone = staffOf((name) => covers(testOffices[testStaff[name].office].id, loaded.state.street));
  const possible = everyone.flatMap((name) =>
    availableActions(loaded.state, at.person(name).actor)
      .filter(({ refusal }) => refusal === null)
      .map(({ command }) => ({ name, command })),
  );
  if (possible.length === 0) return;
  // What is always possible would end most cases, or begin them anew, before they got anywhere.
  const steps = possible.filter(({ command }) => !ALWAYS.includes(command));
  const { name: who, command: type } = random.pick(steps.length > 0 && random.chance(0.9) ? steps : possible);
  // A screen that has stood open for a while names an older version, and must be refused.
  const version = random.chance(0.05) ? Math.max(1, loaded.version - 1) : loaded.version;
  const second = at.person(who === 'citySupervisor' ? 'secondCitySupervisor' : 'citySupervisor').actor.staffId;
  carryOut(world, at, { who, caseId, version, command: commandOf(world, type, second) });
}

function commandOf({ random }: SimWorld, type: StepCommandType, second: StaffId): ApplicationCommand {
  const comment = `意见${String(random.integer(1, 999))}`;
  switch (type) {
    case 'accept':
      return { type };
    case 'request-supplement':
      return { type, items: [{ documentType: null, text: '请补充收入说明' }], exceptionReason: '' };
    case 'record-supplement':
      return { type, documents: [aDocument('income-proof')], note: comment, consentGiven: true };
    case 'pass-review':
      return { type, recommendation: random.pick(['approve', 'reject']), comment };
    case 'return-one-step':
      return { type, reason: 'check-documents', comment };
    case 'approve':
    case 'overturn-rejection':
      return overruled(type, comment, second);
    case 'confirm-rejection':
      return { type, comment };
    case 'reject':
      return { type, reasons: ['income-above-limit'], comment };
    case 'request-recheck':
      return { type, grounds: comment };
    case 'withdraw':
      return { type, reason: 'applicant-request', comment };
    case 'change-household':
      return { type, reason: 'other', changedOn: plainDate('2026-09-01'), content: aContent(), comment };
    case 'record-death':
      return { type, identityNumber: aMember().identityNumber, diedOn: plainDate('2026-09-01'), comment };
    case 'pause-clock':
      return { type, reason: random.pick(['agency', 'dispute']), comment };
    case 'record-promised':
      return { type, documents: [aDocument('income-proof')], note: comment };
    case 'accept-on-promise':
    case 'take-back-step':
    case 'resume-clock':
      return { type, comment };
  }
}

interface Act {
  readonly who: TestStaffName;
  readonly caseId: CaseId;
  readonly version: number;
  readonly command: ApplicationCommand;
}

function carryOut(world: SimWorld, at: SimDesk, { who, ...request }: Act): void {
  const commandId = at.desk.newId() as CommandId;
  const result = executeCaseCommand(at.desk, { ...request, commandId }, at.person(who).actor);
  world.tally.commands += 1;
  if (result.ok) at.saved.add(commandId);
  else world.tally['refused by rule'] += 1;
}

function settleOne(world: SimWorld, at: SimDesk): void {
  const { random, tally } = world;
  const [item] = conflictPage(at.desk.file.db, { state: 'open', before: null, limit: 1 });
  if (item === undefined) return;
  const choice = random.pick(['again', 'theirs', 'new'] as const);
  const office = [...new Set(item.commands.map((command) => command.office))][0] ?? '6301';
  const who = staffOf((name) => testOffices[testStaff[name].office].id === office, ['clerk', 'hall', 'supervisor'])[0];
  if (who === undefined) return;
  const commandId = at.desk.newId() as CommandId;
  const settled = settle(
    at.desk,
    { commandId, conflictId: item.conflictId, choice, comment: '已与对方核对' },
    at.person(who),
  );
  if (settled.ok) {
    tally.settled += 1;
    at.saved.add(commandId);
  } else tally['refused by rule'] += 1;
}

function staffOf(isFit: (name: TestStaffName) => boolean, roles?: readonly string[]): TestStaffName[] {
  const names = Object.keys(testStaff) as TestStaffName[];
  const hasRole = (name: TestStaffName): boolean =>
    roles === undefined || testStaff[name].roles.some((role: string) => roles.includes(role));
  return names.filter((name) => isFit(name) && hasRole(name));
}
