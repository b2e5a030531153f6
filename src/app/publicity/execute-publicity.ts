/**
 * A command on a notice: load the notice and the cases in it, decide, append to all of them in one unit of work. Either
 * the notice and every household in it go on together, or nothing does.
 */
import type { AnyRefusal } from '../../contract/errors.ts';
import type { Actor } from '../../domain/application/available-actions.ts';
import type { ApplicationEvent } from '../../domain/application/events.ts';
import { evolve } from '../../domain/application/evolve.ts';
import { timedClock } from '../../domain/application/clock-pause.ts';
import { covers } from '../../domain/office/office.ts';
import type { PublicityCommand } from '../../domain/publicity/commands.ts';
import { decidePublicity } from '../../domain/publicity/decide.ts';
import type { PublicityFacts } from '../../domain/publicity/facts.ts';
import type { CaseId, CommandId } from '../../kernel/ids.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import { type CommitRequest, type StreamAppend, commit } from '../../store/unit-of-work.ts';
import { applicationStream, loadApplication } from '../application/application-stream.ts';
import { clockOf, factsOf } from '../application/case-facts.ts';
import { type NumberBook, countersUsedBy, numberBook } from '../application/numbers.ts';
import { type OpenDesk, currentPolicy, settingsOf, todayOf } from '../open-desk.ts';
import { repeatedOutcome } from '../repeated-outcome.ts';
import { activeActor } from '../staff/active-actor.ts';
import { bannedMember } from '../waitlist/banned-member.ts';
import { registrationAppends } from '../waitlist/registration.ts';
import { loadNotice, publicityStream } from './notice-stream.ts';

export interface PublicityRequest {
  readonly commandId: CommandId;
  readonly batchId: string;
  /** The version of the notice that the person saw; 0 for a new one. */
  readonly version: number;
  readonly command: PublicityCommand;
}

export interface PublicityOutcome {
  readonly batchId: string;
  readonly version: number;
  /** Of the notice, or of the answer to an objection. */
  readonly number: string | null;
}

export function executePublicity(
  desk: OpenDesk,
  request: PublicityRequest,
  actor: Actor,
): Result<PublicityOutcome, AnyRefusal> {
  const { commandId, command } = request;
  const before = repeatedOutcome(desk, { commandId, commandName: commandName(command), actor: actor.staffId });
  if (!before.ok) return before;
  if (before.value !== undefined) return ok(before.value.outcome as PublicityOutcome);
  const prepared = preparePublicity(desk, request, { actor });
  if (!prepared.ok) return prepared;
  const result = commit(desk.file, prepared.value.commit);
  if (result.kind === 'behind') return err({ code: 'changed-meanwhile' });
  desk.changes.publish('cases');
  desk.changes.publish('waiting');
  desk.changes.publish('outbox');
  return ok(prepared.value.outcome);
}

export interface PreparedPublicity {
  readonly commit: CommitRequest;
  readonly outcome: PublicityOutcome;
}

export interface PreparingPublicity {
  readonly actor: Actor;
  /** Bulk work and what is decided again hand out the numbers themselves. */
  readonly book?: NumberBook;
}

/** Everything but the write. */
export function preparePublicity(
  desk: OpenDesk,
  request: PublicityRequest,
  { actor, book = numberBook(desk) }: PreparingPublicity,
): Result<PreparedPublicity, AnyRefusal> {
  const { commandId, batchId, command } = request;
  const loaded = loadNotice(desk.file, batchId);
  const version = loaded?.version ?? 0;
  if (version !== request.version) return err({ code: 'changed-meanwhile' });
  const facts = publicityFacts(desk, { actor, book, request });
  if (!facts.ok) return facts;
  const decision = decidePublicity(command, loaded?.state, facts.value);
  if (!decision.ok) return decision;
  const { notice, cases } = decision.value;
  const number = notice.map(({ payload }) => numberIn(payload)).find((given) => given !== null) ?? null;
  const outcome: PublicityOutcome = { batchId, version: version + notice.length, number };
  const places = placesOnTheList(desk, cases, { actor, book });
  if (!places.ok) return places;
  const appends: StreamAppend[] = [
    { stream: publicityStream(batchId), expectedVersion: version, events: notice },
    ...cases.map(({ caseId, events }) => {
      const stream = applicationStream(caseId);
      return { stream, expectedVersion: desk.file.load(stream).version, events };
    }),
    ...places.value,
  ];
  return ok({
    outcome,
    commit: {
      commandId,
      commandName: commandName(command),
      commandPayload: { batchId, command },
      actor: actor.staffId,
      office: actor.office,
      wallTime: desk.now(),
      appends,
      outcome,
      also: (db) => {
        book.use(
          db,
          [...notice, ...places.value.flatMap(({ events }) => events)].flatMap(({ type }) => countersUsedBy(type)),
        );
      },
    },
  });
}

/** Whoever passed is registered as waiting, each under a number of their own (PRH-07). */
function placesOnTheList(
  desk: OpenDesk,
  cases: readonly { readonly caseId: CaseId; readonly events: readonly ApplicationEvent[] }[],
  { actor, book }: Pick<Given, 'actor' | 'book'>,
): Result<readonly StreamAppend[], AnyRefusal> {
  const policy = currentPolicy(desk);
  if (policy === undefined) return err({ code: 'no-policy' });
  const appends: StreamAppend[] = [];
  for (const { caseId, events } of cases) {
    let application = loadApplication(desk.file, caseId)?.state;
    for (const event of events) application = evolve(application, { ...event, actor: actor.staffId });
    if (application === undefined) continue;
    const following = { actor, policy, book, given: appends.filter(registersOne).length };
    const place = registrationAppends(desk, { application, events }, following);
    if (!place.ok) return place;
    appends.push(...place.value);
  }
  return ok(appends);
}

function registersOne({ events }: StreamAppend): boolean {
  return events.some(({ type }) => type === 'waiting.registered.v1');
}

interface Given {
  readonly actor: Actor;
  readonly book: NumberBook;
  readonly request: PublicityRequest;
}

function publicityFacts(desk: OpenDesk, { actor, book, request }: Given): Result<PublicityFacts, AnyRefusal> {
  const policy = currentPolicy(desk);
  if (policy === undefined) return err({ code: 'no-policy' });
  const today = todayOf(desk);
  const { command, batchId } = request;
  const secondBy = 'secondBy' in command ? command.secondBy : null;
  return ok({
    today,
    actor,
    second: secondBy === null ? undefined : activeActor(desk, secondBy),
    policy,
    alone: settingsOf(desk).massAlone,
    caseOf: (caseId) => caseBelow(desk, caseId, actor),
    factsOf: ({ content }) => factsOf(desk, { actor, policy, book, programme: content.programme }),
    bannedOf: ({ content }) => bannedMember(desk, content.members),
    clockFrom: (limit, from) => clockOf(desk, limit, from),
    timed: (clock) => timedClock(desk.calendar, clock, today),
    batchId,
    numbers: book,
  });
}

/** A case of the office or below it. */
function caseBelow(desk: OpenDesk, caseId: CaseId, { office }: Actor) {
  const state = loadApplication(desk.file, caseId)?.state;
  return state !== undefined && covers(office, state.street) ? state : undefined;
}

function commandName(command: PublicityCommand): string {
  return `publicity.${command.type}`;
}

function numberIn(payload: object): string | null {
  if ('noticeNo' in payload) return String(payload.noticeNo);
  return 'resultNo' in payload ? String(payload.resultNo) : null;
}
