/**
 * A decision on two cases that look like one: load both, decide, append to the pair's stream, to the cases' and to the
 * claims that change hands, in one unit of work.
 */
import type { AnyRefusal } from '../../contract/errors.ts';
import type { Actor } from '../../domain/application/available-actions.ts';
import type { ApplicationEvent } from '../../domain/application/events.ts';
import { evolve } from '../../domain/application/evolve.ts';
import type { ApplicationState } from '../../domain/application/state.ts';
import type { PairCommand } from '../../domain/duplicate/commands.ts';
import { decidePair } from '../../domain/duplicate/decide.ts';
import type { CaseId, CommandId } from '../../kernel/ids.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import { type CommitRequest, type StreamAppend, commit } from '../../store/unit-of-work.ts';
import { applicationStream } from '../application/application-stream.ts';
import { type OpenDesk, currentPolicy, todayOf } from '../open-desk.ts';
import { repeatedOutcome } from '../repeated-outcome.ts';
import { activeActor } from '../staff/active-actor.ts';
import { type ClaimingChange, passedClaims } from './pair-claims.ts';
import { type LoadedPair, loadPair, pairStream } from './pair-stream.ts';

export interface PairRequest {
  readonly commandId: CommandId;
  readonly low: CaseId;
  readonly high: CaseId;
  /** What the person saw: versions of the pair's stream, of the lower and of the higher case. Null after a pull. */
  readonly seen: readonly [number, number, number] | null;
  readonly command: PairCommand;
}

/** What the outbox keeps of `pair.*`, to decide it again after a pull. */
export interface SavedPairCommand {
  readonly low: CaseId;
  readonly high: CaseId;
  readonly command: PairCommand;
}

export function executePair(desk: OpenDesk, request: PairRequest, actor: Actor): Result<null, AnyRefusal> {
  const repeated = repeatedOutcome(desk, {
    commandId: request.commandId,
    commandName: pairCommandName(request.command),
    actor: actor.staffId,
  });
  if (!repeated.ok) return repeated;
  if (repeated.value !== undefined) return ok(null);
  const prepared = preparePair(desk, request, actor);
  if (!prepared.ok) return prepared;
  if (commit(desk.file, prepared.value).kind === 'behind') return err({ code: 'changed-meanwhile' });
  for (const topic of ['cases', 'outbox'] as const) desk.changes.publish(topic);
  return ok(null);
}

/** Everything but the write. */
export function preparePair(desk: OpenDesk, request: PairRequest, actor: Actor): Result<CommitRequest, AnyRefusal> {
  const { commandId, command, seen } = request;
  const pair = loadPair(desk.file, request.low, request.high);
  if (pair === undefined) return err({ code: 'unknown-pair' });
  const { id, lowCase, highCase, version } = pair;
  const isSeen = seen === null || (seen[0] === version && seen[1] === lowCase.version && seen[2] === highCase.version);
  if (!isSeen) return err({ code: 'changed-meanwhile' });
  const decision = decidePair(command, pair, {
    today: todayOf(desk),
    actor,
    policy: currentPolicy(desk)?.id ?? '',
    colleague: (staffId) => activeActor(desk, staffId),
  });
  if (!decision.ok) return decision;
  const { low, high } = decision.value;
  const claims = passedClaims(desk.file, [
    ...changesOf(pair.lowCase.state, low, actor),
    ...changesOf(highCase.state, high, actor),
  ]);
  if (!claims.ok) return claims;
  const saved: SavedPairCommand = { ...id, command };
  return ok({
    commandId,
    commandName: pairCommandName(command),
    commandPayload: saved,
    actor: actor.staffId,
    office: actor.office,
    wallTime: desk.now(),
    appends: [
      { stream: pairStream(id), expectedVersion: version, events: decision.value.pair },
      ...caseAppends(pair, { low, high }),
      ...claims.value,
    ],
    outcome: null,
  });
}

function caseAppends(
  { id, lowCase, highCase }: LoadedPair,
  { low, high }: { readonly low: readonly ApplicationEvent[]; readonly high: readonly ApplicationEvent[] },
): readonly StreamAppend[] {
  return [
    { stream: applicationStream(id.low), expectedVersion: lowCase.version, events: low },
    { stream: applicationStream(id.high), expectedVersion: highCase.version, events: high },
  ].filter(({ events }) => events.length > 0);
}

function changesOf(
  before: ApplicationState,
  events: readonly ApplicationEvent[],
  { staffId }: Actor,
): readonly ClaimingChange[] {
  let state = before;
  return events.map((event) => {
    state = evolve(state, { ...event, actor: staffId });
    return { state, event };
  });
}

function pairCommandName(command: PairCommand): string {
  return `pair.${command.type}`;
}
