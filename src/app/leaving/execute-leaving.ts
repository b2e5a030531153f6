/**
 * A command on a leaving: decide on lease, ledger, reviews and policy as they are, append. A notice and a market rent
 * change what the ledger charges; a return ends the lease, frees home and numbers, and imposes the ban.
 */
import type { AnyRefusal } from '../../contract/errors.ts';
import type { Actor } from '../../domain/application/available-actions.ts';
import type { LeavingCommand } from '../../domain/leaving/commands.ts';
import { decideLeaving } from '../../domain/leaving/decide.ts';
import type { Settlement } from '../../domain/leaving/record.ts';
import type { CommandId } from '../../kernel/ids.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import type { StreamAppend } from '../../store/unit-of-work.ts';
import { type Prepared, executeOnLease } from '../lease/execute-on-lease.ts';
import { loadLease, loadLedger } from '../lease/lease-stream.ts';
import type { OpenDesk } from '../open-desk.ts';
import { rentFactsOf, standingOf } from '../rent/execute-rent.ts';
import { leavingAppends } from './leaving-appends.ts';
import { leavingFactsOf } from './leaving-facts.ts';
import { settledLedger } from './leaving-ledger.ts';
import { leavingStream, loadLeaving } from './leaving-stream.ts';

export interface LeavingRequest {
  readonly commandId: CommandId;
  readonly leaseId: string;
  /** As the person saw it; null where nobody looked: a second decision. */
  readonly version: number | null;
  readonly command: LeavingCommand;
}

export interface LeavingOutcome {
  readonly version: number;
}

export function executeLeaving(
  desk: OpenDesk,
  request: LeavingRequest,
  actor: Actor,
): Result<LeavingOutcome, AnyRefusal> {
  const named = { commandId: request.commandId, commandName: nameOf(request.command), actor: actor.staffId };
  return executeOnLease(desk, named, () => prepareLeaving(desk, request, actor));
}

/** Everything but the write. */
export function prepareLeaving(
  desk: OpenDesk,
  { commandId, leaseId, version, command }: LeavingRequest,
  actor: Actor,
): Result<Prepared<LeavingOutcome>, AnyRefusal> {
  const { version: leaseVersion, state: lease } = loadLease(desk.file, leaseId);
  if (lease === undefined) return err({ code: 'unknown-lease' });
  const loaded = loadLeaving(desk.file, leaseId);
  if (version !== null && version !== loaded.version) return err({ code: 'changed-meanwhile' });
  const ledger = loadLedger(desk.file, leaseId);
  const rentFacts = rentFactsOf(desk, standingOf(lease), { actor, calendar: desk.calendar, receiptNo: '' });
  // What the ledger refuses at the settlement is told below, where its events are made.
  const settlement = (): Settlement => {
    const settled = ledger.state === undefined ? undefined : settledLedger(ledger.state, rentFacts);
    return settled?.ok === true ? settled.value.settlement : NOTHING_SETTLED;
  };
  const facts = leavingFactsOf(desk, { lease, ledger: ledger.state, settlement, actor });
  if (!facts.ok) return facts;
  const decision = decideLeaving(command, loaded.state, facts.value);
  if (!decision.ok) return decision;
  const hanging: StreamAppend[] = [];
  for (const event of decision.value) {
    const of = { command, before: loaded.state, lease: { version: leaseVersion, state: lease }, ledger, rentFacts };
    const appends = leavingAppends(desk, event, of);
    if (!appends.ok) return appends;
    hanging.push(...appends.value);
  }
  const outcome = { version: loaded.version + decision.value.length };
  return ok({
    outcome,
    commit: {
      commandId,
      commandName: nameOf(command),
      commandPayload: { leaseId, command },
      actor: actor.staffId,
      office: actor.office,
      wallTime: desk.now(),
      appends: [
        { stream: leavingStream(leaseId), expectedVersion: loaded.version, events: decision.value },
        ...hanging,
      ],
      outcome,
    },
  });
}

const NOTHING_SETTLED: Settlement = { heldFen: 0, setOffFen: 0, owedFen: 0, depositFen: 0, aheadFen: 0 };

function nameOf(command: LeavingCommand): string {
  return `leaving.${command.type}`;
}
