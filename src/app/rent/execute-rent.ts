/** A command on the ledger of a lease: decide, append, number the receipt, in one unit of work. */
import type { AnyRefusal } from '../../contract/errors.ts';
import type { Actor } from '../../domain/application/available-actions.ts';
import type { CityCalendar } from '../../domain/calendar/city-calendar.ts';
import { nextWorkingDayFrom } from '../../domain/calendar/deadline.ts';
import { householdOf } from '../../domain/lease/available-actions.ts';
import type { LeaseState } from '../../domain/lease/state.ts';
import type { RentCommand } from '../../domain/rent/commands.ts';
import { decideOnHead, decideRent } from '../../domain/rent/decide.ts';
import type { RentDecision, RentFacts } from '../../domain/rent/facts.ts';
import type { LedgerHead } from '../../domain/rent/head.ts';
import type { CommandId } from '../../kernel/ids.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import { type CommitRequest, commit } from '../../store/unit-of-work.ts';
import { type NumberBook, countersUsedBy, numberBook } from '../application/numbers.ts';
import { receiptOfPayment } from '../../store/queries/ledger-heads.ts';
import { loadLease, loadLedger, loadLedgerHead, rentStream } from '../lease/lease-stream.ts';
import { type OpenDesk, todayOf } from '../open-desk.ts';
import { staysOn } from '../leaving/leaving-stream.ts';
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

interface Preparing {
  readonly actor: Actor;
  readonly book: NumberBook;
  /** For a group that is written at once: asked of the desk once. */
  readonly calendar?: CityCalendar;
}

/** Everything but the write. */
export function prepareRent(
  desk: OpenDesk,
  { commandId, leaseId, version, command }: RentRequest,
  { actor, book, calendar = desk.calendar }: Preparing,
): Result<{ readonly commit: CommitRequest; readonly outcome: RentOutcome }, AnyRefusal> {
  const decided = decideOn(desk, { leaseId, command, actor, calendar, receiptNo: book.paymentNo });
  if (decided === undefined) return err({ code: 'unknown-lease' });
  const { decision, version: before } = decided;
  if (version !== null && version !== before) return err({ code: 'changed-meanwhile' });
  if (!decision.ok) return decision;
  const events = decision.value;
  const isPaid = events.some(({ type }) => type === 'rent.paid.v1');
  const outcome: RentOutcome = {
    leaseId,
    version: before + events.length,
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
      appends: [{ stream: rentStream(leaseId), expectedVersion: before, events }],
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

interface Asked {
  readonly leaseId: string;
  readonly command: RentCommand;
  readonly actor: Actor;
  readonly calendar: CityCalendar;
  readonly receiptNo: string;
}

interface Decided {
  readonly version: number;
  readonly decision: RentDecision;
}

/** From the end of the ledger where that is enough; undefined when there is no such lease. */
function decideOn(desk: OpenDesk, asked: Asked): Decided | undefined {
  const { leaseId, command } = asked;
  const onHead = command.type === 'charge' || command.type === 'pay' ? decideOnEnd(desk, asked, command) : undefined;
  if (onHead !== undefined) return onHead;
  const lease = loadLease(desk.file, leaseId).state;
  if (lease === undefined) return undefined;
  const { version, state } = loadLedger(desk.file, leaseId);
  const standing = { ...standingOf(lease), staysOn: command.type === 'charge' && staysOn(desk.file, lease) };
  return { version, decision: decideRent(command, state, rentFactsOf(desk, standing, asked)) };
}

function decideOnEnd(
  desk: OpenDesk,
  asked: Asked,
  command: Extract<RentCommand, { readonly type: 'charge' | 'pay' }>,
): Decided | undefined {
  const { leaseId } = asked;
  const found = loadLedgerHead(desk.file, leaseId);
  if (found === undefined) return undefined;
  const standing = standingOnEnd(desk, found.head, asked);
  const decision = decideOnHead(command, found.head, {
    ...rentFactsOf(desk, standing, asked),
    paidBefore: (payment) => receiptOfPayment(desk.file.db, leaseId, payment),
  });
  return decision === undefined ? undefined : { version: found.version, decision };
}

/** The charge run takes everybody alike: nobody's household is asked for, and who stays only where the term is over. */
function standingOnEnd(desk: OpenDesk, { term }: LedgerHead, { leaseId, command }: Asked): OfLease {
  const isWithinTerm = command.type === 'charge' && (command.through <= term.until || todayOf(desk) <= term.until);
  const lease = isWithinTerm ? undefined : loadLease(desk.file, leaseId).state;
  if (lease === undefined) return { household: [], isHomeReturned: false, staysOn: false };
  return { ...standingOf(lease), staysOn: command.type === 'charge' && staysOn(desk.file, lease) };
}

type OfLease = Pick<RentFacts, 'household' | 'isHomeReturned' | 'staysOn'>;

/** `staysOn` is asked for by a charge alone, which looks at the leaving. */
export function standingOf({ content, movedOut }: LeaseState): OfLease {
  return { household: householdOf(content), isHomeReturned: movedOut !== null, staysOn: false };
}

/** What the rules of a ledger ask, of the day. */
export function rentFactsOf(
  desk: OpenDesk,
  lease: OfLease,
  { actor, calendar, receiptNo }: Pick<Asked, 'actor' | 'calendar' | 'receiptNo'>,
): RentFacts {
  return {
    ...lease,
    today: todayOf(desk),
    actor,
    colleague: (staffId) => activeActor(desk, staffId),
    workingDayFrom: (day) => nextWorkingDayFrom(calendar, day).date,
    receiptNo,
  };
}

function nameOf(command: RentCommand): string {
  return `rent.${command.type}`;
}
