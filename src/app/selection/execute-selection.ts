/**
 * A command on a selection session: load draw and session, decide, append to the session's stream, and in the same unit
 * of work to the homes and to the claims that keep a home from two households. What was let go is told to the waiting
 * list when the session closes: until then a supervisor can still take it back.
 */
import type { AnyRefusal } from '../../contract/errors.ts';
import type { Actor } from '../../domain/application/available-actions.ts';
import type { SelectionCommand } from '../../domain/selection/commands.ts';
import { decideSelection } from '../../domain/selection/decide.ts';
import type { SelectionEvent } from '../../domain/selection/events.ts';
import type { SelectionFacts } from '../../domain/selection/facts.ts';
import type { CommandId, UnitNo } from '../../kernel/ids.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import { type CommitRequest, type StreamAppend, commit } from '../../store/unit-of-work.ts';
import { type NumberBook, countersUsedBy, numberBook } from '../application/numbers.ts';
import { type OpenDesk, currentPolicy, todayOf } from '../open-desk.ts';
import { repeatedOutcome } from '../repeated-outcome.ts';
import { activeActor } from '../staff/active-actor.ts';
import { unitAppends } from '../units/unit-appends.ts';
import { loadUnit } from '../units/unit-stream.ts';
import { applicationOf, caseOf, unavailableIn } from './households.ts';
import { refusalsToWaitingList } from './refusals-to-waiting-list.ts';
import { type LoadedSelection, loadSelection, selectionStream } from './selection-stream.ts';
import { type SettledDraw, settledDraw } from './settled-draw.ts';

export interface SelectionRequest {
  readonly commandId: CommandId;
  readonly drawId: string;
  readonly command: SelectionCommand;
}

export interface SelectionOutcome {
  readonly version: number;
  /** On the slip of a home that was confirmed; empty else. */
  readonly slipNo: string;
}

/** How often a command is decided again when another counter moved the session in between. */
const MAX_ROUNDS = 5;

export function executeSelection(
  desk: OpenDesk,
  request: SelectionRequest,
  actor: Actor,
): Result<SelectionOutcome, AnyRefusal> {
  const { commandId } = request;
  const repeated = repeatedOutcome(desk, { commandId, commandName: nameOf(request.command), actor: actor.staffId });
  if (!repeated.ok) return repeated;
  if (repeated.value !== undefined) return ok(repeated.value.outcome as SelectionOutcome);
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const prepared = prepareSelection(desk, request, { actor });
    if (!prepared.ok) return prepared;
    if (commit(desk.file, prepared.value.commit).kind === 'behind') continue;
    for (const topic of ['selection', 'units', 'waiting', 'outbox'] as const) desk.changes.publish(topic);
    return ok(prepared.value.outcome);
  }
  return err({ code: 'changed-meanwhile' });
}

interface PreparedSelection {
  readonly commit: CommitRequest;
  readonly outcome: SelectionOutcome;
}

/** Everything but the write. Refused `draw-not-published` while the draw is not settled or its papers are not here. */
export function prepareSelection(
  desk: OpenDesk,
  { commandId, drawId, command }: SelectionRequest,
  { actor, book = numberBook(desk) }: { readonly actor: Actor; readonly book?: NumberBook },
): Result<PreparedSelection, AnyRefusal> {
  const settled = settledDraw(desk.file, drawId);
  if (settled === undefined) return err({ code: 'draw-not-published' });
  const policy = currentPolicy(desk);
  if (policy === undefined) return err({ code: 'no-policy' });
  const session = loadSelection(desk.file, drawId);
  const facts = factsOf(desk, settled, { actor, book, policy });
  const decision = decideSelection(command, session.state, facts);
  if (!decision.ok) return decision;
  const events = decision.value;
  const beside = besideAppends(desk, { settled, session, command, events, actor });
  if (!beside.ok) return beside;
  const version = session.version + events.length;
  const confirmed = events.find((event) => event.type === 'selection.confirmed.v1');
  const outcome = { version, slipNo: confirmed?.payload.slipNo ?? '' };
  return ok({
    outcome,
    commit: {
      commandId,
      commandName: nameOf(command),
      commandPayload: { drawId, command },
      actor: actor.staffId,
      office: actor.office,
      wallTime: desk.now(),
      appends: [{ stream: selectionStream(drawId), expectedVersion: session.version, events }, ...beside.value],
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

function factsOf(
  desk: OpenDesk,
  settled: SettledDraw,
  {
    actor,
    book,
    policy,
  }: {
    readonly actor: Actor;
    readonly book: NumberBook;
    readonly policy: NonNullable<ReturnType<typeof currentPolicy>>;
  },
): SelectionFacts {
  const { draw, order } = settled;
  return {
    now: desk.now(),
    today: todayOf(desk),
    actor,
    colleague: (staffId) => activeActor(desk, staffId),
    office: draw.office,
    published: { drawId: draw.drawId, planHash: draw.planHash, resultHash: draw.result?.resultHash ?? '' },
    policy: { id: policy.id, givingUp: policy.allocation.givingUp.value },
    order,
    unavailable: unavailableIn(desk, settled),
    unitIsFree: (unit) => {
      const { state } = loadUnit(desk.file, unit as UnitNo);
      return state?.state === 'reserved' && state.reservedFor === draw.drawId;
    },
    identityNumbers: (no) => applicationOf(desk, no)?.content.members.map(({ identityNumber }) => identityNumber) ?? [],
    slipNo: book.selectionNo,
  };
}

interface Decided {
  readonly settled: SettledDraw;
  readonly session: LoadedSelection;
  readonly command: SelectionCommand;
  readonly events: readonly SelectionEvent[];
  readonly actor: Actor;
}

/** What the steps do to homes, and at the end to the waiting list. */
function besideAppends(desk: OpenDesk, decided: Decided): Result<readonly StreamAppend[], AnyRefusal> {
  const { settled, session, command, events, actor } = decided;
  const appends: StreamAppend[] = [];
  for (const event of events) {
    const homes = homeAppends(desk, settled, event);
    if (!homes.ok) return homes;
    appends.push(...homes.value);
  }
  if (command.type !== 'close') return ok(appends);
  const waiting = refusalsToWaitingList(desk, { state: session.state, secondBy: command.secondBy, actor });
  return ok([...appends, ...waiting]);
}

function homeAppends(
  desk: OpenDesk,
  settled: SettledDraw,
  event: SelectionEvent,
): Result<readonly StreamAppend[], AnyRefusal> {
  const by = settled.draw.drawId;
  if (event.type === 'selection.confirmed.v1') {
    const { no, unit } = event.payload;
    const application = applicationOf(desk, no);
    if (application === undefined) return err({ code: 'unknown-case' });
    const { caseId, caseNo } = application;
    return unitAppends(desk.file, unit as UnitNo, { type: 'offer', by, caseId, caseNo });
  }
  if (event.type === 'selection.undone.v1' && event.payload.undone === 'confirmed') {
    const { no, unit, reason: comment } = event.payload;
    const caseId = caseOf(desk, no);
    if (caseId === undefined || unit === null) return err({ code: 'unknown-case' });
    return unitAppends(desk.file, unit as UnitNo, {
      type: 'release',
      by: caseId,
      cause: 'undone',
      reason: null,
      comment,
    });
  }
  return ok([]);
}

function nameOf(command: SelectionCommand): string {
  return `selection.${command.type}`;
}
