/** A change of what the ledger says of an estate. */
import type { AnyRefusal } from '../../contract/errors.ts';
import type { Actor } from '../../domain/application/available-actions.ts';
import { type EstateCommand, decideEstate } from '../../domain/estate/decide.ts';
import type { CommandId, EstateId } from '../../kernel/ids.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import { type CommitRequest, commit } from '../../store/unit-of-work.ts';
import type { OpenDesk } from '../open-desk.ts';
import { repeatedOutcome } from '../repeated-outcome.ts';
import { activeActor } from '../staff/active-actor.ts';
import type { LedgerOutcome } from './execute-ledger.ts';
import { estateStream, loadEstate } from './unit-stream.ts';

export interface EstateRequest {
  readonly commandId: CommandId;
  readonly estateId: EstateId;
  /** Of the estate's stream, as the person saw it; 0 for a new one. Null where nobody looked: a second decision. */
  readonly version: number | null;
  readonly command: EstateCommand;
}

/** What the outbox keeps of `estate.*`, to decide it again after a pull. */
export interface SavedEstateCommand {
  readonly estateId: EstateId;
  readonly command: EstateCommand;
}

export function executeEstate(desk: OpenDesk, request: EstateRequest, actor: Actor): Result<LedgerOutcome, AnyRefusal> {
  const { commandId } = request;
  const repeated = repeatedOutcome(desk, { commandId, commandName: nameOf(request.command), actor: actor.staffId });
  if (!repeated.ok) return repeated;
  if (repeated.value !== undefined) return ok(repeated.value.outcome as LedgerOutcome);
  const prepared = prepareEstate(desk, request, actor);
  if (!prepared.ok) return prepared;
  if (commit(desk.file, prepared.value).kind === 'behind') return err({ code: 'changed-meanwhile' });
  for (const topic of ['units', 'outbox'] as const) desk.changes.publish(topic);
  return ok(prepared.value.outcome);
}

/** Everything but the write. */
export function prepareEstate(
  desk: OpenDesk,
  { commandId, estateId, version: seen, command }: EstateRequest,
  actor: Actor,
): Result<CommitRequest & { readonly outcome: LedgerOutcome }, AnyRefusal> {
  const { version, state } = loadEstate(desk.file, estateId);
  if (seen !== null && seen !== version) return err({ code: 'changed-meanwhile' });
  const facts = { estateId, actor, colleague: (staffId: Actor['staffId']) => activeActor(desk, staffId) };
  const decision = decideEstate(command, state, facts);
  if (!decision.ok) return decision;
  const saved: SavedEstateCommand = { estateId, command };
  return ok({
    commandId,
    commandName: nameOf(command),
    commandPayload: saved,
    actor: actor.staffId,
    office: actor.office,
    wallTime: desk.now(),
    appends: [{ stream: estateStream(estateId), expectedVersion: version, events: decision.value }],
    outcome: { version: version + decision.value.length },
  });
}

function nameOf(command: EstateCommand): string {
  return `estate.${command.type}`;
}
