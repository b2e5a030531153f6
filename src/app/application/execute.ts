/**
 * A command on one application: load, decide, append with its claims and numbers, in one unit of work.
 *
 * Idempotency first: a command id that was saved before answers with what it answered then, whatever the case looks
 * like now. Then the version that the screen saw: a person decides on what they read, not on what it became since.
 */
import type { Actor } from '../../domain/application/available-actions.ts';
import type { ApplicationCommand } from '../../domain/application/commands.ts';
import { decide } from '../../domain/application/decide.ts';
import type { ApplicationEvent } from '../../domain/application/events.ts';
import { evolve } from '../../domain/application/evolve.ts';
import { identityClaims } from '../../domain/application/identity-claims.ts';
import { savedCommandOf } from '../../domain/application/saved-command.ts';
import type { ApplicationState, Status } from '../../domain/application/state.ts';
import { isTakenByOther } from '../../domain/claim/claim.ts';
import type { Programme } from '../../domain/application/programme.ts';
import type { AnyRefusal } from '../../contract/errors.ts';
import { invariant } from '../../kernel/invariant.ts';
import type { CaseId, CommandId } from '../../kernel/ids.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import {
  type CommitRequest,
  type StreamAppend,
  commit,
  type RecordedCommand,
  recordedCommand,
} from '../../store/unit-of-work.ts';
import { withCheckPapers } from '../checks/with-check-papers.ts';
import { type OpenDesk, currentPolicy } from '../open-desk.ts';
import { bannedMember } from '../waitlist/banned-member.ts';
import { registrationAppends } from '../waitlist/registration.ts';
import {
  applicationStream,
  externalClaimStream,
  identityClaimStream,
  loadApplication,
  loadClaim,
} from './application-stream.ts';
import { factsOf } from './case-facts.ts';
import { type NumberBook, countersUsedBy, numberBook } from './numbers.ts';

export interface CaseCommandRequest {
  readonly commandId: CommandId;
  readonly caseId: CaseId;
  /** The version that the person saw; 0 for a submission. */
  readonly version: number;
  readonly command: ApplicationCommand;
}

export interface CommandOutcome {
  readonly caseId: CaseId;
  readonly caseNo: string;
  readonly version: number;
  readonly status: Status;
  readonly noticeNo: string | null;
}

export function executeCaseCommand(
  desk: OpenDesk,
  request: CaseCommandRequest,
  actor: Actor,
): Result<CommandOutcome, AnyRefusal> {
  const before = recordedCommand(desk.file.db, request.commandId);
  if (before !== undefined) return repeated(before, request, actor);
  const prepared = prepareCaseCommand(desk, request, { actor });
  if (!prepared.ok) return prepared;
  const result = commit(desk.file, prepared.value.commit);
  if (result.kind === 'behind') return err({ code: 'changed-meanwhile' });
  desk.changes.publish('cases');
  desk.changes.publish('waiting');
  desk.changes.publish('outbox');
  return ok(prepared.value.outcome);
}

/** A repeat is the same command of the same person on the same case; an id used for anything else answers nothing. */
function repeated(
  before: RecordedCommand,
  request: CaseCommandRequest,
  actor: Actor,
): Result<CommandOutcome, AnyRefusal> {
  const outcome = before.outcome as CommandOutcome;
  const same =
    before.name === commandName(request.command) &&
    before.actor === actor.staffId &&
    (request.command.type === 'submit' || outcome.caseId === request.caseId);
  return same ? ok(outcome) : err({ code: 'command-id-reused' });
}

function commandName(command: ApplicationCommand): string {
  return `application.${command.type}`;
}

export interface PreparedCommand {
  readonly commit: CommitRequest;
  readonly outcome: CommandOutcome;
}

export interface Preparing {
  readonly actor: Actor;
  /** Bulk work hands out the numbers of a group itself. */
  readonly book?: NumberBook;
  /** Decided again after a pull: the person decided in good faith, and who holds it since is no reason. */
  readonly again?: boolean;
}

/** Everything but the write: bulk work prepares many and commits them as a group. */
export function prepareCaseCommand(
  desk: OpenDesk,
  request: CaseCommandRequest,
  { actor, book = numberBook(desk), again = false }: Preparing,
): Result<PreparedCommand, AnyRefusal> {
  const loaded = request.command.type === 'submit' ? undefined : loadApplication(desk.file, request.caseId);
  if (request.command.type !== 'submit') {
    if (loaded === undefined) return err({ code: 'unknown-case' });
    if (loaded.version !== request.version) return err({ code: 'changed-meanwhile' });
  }
  const policy = currentPolicy(desk);
  if (policy === undefined) return err({ code: 'no-policy' });
  const programme = programmeOf(request.command, loaded?.state);
  const facts = factsOf(desk, { actor, policy, book, programme, again });
  const decision = decide(request.command, stateToDecide(desk, request, loaded?.state), facts);
  if (!decision.ok) return decision;
  return commitOf(desk, { request, actor, book, loaded, events: decision.value });
}

