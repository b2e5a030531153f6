/**
 * A command on a draw: load, decide, append to the draw's own stream. What the rules refuse to somebody who may conduct
 * the draw, and what would harm trust in it, is appended too: everybody who reads the log sees it.
 */
import { createHash } from 'node:crypto';
import type { AnyRefusal } from '../../contract/errors.ts';
import type { Gate } from '../../domain/allocation/gates.ts';
import type { Actor } from '../../domain/application/available-actions.ts';
import { programmes } from '../../domain/application/programme.ts';
import { timedClock } from '../../domain/application/clock-pause.ts';
import type { DrawCommand, PreparedDraw } from '../../domain/draw/commands.ts';
import { decideDraw } from '../../domain/draw/decide.ts';
import type { DrawEvent } from '../../domain/draw/events.ts';
import type { ComputedResult, DrawFacts } from '../../domain/draw/facts.ts';
import { isTold } from '../../domain/draw/refusal.ts';
import type { DrawState } from '../../domain/draw/state.ts';
import type { PolicyVersion } from '../../domain/policy/policy.ts';
import type { TimeLimit } from '../../domain/policy/time-limit.ts';
import type { CommandId, StaffId } from '../../kernel/ids.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import { isVoidedPlan } from '../../store/queries/draws.ts';
import { type CommitRequest, commit } from '../../store/unit-of-work.ts';
import { clockOf } from '../application/case-facts.ts';
import { type OpenDesk, currentPolicy, todayOf } from '../open-desk.ts';
import { repeatedOutcome } from '../repeated-outcome.ts';
import { activeActor } from '../staff/active-actor.ts';
import { drawStream, loadDraw } from './draw-stream.ts';
import { bundleFacts, unfitPart } from './frozen-files.ts';
import { noteAttempt } from './note-attempt.ts';
import { runningProgram } from './program.ts';
import { numbersNotIn } from './roster-numbers.ts';

export interface DrawRequest {
  readonly commandId: CommandId;
  readonly drawId: string;
  /** Of the draw, as the person saw it; 0 before the freeze. Null where nobody looked: the desk's own record. */
  readonly version: number | null;
  readonly command: DrawCommand;
}

export interface DrawOutcome {
  readonly drawId: string;
  readonly version: number;
}

export interface FreezeRequest {
  readonly commandId: CommandId;
  readonly drawId: string;
  readonly prepared: PreparedDraw;
  /** What is open; the freeze is refused unless it is empty. */
  readonly gates: readonly Gate[];
  readonly secondBy: StaffId | null;
}

/**
 * Freezes what was prepared: reads the whole bundle and checks plan, roots and counts first. Refused `roster-gated`,
 * `bundle-unfit`, `draw-frozen-already`, `previous-not-voided`, `second-person`.
 */
export async function freezeDraw(
  desk: OpenDesk,
  { commandId, drawId, prepared, gates, secondBy }: FreezeRequest,
  actor: Actor,
): Promise<Result<DrawOutcome, AnyRefusal>> {
  const unfit = gates.length > 0 ? undefined : await unfitPart(desk.file.blobs, prepared);
  if (unfit !== undefined) return err({ code: 'bundle-unfit', part: unfit });
  const command: DrawCommand = { type: 'freeze', prepared, secondBy };
  return executeDraw(desk, { commandId, drawId, version: null, command }, { actor, gates });
}

interface Executing {
  readonly actor: Actor;
  /** With `freeze` only; none are open when it is decided again. */
  readonly gates?: readonly Gate[];
  /** With `record-result` only. */
  readonly computed?: ComputedResult;
}

/** Everything but the freeze, which reads the bundle first. */
export function executeDraw(
  desk: OpenDesk,
  request: DrawRequest,
  executing: Executing,
): Result<DrawOutcome, AnyRefusal> {
  const { commandId, command, drawId } = request;
  const commandName = nameOf(command);
  const before = repeatedOutcome(desk, { commandId, commandName, actor: executing.actor.staffId });
  if (!before.ok) return before;
  if (before.value !== undefined) return ok(before.value.outcome as DrawOutcome);
  const prepared = prepareDrawCommand(desk, request, executing);
  if (!prepared.ok) {
    const { actor } = executing;
    if (isTold(prepared.error)) noteAttempt(desk, { drawId, command: command.type, code: prepared.error.code, actor });
    return prepared;
  }
  if (commit(desk.file, prepared.value.commit).kind === 'behind') return err({ code: 'changed-meanwhile' });
  for (const topic of ['draws', 'outbox'] as const) desk.changes.publish(topic);
  return ok(prepared.value.outcome);
}

