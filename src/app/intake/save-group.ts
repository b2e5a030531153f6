/**
 * Saves a group of checked applications. First the rules are asked, so that no document file of a refused application
 * is stored; then the files are stored, while the desk does other work; then the rules are asked again on what the log
 * is now and all are committed in one transaction, without a pause, so that no other command takes a number or a claim
 * in between. A fault leaves none of the group; files that no case names are removed by the store after a grace period.
 */
import type { ImportReport } from '../../contract/intake.ts';
import type { AnyRefusal } from '../../contract/errors.ts';
import { invariant } from '../../kernel/invariant.ts';
import type { CommandId } from '../../kernel/ids.ts';
import { StoreFault } from '../../store/store-fault.ts';
import { commitMany } from '../../store/unit-of-work.ts';
import { type PreparedCommand, prepareCaseCommand } from '../application/execute.ts';
import { submissionBooks } from '../application/numbers.ts';
import type { OpenDesk } from '../open-desk.ts';
import { refused } from '../refuse.ts';
import type { SignedIn } from '../session/signed-in.ts';
import type { ReadyApplication } from './check-application.ts';
import { type FieldProblem, fieldProblem } from './field-problems.ts';

export interface SavedGroup {
  readonly cases: ImportReport['caseNos'];
  readonly repeated: number;
  readonly refused: readonly { readonly file: string; readonly problem: FieldProblem }[];
}

export async function saveGroup(desk: OpenDesk, group: readonly ReadyApplication[], by: SignedIn): Promise<SavedGroup> {
  const rehearsed = prepareGroup(desk, group, by);
  const possible = rehearsed.prepared.map(({ application }) => application);
  if (possible.length === 0) return { ...rehearsed, cases: [] };
  await desk.file.blobs.putAll(possible.flatMap(({ pages }) => pages));
  const { prepared, repeated, refused: rejected } = prepareGroup(desk, possible, by);
  commitGroup(
    desk,
    prepared.map(({ command }) => command),
  );
  desk.changes.publish('cases');
  desk.changes.publish('outbox');
  const cases = prepared.map(({ application, command }) => ({
    externalId: application.applicationId,
    caseId: command.outcome.caseId,
    caseNo: command.outcome.caseNo,
  }));
  return { cases, repeated: rehearsed.repeated + repeated, refused: [...rehearsed.refused, ...rejected] };
}

interface PreparedGroup extends Omit<SavedGroup, 'cases'> {
  readonly prepared: readonly { readonly application: ReadyApplication; readonly command: PreparedCommand }[];
}

function prepareGroup(desk: OpenDesk, group: readonly ReadyApplication[], by: SignedIn): PreparedGroup {
  const prepared: { application: ReadyApplication; command: PreparedCommand }[] = [];
  const rejected: { file: string; problem: FieldProblem }[] = [];
  const nextBook = submissionBooks(desk);
  let repeated = 0;
  let book = nextBook();
  for (const application of group) {
    const { caseId } = application.command;
    const request = { commandId: desk.newId() as CommandId, caseId, version: 0, command: application.command };
    const result = prepareCaseCommand(desk, request, { actor: by.actor, book });
    if (result.ok) {
      prepared.push({ application, command: result.value });
      book = nextBook();
    } else if (result.error.code === 'exists-already') {
      repeated += 1;
    } else {
      rejected.push({ file: application.file, problem: ruleProblem(result.error, application) });
    }
  }
  return { prepared, repeated, refused: rejected };
}

function commitGroup(desk: OpenDesk, commands: readonly PreparedCommand[]): void {
  const results = commitMany(
    desk.file,
    commands.map((command) => command.commit),
  );
  if (results.some((result) => result.kind === 'behind')) {
    throw new StoreFault('busy', 'busy: another program imported the same applications meanwhile');
  }
  invariant(
    results.every((result) => result.kind === 'committed'),
    'a new command id is committed once',
  );
}

/** The field that a rule of the application is about. */
function ruleProblem(refusal: AnyRefusal, { command }: ReadyApplication): FieldProblem {
  if (refusal.code === 'no-applicant') return fieldProblem('content.members.0.relation', 'no-applicant');
  if (refusal.code === 'member-twice') {
    const numbers = command.content.members.map((member) => member.identityNumber);
    const index = numbers.findIndex((number, place) => numbers.indexOf(number) < place);
    return fieldProblem(`content.members.${String(index)}.identityNumber`, 'member-twice');
  }
  if (refusal.code === 'banned') {
    const index = command.content.members.findIndex(({ name }) => name === refusal.name);
    return fieldProblem(`content.members.${String(index)}.identityNumber`, 'banned', refusal.until);
  }
  // Nothing else speaks about one application: the desk itself cannot take any.
  throw refused(refusal);
}
