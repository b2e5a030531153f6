/**
 * A command on a household's place in the waiting list: load case and entry, decide, append to the entry's stream and
 * to those that hang on it (bans, identity claims, drawn numbers) in one unit of work.
 */
import type { AnyRefusal } from '../../contract/errors.ts';
import type { Actor } from '../../domain/application/available-actions.ts';
import type { ApplicationState } from '../../domain/application/state.ts';
import type { WaitingCommand } from '../../domain/waitlist/commands.ts';
import { decideWaiting } from '../../domain/waitlist/decide.ts';
import type { WaitingEvents } from '../../domain/waitlist/facts.ts';
import type { CaseId, CommandId } from '../../kernel/ids.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import { type CommitRequest, type StreamAppend, commit } from '../../store/unit-of-work.ts';
import { loadApplication } from '../application/application-stream.ts';
import { type NumberBook, countersUsedBy, numberBook } from '../application/numbers.ts';
import { type OpenDesk, currentPolicy } from '../open-desk.ts';
import { repeatedOutcome } from '../repeated-outcome.ts';
import { drawnNumberClaim, releasedClaims } from './hanging-claims.ts';
import { waitingFactsOf } from './waiting-facts.ts';
import { loadBans, loadWaiting, waitingStream } from './waiting-stream.ts';

export interface WaitingRequest {
  readonly commandId: CommandId;
  readonly caseId: CaseId;
  /** Of the entry, as the person saw it; 0 before registration. Null where nobody looked: mass work, a second decision. */
  readonly version: number | null;
  readonly command: WaitingCommand;
}

export interface WaitingOutcome {
  readonly caseId: CaseId;
  readonly version: number;
  /** The number under which the household is registered. */
  readonly number: string;
}

export function executeWaiting(
  desk: OpenDesk,
  request: WaitingRequest,
  actor: Actor,
): Result<WaitingOutcome, AnyRefusal> {
  const { commandId } = request;
  const repeated = repeatedOutcome(desk, { commandId, commandName: nameOf(request.command), actor: actor.staffId });
  if (!repeated.ok) return repeated;
  if (repeated.value !== undefined) return ok(repeated.value.outcome as WaitingOutcome);
  const prepared = prepareWaiting(desk, request, { actor });
  if (!prepared.ok) return prepared;
  if (commit(desk.file, prepared.value.commit).kind === 'behind') return err({ code: 'changed-meanwhile' });
  for (const topic of ['waiting', 'cases', 'outbox'] as const) desk.changes.publish(topic);
  return ok(prepared.value.outcome);
}

export interface PreparedWaiting {
  readonly commit: CommitRequest;
  readonly outcome: WaitingOutcome;
}

/** Everything but the write. */
export function prepareWaiting(
  desk: OpenDesk,
  request: WaitingRequest,
  { actor, book = numberBook(desk) }: { readonly actor: Actor; readonly book?: NumberBook },
): Result<PreparedWaiting, AnyRefusal> {
  const { caseId, command, commandId } = request;
  const application = loadApplication(desk.file, caseId)?.state;
  if (application === undefined) return err({ code: 'unknown-case' });
  const policy = currentPolicy(desk);
  if (policy === undefined) return err({ code: 'no-policy' });
  const entry = loadWaiting(desk.file, caseId);
  if (request.version !== null && request.version !== entry.version) return err({ code: 'changed-meanwhile' });
  const facts = waitingFactsOf(desk, application, { actor, policy, numbers: { waitingNo: book.waitingNumber(0) } });
  const decision = decideWaiting(command, entry.state, facts);
  if (!decision.ok) return decision;
  const hanging = hangingAppends(desk, { application, command, events: decision.value });
  if (!hanging.ok) return hanging;
  const { entry: events } = decision.value;
  const version = entry.version + events.length;
  const outcome = { caseId, version, number: entry.state?.number ?? book.waitingNumber(0) };
  return ok({
    outcome,
    commit: {
      commandId,
      commandName: nameOf(command),
      commandPayload: { caseId, command },
      actor: actor.staffId,
      office: actor.office,
      wallTime: desk.now(),
      appends: [{ stream: waitingStream(caseId), expectedVersion: entry.version, events }, ...hanging.value],
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

interface Decided {
  readonly application: ApplicationState;
  readonly command: WaitingCommand;
  readonly events: WaitingEvents;
}

/** What the decision writes beside the entry. */
function hangingAppends(
  desk: OpenDesk,
  { application, command, events }: Decided,
): Result<readonly StreamAppend[], AnyRefusal> {
  const bans = [...events.bans].map(([stream, imposed]) => ({
    stream,
    expectedVersion: loadBans(desk.file, stream).version,
    events: imposed,
  }));
  const left = events.entry.find((event) => event.type === 'waiting.left.v1');
  // Who lives in a home of the city goes on holding the number: nobody has two (decisions/0013).
  const released = left === undefined || left.payload.reason === 'housed' ? [] : releasedClaims(desk, application);
  if (command.type !== 'record-number') return ok([...bans, ...released]);
  const claim = drawnNumberClaim(desk, application, command.drawn);
  return claim.ok ? ok([...bans, ...released, claim.value]) : claim;
}

function nameOf(command: WaitingCommand): string {
  return `waiting.${command.type}`;
}
