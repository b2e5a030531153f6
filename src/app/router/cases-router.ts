import { covers } from '../../domain/office/office.ts';
import type { CaseId } from '../../kernel/ids.ts';
import { type LoadedApplication, loadApplication } from '../application/application-stream.ts';
import { caseHistory, caseView } from '../application/case-view.ts';
import { caseCommandOf } from '../application/case-command.ts';
import { executeCaseCommand } from '../application/execute.ts';
import type { OpenDesk } from '../open-desk.ts';
import { refused, valueOrRefuse } from '../refuse.ts';
import { CASE_READING_MS, noteReading } from '../session/note-reading.ts';
import type { SignedIn } from '../session/signed-in.ts';
import { os } from './guarded.ts';

export const casesRouter = {
  get: os.cases.get.handler(({ context, input }) => {
    const desk = context.desk();
    const person = context.person();
    const loaded = caseInScope(desk, input.caseId, person);
    noteReading(desk, person, { action: 'case.open', subject: input.caseId, atMostEvery: CASE_READING_MS });
    return caseView(desk, loaded, person.actor);
  }),
  history: os.cases.history.handler(({ context, input }) => {
    const desk = context.desk();
    const person = context.person();
    caseInScope(desk, input.caseId, person);
    noteReading(desk, person, { action: 'case.history', subject: input.caseId, atMostEvery: CASE_READING_MS });
    return [...caseHistory(desk, input.caseId)];
  }),
  execute: os.cases.execute.handler(async ({ context, input }) => {
    const desk = context.desk();
    const person = context.person();
    caseInScope(desk, input.caseId, person);
    const command = await caseCommandOf(desk, input.command);
    const outcome = valueOrRefuse(executeCaseCommand(desk, { ...input, command }, person.actor));
    return { caseId: outcome.caseId, version: outcome.version, status: outcome.status, noticeNo: outcome.noticeNo };
  }),
  printed: os.cases.printed.handler(({ context, input }) => {
    caseInScope(context.desk(), input.caseId, context.person());
    noteReading(context.desk(), context.person(), { action: `case.print-${input.what}`, subject: input.caseId });
    return null;
  }),
};

/** The case, when it lies in the person's subtree: what is outside answers as if it did not exist. */
export function caseInScope(desk: OpenDesk, caseId: CaseId, person: SignedIn): LoadedApplication {
  const loaded = loadApplication(desk.file, caseId);
  if (loaded === undefined || !covers(person.actor.office, loaded.state.street))
    throw refused({ code: 'unknown-case' });
  return loaded;
}
