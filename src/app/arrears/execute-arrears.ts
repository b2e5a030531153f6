/** A command about the arrears of a lease: decide on contract and ledger as they are, append to its own stream. */
import type { AnyRefusal } from '../../contract/errors.ts';
import type { Actor } from '../../domain/application/available-actions.ts';
import type { ArrearsCommand } from '../../domain/arrears/commands.ts';
import { decideArrears } from '../../domain/arrears/decide.ts';
import type { ArrearsLetter } from '../../domain/letter/letter-kind.ts';
import { householdOf } from '../../domain/lease/available-actions.ts';
import { owedNow } from '../../domain/rent/balance.ts';
import { arrearsOn } from '../../domain/rent/outstanding.ts';
import type { CommandId } from '../../kernel/ids.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import { type CommitRequest, type StreamAppend, commit } from '../../store/unit-of-work.ts';
import { loadLease, loadLedger } from '../lease/lease-stream.ts';
import { prepareLeaving } from '../leaving/execute-leaving.ts';
import { type OpenDesk, todayOf } from '../open-desk.ts';
import { repeatedOutcome } from '../repeated-outcome.ts';
import { arrearsStream, loadArrears } from './arrears-stream.ts';

export interface ArrearsRequest {
  readonly commandId: CommandId;
  readonly leaseId: string;
  /** As the person saw it; null where nobody looked: a second decision. */
  readonly version: number | null;
  readonly command: ArrearsCommand;
}

export function executeArrears(
  desk: OpenDesk,
  request: ArrearsRequest,
  actor: Actor,
): Result<{ readonly version: number }, AnyRefusal> {
  const commandName = nameOf(request.command);
  const repeated = repeatedOutcome(desk, { commandId: request.commandId, commandName, actor: actor.staffId });
  if (!repeated.ok) return repeated;
  if (repeated.value !== undefined) return ok(repeated.value.outcome as { readonly version: number });
  const prepared = prepareArrears(desk, request, actor);
  if (!prepared.ok) return prepared;
  if (commit(desk.file, prepared.value).kind === 'behind') return err({ code: 'changed-meanwhile' });
  for (const topic of ['leases', 'outbox'] as const) desk.changes.publish(topic);
  return ok(prepared.value.outcome as { readonly version: number });
}

/**
 * A letter about arrears that somebody had made stands in the log of contacts by itself, once a day. Who may read and
 * not keep the rent makes it all the same: then nobody notes it.
 */
export function noteLetterMade(
  desk: OpenDesk,
  { leaseId, letter, actor }: { readonly leaseId: string; readonly letter: ArrearsLetter; readonly actor: Actor },
): void {
  const commandId = desk.newId() as CommandId;
  executeArrears(desk, { commandId, leaseId, version: null, command: { type: 'make-letter', letter } }, actor);
}

/** Everything but the write. */
export function prepareArrears(
  desk: OpenDesk,
  { commandId, leaseId, version, command }: ArrearsRequest,
  actor: Actor,
): Result<CommitRequest, AnyRefusal> {
  const lease = loadLease(desk.file, leaseId).state;
  if (lease === undefined) return err({ code: 'unknown-lease' });
  const ledger = loadLedger(desk.file, leaseId).state;
  if (ledger === undefined) return err({ code: 'unknown-ledger' });
  const loaded = loadArrears(desk.file, leaseId);
  if (version !== null && version !== loaded.version) return err({ code: 'changed-meanwhile' });
  const today = todayOf(desk);
  const decision = decideArrears(command, loaded.state, {
    today,
    actor,
    leaseId,
    office: lease.content.office,
    household: householdOf(lease.content),
    lateFen: arrearsOn(ledger, today).fen,
    owedFen: owedNow(ledger),
  });
  if (!decision.ok) return decision;
  const outcome = { version: loaded.version + decision.value.length };
  const begun =
    command.type === 'take-step' && command.step === 'order'
      ? leavingBegun(desk, { leaseId, note: command.note, actor })
      : [];
  return ok({
    commandId,
    commandName: nameOf(command),
    commandPayload: { leaseId, command },
    actor: actor.staffId,
    office: actor.office,
    wallTime: desk.now(),
    appends: [{ stream: arrearsStream(leaseId), expectedVersion: loaded.version, events: decision.value }, ...begun],
    outcome,
  });
}

/**
 * The order to pay or leave begins the leaving where more months are unpaid than PRH-28 allows, with what the ledger
 * says as evidence; the notice with the day is a supervisor's. Nothing where one runs, or the ground is not given yet.
 */
function leavingBegun(
  desk: OpenDesk,
  { leaseId, note, actor }: { readonly leaseId: string; readonly note: string; readonly actor: Actor },
): readonly StreamAppend[] {
  const command = { type: 'open', ground: 'arrears', since: null, evidence: note, files: [] } as const;
  const request = { commandId: desk.newId() as CommandId, leaseId, version: null, command };
  const prepared = prepareLeaving(desk, request, actor);
  return prepared.ok ? prepared.value.commit.appends : [];
}

function nameOf(command: ArrearsCommand): string {
  return `arrears.${command.type}`;
}
