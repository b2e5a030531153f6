/** A change of the ledger of homes: load the home and its estate, decide, append to the home's stream. */
import type { AnyRefusal } from '../../contract/errors.ts';
import type { Actor } from '../../domain/application/available-actions.ts';
import type { LedgerCommand } from '../../domain/unit/commands.ts';
import { type LedgerFacts, decideLedger } from '../../domain/unit/decide.ts';
import type { CommandId, UnitNo } from '../../kernel/ids.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import { unitPlace } from '../../store/projections/unit-place.ts';
import { unitNoAt } from '../../store/queries/unit-list.ts';
import { type CommitRequest, commit } from '../../store/unit-of-work.ts';
import { type OpenDesk, todayOf } from '../open-desk.ts';
import { repeatedOutcome } from '../repeated-outcome.ts';
import { activeActor } from '../staff/active-actor.ts';
import { loadEstate, loadUnit, unitStream } from './unit-stream.ts';

export interface LedgerRequest {
  readonly commandId: CommandId;
  readonly unitNo: UnitNo;
  /** Of the home's stream, as the person saw it; 0 for a new home. Null where nobody looked: a second decision. */
  readonly version: number | null;
  readonly command: LedgerCommand;
}

/** What the outbox keeps of `unit.*`, to decide it again after a pull. */
export interface SavedLedgerCommand {
  readonly unitNo: UnitNo;
  readonly command: LedgerCommand;
}

export interface LedgerOutcome {
  readonly version: number;
}

export function executeLedger(desk: OpenDesk, request: LedgerRequest, actor: Actor): Result<LedgerOutcome, AnyRefusal> {
  const { commandId } = request;
  const repeated = repeatedOutcome(desk, { commandId, commandName: nameOf(request.command), actor: actor.staffId });
  if (!repeated.ok) return repeated;
  if (repeated.value !== undefined) return ok(repeated.value.outcome as LedgerOutcome);
  const prepared = prepareLedger(desk, request, actor);
  if (!prepared.ok) return prepared;
  if (commit(desk.file, prepared.value.commit).kind === 'behind') return err({ code: 'changed-meanwhile' });
  for (const topic of ['units', 'outbox'] as const) desk.changes.publish(topic);
  return ok(prepared.value.outcome);
}

export interface PreparedLedger {
  readonly commit: CommitRequest;
  readonly outcome: LedgerOutcome;
}

/** Everything but the write. */
export function prepareLedger(
  desk: OpenDesk,
  { commandId, unitNo, version: seen, command }: LedgerRequest,
  actor: Actor,
): Result<PreparedLedger, AnyRefusal> {
  const { version, state } = loadUnit(desk.file, unitNo);
  if (seen !== null && seen !== version) return err({ code: 'changed-meanwhile' });
  const decision = decideLedger(command, state, ledgerFacts(desk, unitNo, actor));
  if (!decision.ok) return decision;
  const outcome = { version: version + decision.value.length };
  const saved: SavedLedgerCommand = { unitNo, command };
  return ok({
    outcome,
    commit: {
      commandId,
      commandName: nameOf(command),
      commandPayload: saved,
      actor: actor.staffId,
      office: actor.office,
      wallTime: desk.now(),
      appends: [{ stream: unitStream(unitNo), expectedVersion: version, events: decision.value }],
      outcome,
    },
  });
}

function ledgerFacts(desk: OpenDesk, unitNo: UnitNo, actor: Actor): LedgerFacts {
  return {
    today: todayOf(desk),
    unitNo,
    actor,
    colleague: (staffId) => activeActor(desk, staffId),
    estate: (estateId) => loadEstate(desk.file, estateId).state,
    unitAt: ({ estateId, ...room }) => unitNoAt(desk.file.db, { estateId, place: unitPlace(room) }),
  };
}

function nameOf(command: LedgerCommand): string {
  return `unit.${command.type}`;
}
