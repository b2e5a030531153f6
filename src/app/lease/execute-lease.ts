/**
 * A command on a lease: decide, then append to its stream and to what hangs on it, in one unit of work. A signature opens
 * the ledger and takes the home; an end changes the term of the ledger; the keys given back let the home go.
 */
import type { AnyRefusal } from '../../contract/errors.ts';
import type { Actor } from '../../domain/application/available-actions.ts';
import type { LeaseCommand } from '../../domain/lease/commands.ts';
import { decideLease } from '../../domain/lease/decide.ts';
import type { LeaseEvent } from '../../domain/lease/events.ts';
import type { LeaseState } from '../../domain/lease/state.ts';
import { changeTerm } from '../../domain/rent/decide.ts';
import { openLedger } from '../../domain/rent/open-ledger.ts';
import type { CommandId } from '../../kernel/ids.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import { type CommitRequest, type StreamAppend, commit } from '../../store/unit-of-work.ts';
import { type NumberBook, countersUsedBy, numberBook } from '../application/numbers.ts';
import { type OpenDesk, currentPolicy, todayOf } from '../open-desk.ts';
import { repeatedOutcome } from '../repeated-outcome.ts';
import { freeHome, letHome } from './home-of-lease.ts';
import { leaveWaitingList } from './leave-waiting-list.ts';
import { leaseFactsOf } from './lease-facts.ts';
import { leaseStream, loadLease, loadLedger, rentStream } from './lease-stream.ts';
import { releaseHousehold } from './release-household.ts';

export interface LeaseRequest {
  readonly commandId: CommandId;
  /** Chosen by the screen for a draft, so that a repeat is the same lease. */
  readonly leaseId: string;
  /** As the person saw it, 0 for a draft; null where nobody looked: a second decision. */
  readonly version: number | null;
  readonly command: LeaseCommand;
}

export interface LeaseOutcome {
  readonly leaseId: string;
  readonly leaseNo: string;
  readonly version: number;
}

export interface Preparing {
  readonly actor: Actor;
  readonly book?: NumberBook;
}

export function executeLease(desk: OpenDesk, request: LeaseRequest, actor: Actor): Result<LeaseOutcome, AnyRefusal> {
  const commandName = nameOf(request.command);
  const repeated = repeatedOutcome(desk, { commandId: request.commandId, commandName, actor: actor.staffId });
  if (!repeated.ok) return repeated;
  if (repeated.value !== undefined) return ok(repeated.value.outcome as LeaseOutcome);
  const prepared = prepareLease(desk, request, { actor });
  if (!prepared.ok) return prepared;
  if (commit(desk.file, prepared.value.commit).kind === 'behind') return err({ code: 'changed-meanwhile' });
  for (const topic of ['leases', 'outbox'] as const) desk.changes.publish(topic);
  return ok(prepared.value.outcome);
}

/** Everything but the write. */
export function prepareLease(
  desk: OpenDesk,
  { commandId, leaseId, version, command }: LeaseRequest,
  { actor, book = numberBook(desk) }: Preparing,
): Result<{ readonly commit: CommitRequest; readonly outcome: LeaseOutcome }, AnyRefusal> {
  const loaded = loadLease(desk.file, leaseId);
  if (version !== null && version !== loaded.version) return err({ code: 'changed-meanwhile' });
  const policy = currentPolicy(desk);
  if (policy === undefined) return err({ code: 'no-policy' });
  const facts = leaseFactsOf(desk, { leaseId, leaseNo: book.leaseNo, actor, policy });
  const decision = decideLease(command, loaded.state, facts);
  if (!decision.ok) return decision;
  const hanging =
    loaded.state === undefined ? ok([]) : hangingAppends(desk, { state: loaded.state, events: decision.value, actor });
  if (!hanging.ok) return hanging;
  const outcome: LeaseOutcome = {
    leaseId,
    leaseNo: loaded.state?.leaseNo ?? book.leaseNo,
    version: loaded.version + decision.value.length,
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
      appends: [
        { stream: leaseStream(leaseId), expectedVersion: loaded.version, events: decision.value },
        ...hanging.value,
      ],
      outcome,
      also: (db) => {
        book.use(
          db,
          decision.value.flatMap(({ type }) => countersUsedBy(type)),
        );
      },
    },
  });
}

interface Hanging {
  readonly state: LeaseState;
  readonly events: readonly LeaseEvent[];
  readonly actor: Actor;
}

function hangingAppends(
  desk: OpenDesk,
  { state, events, actor }: Hanging,
): Result<readonly StreamAppend[], AnyRefusal> {
  const appends: StreamAppend[] = [];
  for (const event of events) {
    if (event.type === 'lease.signed.v1') {
      const opened = opening(state, event.payload);
      if (!opened.ok) return opened;
      const home = letHome(desk, state);
      if (!home.ok) return home;
      const housed = leaveWaitingList(desk, state, actor);
      if (!housed.ok) return housed;
      appends.push(opened.value, ...home.value, ...housed.value);
    }
    if (event.type === 'lease.ended.v1') {
      appends.push(...termAppend(desk, state, event.payload));
      if (state.movedIn === null || state.movedOut !== null) {
        appends.push(...freeHome(desk, state, event.payload), ...releaseHousehold(desk, state));
      }
    }
    if (event.type === 'lease.moved-out.v1' && state.ended !== null) {
      appends.push(...freeHome(desk, state, state.ended), ...releaseHousehold(desk, state));
    }
  }
  return ok(appends);
}

type Signed = Extract<LeaseEvent, { type: 'lease.signed.v1' }>['payload'];

function opening({ leaseId, leaseNo, content }: LeaseState, signed: Signed): Result<StreamAppend, AnyRefusal> {
  const { caseId, home, office, term, payment, rent, depositFen } = content;
  const opened = openLedger({
    leaseId,
    leaseNo,
    caseId,
    unitNo: home.unitNo,
    estate: home.estate,
    office,
    term,
    terms: payment,
    standard: { ...rent, from: term.from },
    depositFen,
    openedOn: signed.signedOn,
    basis: { ...signed.basis, rules: ['PRH-21', 'PRH-22'] },
  });
  return opened.ok ? ok({ stream: rentStream(leaseId), expectedVersion: 0, events: [opened.value] }) : opened;
}

function termAppend(
  desk: OpenDesk,
  { leaseId, content }: LeaseState,
  { endsOn: until, comment, reason }: Extract<LeaseEvent, { type: 'lease.ended.v1' }>['payload'],
): readonly StreamAppend[] {
  const { version, state } = loadLedger(desk.file, leaseId);
  if (state === undefined || until === content.term.until) return [];
  const events = changeTerm(state, { until, reason: comment === '' ? reason : comment }, { today: todayOf(desk) });
  return [{ stream: rentStream(leaseId), expectedVersion: version, events }];
}

function nameOf(command: LeaseCommand): string {
  return `lease.${command.type}`;
}
