/** A command on the ledger of a lease: decide, append, number the receipt, in one unit of work. */
import type { AnyRefusal } from '../../contract/errors.ts';
import type { Actor } from '../../domain/application/available-actions.ts';
import { nextWorkingDayFrom } from '../../domain/calendar/deadline.ts';
import { householdOf } from '../../domain/lease/available-actions.ts';
import type { LeaseState } from '../../domain/lease/state.ts';
import type { RentCommand } from '../../domain/rent/commands.ts';
import { decideRent } from '../../domain/rent/decide.ts';
import type { RentFacts } from '../../domain/rent/facts.ts';
import type { CommandId } from '../../kernel/ids.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import { type CommitRequest, commit } from '../../store/unit-of-work.ts';
import { type NumberBook, countersUsedBy, numberBook } from '../application/numbers.ts';
import { loadLease, loadLedger, rentStream } from '../lease/lease-stream.ts';
import { type OpenDesk, todayOf } from '../open-desk.ts';
import { repeatedOutcome } from '../repeated-outcome.ts';
import { activeActor } from '../staff/active-actor.ts';

export interface RentRequest {
  readonly commandId: CommandId;
  readonly leaseId: string;
  /** Of the ledger, as the person saw it; null where nobody looked: the charge run, a second decision. */
  readonly version: number | null;
  readonly command: RentCommand;
}

export interface RentOutcome {
  readonly leaseId: string;
  readonly version: number;
  /** Of a payment. */
  readonly receiptNo: string | null;
}

export function executeRent(desk: OpenDesk, request: RentRequest, actor: Actor): Result<RentOutcome, AnyRefusal> {
  const commandName = nameOf(request.command);
  const repeated = repeatedOutcome(desk, { commandId: request.commandId, commandName, actor: actor.staffId });
  if (!repeated.ok) return repeated;
  if (repeated.value !== undefined) return ok(repeated.value.outcome as RentOutcome);
  const prepared = prepareRent(desk, request, { actor, book: numberBook(desk) });
  if (!prepared.ok) return prepared;
  if (commit(desk.file, prepared.value.commit).kind === 'behind') return err({ code: 'changed-meanwhile' });
  for (const topic of ['leases', 'outbox'] as const) desk.changes.publish(topic);
  return ok(prepared.value.outcome);
}

/** Everything but the write. */
export function prepareRent(
  desk: OpenDesk,
  { commandId, leaseId, version, command }: RentRequest,
  { actor, book }: { readonly actor: Actor; readonly book: NumberBook },
): Result<{ readonly commit: CommitRequest; readonly outcome: RentOutcome }, AnyRefusal> {
  const lease = loadLease(desk.file, leaseId).state;
  if (lease === undefined) return err({ code: 'unknown-lease' });
  const ledger = loadLedger(desk.file, leaseId);
  if (version !== null && version !== ledger.version) return err({ code: 'changed-meanwhile' });
  const facts = rentFactsOf(desk, lease, { actor, receiptNo: book.paymentNo });
  const decision = decideRent(command, ledger.state, facts);
  if (!decision.ok) return decision;
  const events = decision.value;
  const isPaid = events.some(({ type }) => type === 'rent.paid.v1');
  const outcome: RentOutcome = {
    leaseId,
    version: ledger.version + events.length,
    receiptNo: isPaid ? book.paymentNo : null,
  };
  return ok({
    outcome,
    commit: {
      commandId,
      commandName: nameOf(command),
      commandPayload: { leaseId, command },
      actor: actor.staffId,
      office: actor.office,
      wallTime: desk.now(),
      appends: [{ stream: rentStream(leaseId), expectedVersion: ledger.version, events }],
      outcome,
      also: (db) => {
        book.use(
          db,
          events.flatMap(({ type }) => countersUsedBy(type)),
        );
      },
    },
  });
}

function rentFactsOf(
  desk: OpenDesk,
  lease: LeaseState,
  { actor, receiptNo }: { readonly actor: Actor; readonly receiptNo: string },
): RentFacts {
  return {
    today: todayOf(desk),
    actor,
    colleague: (staffId) => activeActor(desk, staffId),
    household: householdOf(lease.content),
    workingDayFrom: (day) => nextWorkingDayFrom(desk.calendar, day).date,
    receiptNo,
  };
}

function nameOf(command: RentCommand): string {
  return `rent.${command.type}`;
}
