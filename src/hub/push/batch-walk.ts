/** A batch, command by command: what each would add to the city's history, until the first that cannot. */
import { cityOf, covers } from '../../domain/office/office.ts';
import type { OfficeId } from '../../kernel/ids.ts';
import type { PushAnswer } from '../../protocol/messages.ts';
import type { OpenedCommand } from '../../protocol/open-batch.ts';
import { isCityWide, scopeOfNewStream } from '../../protocol/scope.ts';
import type { PushFacts, PushWrite, StaffRights, StreamState } from '../log/push-facts.ts';
import type { CountedEvent } from '../log/stored-event.ts';
import { type RuleFacts, refusalOf } from './command-rules.ts';
import { documentsNamedIn } from '../../protocol/documents-named.ts';
import type { PreparedBatch } from './prepare-batch.ts';

export interface BatchWalk {
  readonly facts: PushFacts;
  readonly rules: RuleFacts;
  /** Every stream that the batch has met, where it stands after the commands so far. */
  readonly streams: Map<string, StreamState>;
  readonly commandIds: Set<string>;
  readonly events: CountedEvent[];
  readonly superseded: CountedEvent[];
}

type WalkStop = DistributiveOmit<Extract<PushAnswer, { kind: 'behind' | 'refused' }>, 'commandIndex'>;
type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

export function newBatchWalk(
  facts: PushFacts,
  { city, carrier }: { readonly city: OfficeId; readonly carrier: OfficeId | undefined },
): BatchWalk {
  const streams = new Map(facts.streams);
  const staff = new Map<string, StaffRights>(facts.staff);
  return {
    facts,
    streams,
    commandIds: new Set(),
    events: [],
    superseded: [],
    rules: {
      city,
      // A device that was moved since is vouched for by the office that it left, or nobody could bring back what an
      // older log of the hub had taken from it; one that was revoked, by who brings its run alone.
      isInReach: (scope) =>
        (facts.revokedAt === null && covers(facts.office, scope)) || (carrier !== undefined && covers(carrier, scope)),
      staff,
      hasStaff: facts.hasStaff,
      scopeOf: (event) => streams.get(event.stream)?.scope,
    },
  };
}

/** Takes one command or says why it stops here. Superseded commands have no effect and are never refused. */
export function takeCommand(walk: BatchWalk, command: OpenedCommand): WalkStop | undefined {
  if (command.superseded) {
    walk.superseded.push(
      ...command.events.map((event) => ({ event, commandName: command.name, scope: walk.facts.office })),
    );
    return undefined;
  }
  if (walk.facts.takenCommands.has(command.commandId) || walk.commandIds.has(command.commandId)) {
    return { kind: 'refused', reason: 'command-id-reused' };
  }
  const moved = moveStreams(walk, command);
  // A rule cannot be asked about a stream whose history is not here: what is missing comes first.
  if (moved !== undefined) return moved;
  const envelopes = command.events.map(({ envelope }) => envelope);
  const reason = refusalOf(envelopes, walk.rules);
  if (reason !== undefined) return { kind: 'refused', reason };
  walk.rules.hasStaff ||= walk.rules.staff.size > 0;
  for (const event of command.events) {
    const scope = walk.streams.get(event.envelope.stream)?.scope;
    if (scope === undefined) return { kind: 'refused', reason: 'foreign-scope' };
    walk.events.push({ event, commandName: command.name, scope });
  }
  walk.commandIds.add(command.commandId);
  return undefined;
}

function moveStreams(walk: BatchWalk, command: OpenedCommand): WalkStop | undefined {
  for (const { envelope } of command.events) {
    const { stream, streamVersion } = envelope;
    const state = walk.streams.get(stream);
    // Before `behind`, which says where a stream stands: that is not told of what the device may not see.
    if (state !== undefined && !isCityWide(stream) && !walk.rules.isInReach(state.scope)) {
      return { kind: 'refused', reason: 'foreign-scope' };
    }
    if (streamVersion !== (state?.version ?? 0) + 1) {
      return { kind: 'behind', stream, version: walk.facts.streams.get(stream)?.version ?? 0 };
    }
    const scope = state?.scope ?? scopeOfNewStream(envelope);
    if (scope === undefined || cityOf(scope) !== walk.rules.city) return { kind: 'refused', reason: 'foreign-scope' };
    walk.streams.set(stream, { version: streamVersion, scope });
  }
  return undefined;
}

/** What a batch that was walked to its end writes. */
export function writeOf(walk: BatchWalk, { batch, bytes, packed, question }: PreparedBatch, at: number): PushWrite {
  const touched = new Map<string, StreamState>();
  for (const [stream, state] of walk.streams) {
    if (walk.facts.streams.get(stream)?.version !== state.version) touched.set(stream, state);
  }
  const staff = new Map([...walk.rules.staff].filter(([staffId, rights]) => walk.facts.staff.get(staffId) !== rights));
  return {
    seal: batch.seal,
    bytes,
    packed,
    at,
    events: walk.events,
    superseded: walk.superseded,
    streams: touched,
    staff,
    documents: question.documents.length === 0 ? [] : references(walk),
  };
}

function references({ events, facts }: BatchWalk): PushWrite['documents'] {
  const found = new Map<string, PushWrite['documents'][number]>();
  for (const { event, scope } of events) {
    for (const hash of documentsNamedIn(event.payload)) {
      found.set(`${hash} ${scope}`, { hash, scope, granted: facts.ownDocuments.has(hash) });
    }
  }
  return [...found.values()];
}