interface PreparedDrawCommand {
  readonly commit: CommitRequest;
  readonly outcome: DrawOutcome;
}

/** Everything but the write. */
export function prepareDrawCommand(
  desk: OpenDesk,
  { commandId, drawId, version, command }: DrawRequest,
  executing: Executing,
): Result<PreparedDrawCommand, AnyRefusal> {
  const policy = currentPolicy(desk);
  if (policy === undefined) return err({ code: 'no-policy' });
  const loaded = loadDraw(desk.file, drawId);
  const now = loaded?.version ?? 0;
  if (version !== null && version !== now) return err({ code: 'changed-meanwhile' });
  const state = loaded?.state;
  const facts = drawFacts(desk, { drawId, command, policy, state, ...executing });
  const decision = decideDraw(command, state, facts);
  if (!decision.ok) return decision;
  const outcome = { drawId, version: now + decision.value.length };
  return ok({
    outcome,
    commit: commitOf(
      desk,
      { commandId, drawId, now, command, events: decision.value, actor: executing.actor },
      outcome,
    ),
  });
}

interface Committing {
  readonly commandId: CommandId;
  readonly drawId: string;
  readonly now: number;
  readonly command: DrawCommand;
  readonly events: readonly DrawEvent[];
  readonly actor: Actor;
}

function commitOf(
  desk: OpenDesk,
  { commandId, drawId, now, command, events, actor }: Committing,
  outcome: DrawOutcome,
): CommitRequest {
  return {
    commandId,
    commandName: nameOf(command),
    commandPayload: { drawId, command },
    actor: actor.staffId,
    office: actor.office,
    wallTime: desk.now(),
    appends: events.length === 0 ? [] : [{ stream: drawStream(drawId), expectedVersion: now, events }],
    outcome,
  };
}

interface Around extends Executing {
  readonly drawId: string;
  readonly command: DrawCommand;
  readonly policy: PolicyVersion;
  readonly state: DrawState | undefined;
}

function drawFacts(desk: OpenDesk, around: Around): DrawFacts {
  const { drawId, command, policy, state, actor, computed } = around;
  const today = todayOf(desk);
  const { device, blobs } = desk.file;
  const secondBy = 'secondBy' in command ? command.secondBy : null;
  return {
    drawId,
    today,
    now: desk.now(),
    actor,
    second: secondBy === null ? undefined : activeActor(desk, secondBy),
    policy,
    program: runningProgram(),
    freeze: command.type === 'freeze' ? freezeFacts(desk, command.prepared, around.gates ?? []) : undefined,
    computed,
    signer: {
      device: device.id,
      publicKey: device.publicKey.toString('base64'),
      sign: (text) => device.sign(text).toString('base64'),
    },
    hashOf: (text) => createHash('sha256').update(text).digest('hex'),
    publicFor: resultIsPublicFor(policy),
    clockFrom: (limit, from) => clockOf(desk, limit, from),
    timed: (clock) => timedClock(desk.calendar, clock, today),
    unknownNumbers: (numbers) => (state === undefined ? numbers : numbersNotIn(blobs, state, numbers)),
  };
}

function freezeFacts(desk: OpenDesk, prepared: PreparedDraw, gates: readonly Gate[]): DrawFacts['freeze'] {
  const bundle = bundleFacts(desk.file.blobs, prepared);
  const previous = bundle.ok ? bundle.value.plan.previous : null;
  return { gates, bundle, previousVoided: previous === null || isVoidedPlan(desk.file.db, previous) };
}

/** As long as the city publishes before it registers somebody: no text found gives the result of a draw days of its own (INF). */
function resultIsPublicFor({ publicity }: PolicyVersion): TimeLimit {
  const rules = programmes.flatMap((programme) => publicity[programme].value);
  const [rule] = [...rules.filter(({ at }) => at === 'city'), ...rules];
  return rule?.limit ?? { count: 0, unit: 'working' };
}

function nameOf(command: DrawCommand): string {
  return `draw.${command.type}`;
}