/** A consent that was scanned with the checks is a paper that acceptance need not miss. */
function stateToDecide(
  desk: OpenDesk,
  { command }: CaseCommandRequest,
  state: ApplicationState | undefined,
): ApplicationState | undefined {
  return state !== undefined && command.type === 'accept' ? withCheckPapers(desk.file, state) : state;
}

interface Decided {
  readonly request: CaseCommandRequest;
  readonly actor: Actor;
  readonly book: NumberBook;
  readonly loaded: ReturnType<typeof loadApplication>;
  readonly events: readonly ApplicationEvent[];
}

function commitOf(desk: OpenDesk, decided: Decided): Result<PreparedCommand, AnyRefusal> {
  const { request, actor, book, loaded, events } = decided;
  const state = stateAfter(decided);
  const claims = claimAppends(desk, state, events);
  if (!claims.ok) return claims;
  const policy = currentPolicy(desk);
  if (policy === undefined) return err({ code: 'no-policy' });
  const place = registrationAppends(desk, { application: state, events }, { actor, policy, book });
  if (!place.ok) return place;
  const version = loaded?.version ?? 0;
  const own = { stream: applicationStream(state.caseId), expectedVersion: version, events };
  const appends: readonly StreamAppend[] = [own, ...claims.value, ...place.value];
  const outcome: CommandOutcome = {
    caseId: state.caseId,
    caseNo: state.caseNo,
    version: version + events.length,
    status: state.status,
    noticeNo: noticeNoOf(events),
  };
  return ok({
    outcome,
    commit: {
      commandId: request.commandId,
      commandName: commandName(request.command),
      commandPayload: { caseId: request.caseId, command: savedCommandOf(request.command) },
      actor: actor.staffId,
      office: actor.office,
      wallTime: desk.now(),
      appends,
      outcome,
      also: (db) => {
        book.use(
          db,
          appends.flatMap((append) => append.events.flatMap((event) => countersUsedBy(event.type))),
        );
      },
    },
  });
}

function stateAfter({ loaded, events, actor }: Decided): ApplicationState {
  let state = loaded?.state;
  for (const event of events) state = evolve(state, { ...event, actor: actor.staffId });
  invariant(state, 'a decision gives at least one event');
  return state;
}

/** The claims that the events take or release, or who holds one already. */
function claimAppends(
  desk: OpenDesk,
  state: ApplicationState,
  events: readonly ApplicationEvent[],
): Result<readonly StreamAppend[], AnyRefusal> {
  const external = externalClaim(desk, state, events);
  if (!external.ok) return external;
  // Whoever was banned is told so at once and with the day (PRH-35, PRH-37), not after weeks of review.
  const isApplying = events.some(
    ({ type }) => type === 'application.submitted.v1' || type === 'application.accepted.v1',
  );
  const banned = isApplying ? bannedMember(desk, state.content.members) : undefined;
  if (banned !== undefined) return err(banned);
  const appends: StreamAppend[] = [...external.value];
  for (const change of events.flatMap((event) => identityClaims(state, event))) {
    for (const identityNumber of change.identityNumbers) {
      const stream = identityClaimStream(identityNumber);
      const member = state.content.members.find((candidate) => candidate.identityNumber === identityNumber);
      const role = member?.relation ?? '';
      const claim = loadClaim(desk.file, stream);
      const held = claim.state.holder === state.caseId;
      if (change.kind === 'release') {
        const released = { type: 'claim.released.v1', payload: { holder: state.caseId } };
        if (held) appends.push({ stream, expectedVersion: claim.version, events: [released] });
        continue;
      }
      if (isTakenByOther(claim.state, state.caseId)) {
        const { label: caseNo, role: otherRole } = claim.state;
        return err({ code: 'identity-claimed', name: member?.name ?? '', role, caseNo, otherRole });
      }
      const taken = { type: 'claim.taken.v1', payload: { holder: state.caseId, label: state.caseNo, role } };
      if (!held) appends.push({ stream, expectedVersion: claim.version, events: [taken] });
    }
  }
  return ok(appends);
}

/** One case per id of the sender, however often and in whichever package it comes (docs/intake-package.md). */
function externalClaim(
  desk: OpenDesk,
  state: ApplicationState,
  events: readonly ApplicationEvent[],
): Result<readonly StreamAppend[], AnyRefusal> {
  const isNew = events.some((event) => event.type === 'application.submitted.v1');
  if (!isNew || state.externalId === '') return ok([]);
  const stream = externalClaimStream(state.externalId);
  const claim = loadClaim(desk.file, stream);
  if (isTakenByOther(claim.state, state.caseId)) return err({ code: 'exists-already' });
  const taken = { type: 'claim.taken.v1', payload: { holder: state.caseId, label: state.caseNo } };
  return ok([{ stream, expectedVersion: claim.version, events: [taken] }]);
}

function programmeOf(command: ApplicationCommand, state: ApplicationState | undefined): Programme | undefined {
  return command.type === 'submit' ? command.content.programme : state?.content.programme;
}

function noticeNoOf(events: readonly ApplicationEvent[]): string | null {
  for (const { payload } of events) {
    if ('noticeNo' in payload) return payload.noticeNo;
    if ('receiptNo' in payload) return payload.receiptNo;
  }
  return null;
}
