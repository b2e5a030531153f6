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
import type { CommitRequest } from '../../store/unit-of-work.ts';
import { loadApplication } from '../application/application-stream.ts';
import { executeBeside } from '../execute-beside.ts';
import { type OpenDesk, currentPolicy, todayOf } from '../open-desk.ts';
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

export function executeCheck(desk: OpenDesk, request: CheckRequest, actor: Actor): Result<CheckOutcome, AnyRefusal> {
  const { commandId, command } = request;
  return executeBeside(
    desk,
    { commandId, commandName: checkCommandName(command), actor: actor.staffId },
    {
      prepare: () => prepareCheck(desk, request, { actor }),
      written: () => {
        publishChecks(desk);
        // The case has a paper more.
        if (command.type === 'record-consent') desk.changes.publish('cases');
      },
    },
  );
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
