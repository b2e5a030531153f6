/**
 * A command on who holds a case: load case and hold, decide, append to the hold's own stream. The case itself does not
 * move, so there is no version that the screen saw; the rules ask by themselves who holds it now.
 */
import type { AnyRefusal } from '../../contract/errors.ts';
import type { Actor } from '../../domain/application/available-actions.ts';
import type { HoldCommand } from '../../domain/hold/commands.ts';
import { decideHold } from '../../domain/hold/decide.ts';
import type { CaseId, CommandId } from '../../kernel/ids.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import type { CommitRequest } from '../../store/unit-of-work.ts';
import { loadApplication } from '../application/application-stream.ts';
import { executeBeside } from '../execute-beside.ts';
import { type OpenDesk, settingsOf } from '../open-desk.ts';
import { activeActor } from '../staff/active-actor.ts';
import { staffName } from '../staff/staff-stream.ts';
import { holdStream, loadHold } from './hold-stream.ts';

export interface HoldRequest {
  readonly commandId: CommandId;
  readonly caseId: CaseId;
  readonly command: HoldCommand;
}

export interface HoldOutcome {
  /** Of the hold's stream. */
  readonly version: number;
}

export function executeHold(desk: OpenDesk, request: HoldRequest, actor: Actor): Result<HoldOutcome, AnyRefusal> {
  const { commandId, command } = request;
  return executeBeside(
    desk,
    { commandId, commandName: holdCommandName(command), actor: actor.staffId },
    {
      prepare: () => prepareHold(desk, request, actor),
      written: () => {
        publishHolds(desk);
      },
    },
  );
}

function publishHolds(desk: OpenDesk): void {
  desk.changes.publish('cases');
  desk.changes.publish('outbox');
}

export interface PreparedHold {
  readonly commit: CommitRequest;
  readonly outcome: HoldOutcome;
}

/** Everything but the write. */
export function prepareHold(
  desk: OpenDesk,
  { commandId, caseId, command }: HoldRequest,
  actor: Actor,
): Result<PreparedHold, AnyRefusal> {
  const loaded = loadApplication(desk.file, caseId);
  if (loaded === undefined) return err({ code: 'unknown-case' });
  const hold = loadHold(desk.file, caseId);
  const decision = decideHold(command, hold.state, {
    now: desk.now(),
    actor,
    application: loaded.state,
    applicationVersion: loaded.version,
    hours: settingsOf(desk).holdHours,
    colleague: (staffId) => activeActor(desk, staffId),
    nameOf: (staffId) => staffName(desk, staffId),
  });
  if (!decision.ok) return decision;
  const outcome: HoldOutcome = { version: hold.version + decision.value.length };
  return ok({
    outcome,
    commit: {
      commandId,
      commandName: holdCommandName(command),
      commandPayload: { caseId, command },
      actor: actor.staffId,
      office: actor.office,
      wallTime: desk.now(),
      appends: [{ stream: holdStream(caseId), expectedVersion: hold.version, events: decision.value }],
      outcome,
    },
  });
}

function holdCommandName(command: HoldCommand): string {
  return `hold.${command.type}`;
}
