/** What people do to cases at the desks of a test city. */
import { loadApplication } from '../../../src/app/application/application-stream.ts';
import { type CommandOutcome, executeCaseCommand } from '../../../src/app/application/execute.ts';
import type { AnyRefusal } from '../../../src/contract/errors.ts';
import type { ApplicationCommand } from '../../../src/domain/application/commands.ts';
import type { ApplicationContent } from '../../../src/domain/application/content.ts';
import type { CaseDocument } from '../../../src/domain/application/document.ts';
import type { ApplicationState } from '../../../src/domain/application/state.ts';
import { identityNumberFor } from '../../../src/domain/identity/identity-number.ts';
import type { CaseId, CommandId, OfficeId } from '../../../src/kernel/ids.ts';
import { invariant } from '../../../src/kernel/invariant.ts';
import { plainDate } from '../../../src/kernel/plain-date.ts';
import type { Result } from '../../../src/kernel/result.ts';
import { requiredTypes } from '../../faults/required-types.ts';
import { aContent, aDocument, aMember } from '../application/builders.ts';
import type { TestStaffName } from '../desk/test-offices.ts';
import type { CityDesk } from './city-desk.ts';

export function act(
  at: CityDesk,
  who: TestStaffName,
  { caseId, command }: { readonly caseId: CaseId; readonly command: ApplicationCommand },
): Result<CommandOutcome, AnyRefusal> {
  const version = loadApplication(at.desk.file, caseId)?.version ?? 0;
  const commandId = at.desk.newId() as CommandId;
  return executeCaseCommand(at.desk, { commandId, caseId, version, command }, at.as(who).actor);
}

/** The same for what must be allowed. */
export function done(
  at: CityDesk,
  who: TestStaffName,
  what: { readonly caseId: CaseId; readonly command: ApplicationCommand },
): CommandOutcome {
  const outcome = act(at, who, what);
  invariant(outcome.ok, `${what.command.type} is refused: ${JSON.stringify(outcome)}`);
  return outcome.value;
}

export interface NewCase {
  /** Two cases of one number are of one person. */
  readonly person?: number;
  readonly street?: string;
  readonly externalId?: string;
  readonly content?: Partial<ApplicationContent>;
  readonly documents?: readonly CaseDocument[];
  readonly who?: TestStaffName;
}

/** A complete application; with all papers that acceptance asks for. */
export function handIn(at: CityDesk, wanted: NewCase = {}): CaseId {
  const caseId = at.desk.newId() as CaseId;
  const { person = 1, street = '630104003', externalId = '', who = 'streetClerk' } = wanted;
  const member = aMember({ identityNumber: identityNumberFor('630104', plainDate('1980-03-04'), person) });
  done(at, who, {
    caseId,
    command: {
      type: 'submit',
      caseId,
      externalId,
      channel: 'counter',
      street: street as OfficeId,
      content: aContent({ members: [member], ...wanted.content }),
      documents: wanted.documents ?? requiredTypes.map((type) => aDocument(type)),
    },
  });
  return caseId;
}

export function stateOf(at: CityDesk, caseId: CaseId): ApplicationState | undefined {
  return loadApplication(at.desk.file, caseId)?.state;
}
