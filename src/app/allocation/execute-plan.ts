/** A command on an allocation plan: load, decide, append to its stream. */
import type { AnyRefusal } from '../../contract/errors.ts';
import type { PlanCommand } from '../../domain/allocation/commands.ts';
import { decidePlan } from '../../domain/allocation/decide.ts';
import type { PlanFacts } from '../../domain/allocation/facts.ts';
import type { PlanState } from '../../domain/allocation/state.ts';
import type { Actor } from '../../domain/application/available-actions.ts';
import { deadline } from '../../domain/calendar/deadline.ts';
import type { PlanEvent } from '../../domain/allocation/events.ts';
import type { UnitStep } from '../../domain/unit/commands.ts';
import type { CommandId, UnitNo } from '../../kernel/ids.ts';
import { invariant } from '../../kernel/invariant.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import { type CommitRequest, type StreamAppend, commit } from '../../store/unit-of-work.ts';
import { clockOf } from '../application/case-facts.ts';
import { type NumberBook, countersUsedBy, numberBook } from '../application/numbers.ts';
import { type OpenDesk, currentPolicy, todayOf } from '../open-desk.ts';
import { loadDraw } from '../draw/draw-stream.ts';
import { repeatedOutcome } from '../repeated-outcome.ts';
import { activeActor } from '../staff/active-actor.ts';
import { unitAppends } from '../units/unit-appends.ts';
import { noteEdit } from './note-edit.ts';
import { planRoster } from './plan-roster.ts';
import { loadPlan, planStream } from './plan-stream.ts';
import { vacantUnits } from './plan-units.ts';

export interface PlanRequest {
  readonly commandId: CommandId;
  readonly planId: string;
  /** As the person saw it; 0 for a new one. Null where it is decided again. */
  readonly version: number | null;
  readonly command: PlanCommand;
}

export interface PlanOutcome {
  readonly planId: string;
  readonly version: number;
}

export function executePlan(desk: OpenDesk, request: PlanRequest, actor: Actor): Result<PlanOutcome, AnyRefusal> {
  const { commandId, command } = request;
  const repeated = repeatedOutcome(desk, { commandId, commandName: nameOf(command), actor: actor.staffId });
  if (!repeated.ok) return repeated;
  if (repeated.value !== undefined) return ok(repeated.value.outcome as PlanOutcome);
  const prepared = preparePlan(desk, request, { actor });
  if (!prepared.ok) {
    const attempted = command.type === 'record-freeze' ? 'freeze' : 'edit-plan';
    noteEdit(desk, { planId: request.planId, command: attempted, code: prepared.error.code, actor });
    return prepared;
  }
  if (commit(desk.file, prepared.value.commit).kind === 'behind') return err({ code: 'changed-meanwhile' });
  for (const topic of ['plans', 'units', 'outbox'] as const) desk.changes.publish(topic);
  return ok(prepared.value.outcome);
}

export interface PreparedPlan {
  readonly commit: CommitRequest;
  readonly outcome: PlanOutcome;
}

/** Everything but the write. */
export function preparePlan(
  desk: OpenDesk,
  request: PlanRequest,
  { actor, book = numberBook(desk) }: { readonly actor: Actor; readonly book?: NumberBook },
): Result<PreparedPlan, AnyRefusal> {
  const { commandId, planId, command } = request;
  const loaded = loadPlan(desk.file, planId);
  const version = loaded?.version ?? 0;
  if (request.version !== null && request.version !== version) return err({ code: 'changed-meanwhile' });
  const facts = planFacts(desk, { actor, book, request, plan: loaded?.state });
  if (!facts.ok) return facts;
  const decision = decidePlan(command, loaded?.state, facts.value);
  if (!decision.ok) return decision;
  const events = decision.value;
  const outcome = { planId, version: version + events.length };
  const homes = heldHomes(desk, loaded?.state, events);
  if (!homes.ok) return homes;
  return ok({
    outcome,
    commit: {
      commandId,
      commandName: nameOf(command),
      commandPayload: { planId, command },
      actor: actor.staffId,
      office: actor.office,
      wallTime: desk.now(),
      appends: [{ stream: planStream(planId), expectedVersion: version, events }, ...homes.value],
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

/** The homes of a plan are the draw's from the freeze on, and free again when it is voided. */
function heldHomes(
  desk: OpenDesk,
  plan: PlanState | undefined,
  events: readonly PlanEvent[],
): Result<readonly StreamAppend[], AnyRefusal> {
  const appends: StreamAppend[] = [];
  for (const event of events) {
    const step = unitStepOf(event);
    if (step === undefined) continue;
    for (const { unitNo } of plan?.units ?? []) {
      const held = unitAppends(desk.file, unitNo as UnitNo, step);
      if (!held.ok) return held;
      appends.push(...held.value);
    }
  }
  return ok(appends);
}

function unitStepOf({ type, payload }: PlanEvent): UnitStep | undefined {
  if (type === 'plan.frozen.v1') return { type: 'reserve', by: payload.drawId };
  if (type !== 'plan.draw-voided.v1') return undefined;
  return { type: 'release', by: payload.drawId, cause: 'draw-voided', reason: null, comment: '' };
}

interface Given {
  readonly actor: Actor;
  readonly book: NumberBook;
  readonly request: PlanRequest;
  readonly plan: PlanState | undefined;
}

function planFacts(desk: OpenDesk, { actor, book, request, plan }: Given): Result<PlanFacts, AnyRefusal> {
  const policy = currentPolicy(desk);
  if (policy === undefined) return err({ code: 'no-policy' });
  const { command, planId } = request;
  const secondBy = 'secondBy' in command ? command.secondBy : null;
  return ok({
    today: todayOf(desk),
    actor,
    second: secondBy === null ? undefined : activeActor(desk, secondBy),
    policy,
    unitsOf: (estateIds) => vacantUnits(desk, estateIds),
    deadline: (from, limit) => deadline(desk.calendar, from, limit).date,
    clockFrom: (limit, from) => clockOf(desk, limit, from),
    numbers: book,
    planId,
    draw: (drawId) => {
      const found = loadDraw(desk.file, drawId)?.state;
      return found === undefined ? undefined : { status: found.status, planHash: found.planHash };
    },
    roster: () => {
      invariant(plan, 'only a plan has a roster');
      return planRoster(desk, plan);
    },
  });
}

function nameOf(command: PlanCommand): string {
  return `plan.${command.type}`;
}
