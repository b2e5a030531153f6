import type { NewConsent } from '../../contract/checks.ts';
import { findingOf } from '../../contract/schemas/check-record.ts';
import type { CheckCommand } from '../../domain/agency-check/commands.ts';
import type { CaseId, CommandId } from '../../kernel/ids.ts';
import { invariant } from '../../kernel/invariant.ts';
import { keptDocuments } from '../application/case-command.ts';
import { loadChecks } from '../checks/check-stream.ts';
import { checkMatrixView } from '../checks/check-view.ts';
import { eligibilityView } from '../checks/eligibility-view.ts';
import { type CheckOutcome, executeCheck } from '../checks/execute-check.ts';
import type { OpenDesk } from '../open-desk.ts';
import { refused, valueOrRefuse } from '../refuse.ts';
import { CASE_READING_MS, noteReading } from '../session/note-reading.ts';
import { caseInScope } from './cases-router.ts';
import { type CallContext, os } from './guarded.ts';

export const checksRouter = {
  matrix: os.checks.matrix.handler(({ context, input: { caseId } }) => {
    const desk = context.desk();
    const person = context.person();
    const loaded = caseInScope(desk, caseId, person);
    noteReading(desk, person, { action: 'case.checks', subject: caseId, atMostEvery: CASE_READING_MS });
    return checkMatrixView(desk, loaded.state, { actor: person.actor, inFlight: context.host.checks()?.inFlight() });
  }),
  eligibility: os.checks.eligibility.handler(({ context, input: { caseId } }) => {
    const desk = context.desk();
    const person = context.person();
    const loaded = caseInScope(desk, caseId, person);
    noteReading(desk, person, { action: 'case.eligibility', subject: caseId, atMostEvery: CASE_READING_MS });
    return eligibilityView(desk, loaded.state);
  }),
  recordConsent: os.checks.recordConsent.handler(({ context, input: { commandId, caseId, ...consent } }) =>
    execute(context, { commandId, caseId }, consentCommand(context.desk(), consent)),
  ),
  withdrawConsent: os.checks.withdrawConsent.handler(({ context, input: { commandId, caseId, ...withdrawn } }) => {
    const { state } = caseInScope(context.desk(), caseId, context.person());
    const outcome = execute(context, { commandId, caseId }, { type: 'withdraw-consent', ...withdrawn });
    callBackCancelled(context, state.caseId);
    return outcome;
  }),
  ask: os.checks.ask.handler(({ context, input: { commandId, caseId, requests } }) => {
    const outcome = execute(context, { commandId, caseId }, { type: 'request', requests });
    context.host.checks()?.take(caseId);
    return outcome;
  }),
  cancel: os.checks.cancel.handler(({ context, input: { commandId, caseId, requestIds } }) => {
    const outcome = execute(context, { commandId, caseId }, { type: 'cancel', requestIds });
    context.host.checks()?.callBack(requestIds);
    return outcome;
  }),
  recordManually: os.checks.recordManually.handler(({ context, input: { commandId, caseId, finding, ...entered } }) => {
    const read = findingOf(entered.source, finding);
    if (read === undefined) throw refused({ code: 'bad-record' });
    return execute(context, { commandId, caseId }, { type: 'record-manually', ...entered, finding: read });
  }),
  rule: os.checks.rule.handler(({ context, input: { commandId, caseId, ...ruling } }) =>
    execute(context, { commandId, caseId }, { type: 'rule', ...ruling }),
  ),
  seeChange: os.checks.seeChange.handler(({ context, input: { commandId, caseId } }) =>
    execute(context, { commandId, caseId }, { type: 'see-change' }),
  ),
};

/** The consent with its paper: one of the case, or pages that come with it. */
function consentCommand(desk: OpenDesk, { documentId, files, ...consent }: NewConsent): CheckCommand {
  if (files === null) {
    if (documentId === null) throw refused({ code: 'unknown-document' });
    return { type: 'record-consent', ...consent, documentId };
  }
  const [paper] = keptDocuments(desk, [{ type: 'query-consent', title: '', files }]);
  invariant(paper, 'one document gives one');
  return { type: 'record-consent', ...consent, documentId: paper.id, paper };
}

type Context = Pick<CallContext, 'desk' | 'person' | 'host'>;

function execute(
  context: Context,
  { commandId, caseId }: { readonly commandId: CommandId; readonly caseId: CaseId },
  command: CheckCommand,
): CheckOutcome {
  const desk = context.desk();
  const person = context.person();
  caseInScope(desk, caseId, person);
  return valueOrRefuse(executeCheck(desk, { commandId, caseId, command }, person.actor));
}

/** A consent that was taken back takes its open questions with it. */
function callBackCancelled({ desk, host }: Context, caseId: CaseId): void {
  const cancelled = loadChecks(desk().file, caseId).state.requests.filter(({ end }) => end?.kind === 'cancelled');
  host.checks()?.callBack(cancelled.map(({ requestId }) => requestId));
}
