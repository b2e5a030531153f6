/**
 * A command on a case's checks: load case and checks, decide, append to the checks' own stream. There is no version
 * that the screen saw: answers arrive all the time, and each rule asks by itself whether what a person looked at is
 * still what counts (`evidence-replaced`, `request-ended`, `asked-already`).
 */
import type { AnyRefusal } from '../../contract/errors.ts';
import type { CheckCommand } from '../../domain/agency-check/commands.ts';
import { decideCheck } from '../../domain/agency-check/decide.ts';
import type { Actor } from '../../domain/application/available-actions.ts';
import type { CaseId, CommandId } from '../../kernel/ids.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import { type CommitRequest, commit } from '../../store/unit-of-work.ts';
import { loadApplication } from '../application/application-stream.ts';
import { type OpenDesk, currentPolicy, todayOf } from '../open-desk.ts';
import { repeatedOutcome } from '../repeated-outcome.ts';
import { changedConditions } from './assess.ts';
import { checkPolicyOf } from './check-policy-of.ts';
import { checkStream, loadChecks } from './check-stream.ts';

export interface CheckRequest {
  readonly commandId: CommandId;
  readonly caseId: CaseId;
  readonly command: CheckCommand;
}

export interface CheckOutcome {
  /** Of the checks' stream. */
  readonly version: number;
}

/** How often a command is decided again when another program moved the stream in between. */
const MAX_ROUNDS = 5;

export function executeCheck(desk: OpenDesk, request: CheckRequest, actor: Actor): Result<CheckOutcome, AnyRefusal> {
  const repeated = repeatedOutcome(desk, {
    commandId: request.commandId,
    commandName: checkCommandName(request.command),
    actor: actor.staffId,
  });
  if (!repeated.ok) return repeated;
  if (repeated.value !== undefined) return ok(repeated.value.outcome as CheckOutcome);
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const prepared = prepareCheck(desk, request, { actor });
    if (!prepared.ok) return prepared;
    const result = commit(desk.file, prepared.value.commit);
    if (result.kind === 'behind') continue;
    publishChecks(desk);
    // The case has a paper more.
    if (request.command.type === 'record-consent') desk.changes.publish('cases');
    return ok(prepared.value.outcome);
  }
  return err({ code: 'changed-meanwhile' });
}

export function publishChecks(desk: OpenDesk): void {
  desk.changes.publish('checks');
  desk.changes.publish('outbox');
}

export interface PreparedCheck {
  readonly commit: CommitRequest;
  readonly outcome: CheckOutcome;
}

export interface PreparingCheck {
  readonly actor: Actor;
  /** Decided again after a pull. */
  readonly again?: boolean;
}

/** Everything but the write. */
export function prepareCheck(
  desk: OpenDesk,
  request: CheckRequest,
  { actor, again = false }: PreparingCheck,
): Result<PreparedCheck, AnyRefusal> {
  const { caseId, command, commandId } = request;
  const loaded = loadApplication(desk.file, caseId);
  if (loaded === undefined) return err({ code: 'unknown-case' });
  const policy = currentPolicy(desk);
  if (policy === undefined) return err({ code: 'no-policy' });
  const checks = loadChecks(desk.file, caseId);
  const today = todayOf(desk);
  const application = loaded.state;
  const decision = decideCheck(command, checks.state, {
    today,
    actor,
    application,
    policy: checkPolicyOf(policy),
    changes: (before, after) => changedConditions({ application, policy, on: today }, before, after),
    again,
  });
  if (!decision.ok) return decision;
  const outcome: CheckOutcome = { version: checks.version + decision.value.length };
  return ok({
    outcome,
    commit: {
      commandId,
      commandName: checkCommandName(command),
      commandPayload: { caseId, command },
      actor: actor.staffId,
      office: actor.office,
      wallTime: desk.now(),
      appends: [{ stream: checkStream(caseId), expectedVersion: checks.version, events: decision.value }],
      outcome,
    },
  });
}

function checkCommandName(command: CheckCommand): string {
  return `check.${command.type}`;
}
