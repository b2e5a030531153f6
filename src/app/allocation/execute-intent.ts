/**
 * A command on a household's intent for a plan: load plan, case, waiting list and intent, decide, append to the intent's
 * stream and to the claim that keeps a household in one plan at a time, in one unit of work.
 */
import type { AnyRefusal } from '../../contract/errors.ts';
import { decideIntent } from '../../domain/allocation/decide-intent.ts';
import type { IntentCommand } from '../../domain/allocation/intent-commands.ts';
import type { IntentEvent } from '../../domain/allocation/intent-events.ts';
import type { IntentFacts } from '../../domain/allocation/intent-facts.ts';
import { isOver } from '../../domain/allocation/state.ts';
import type { Actor } from '../../domain/application/available-actions.ts';
import type { ApplicationState } from '../../domain/application/state.ts';
import { checkMatrix } from '../../domain/agency-check/cell.ts';
import type { CaseId, CommandId } from '../../kernel/ids.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import { type CommitRequest, type NewEvent, type StreamAppend, commit } from '../../store/unit-of-work.ts';
import { loadApplication, loadClaim } from '../application/application-stream.ts';
import { type NumberBook, countersUsedBy, numberBook } from '../application/numbers.ts';
import { assess } from '../checks/assess.ts';
import { checkPolicyOf } from '../checks/check-policy-of.ts';
import { loadChecks } from '../checks/check-stream.ts';
import { pairsOfCase } from '../../store/queries/duplicate-lists.ts';
import { type OpenDesk, currentPolicy, todayOf } from '../open-desk.ts';
import { repeatedOutcome } from '../repeated-outcome.ts';
import { activeActor } from '../staff/active-actor.ts';
import { bannedMember } from '../waitlist/banned-member.ts';
import { loadWaiting } from '../waitlist/waiting-stream.ts';
import { frozenElsewhere, standsInRoster } from './frozen-elsewhere.ts';
import { noteEdit } from './note-edit.ts';
import { type LoadedPlan, intentClaimStream, intentStream, loadIntent, loadPlan } from './plan-stream.ts';

export interface IntentRequest {
  readonly commandId: CommandId;
  readonly planId: string;
  readonly caseId: CaseId;
  /** Of the intent, as the person saw it; 0 before it was registered. Null where nobody looked. */
  readonly version: number | null;
  readonly command: IntentCommand;
}

export interface IntentOutcome {
  readonly planId: string;
  readonly caseId: CaseId;
  readonly version: number;
}

export function executeIntent(desk: OpenDesk, request: IntentRequest, actor: Actor): Result<IntentOutcome, AnyRefusal> {
  const { commandId, command } = request;
  const repeated = repeatedOutcome(desk, { commandId, commandName: nameOf(command), actor: actor.staffId });
  if (!repeated.ok) return repeated;
  if (repeated.value !== undefined) return ok(repeated.value.outcome as IntentOutcome);
  const prepared = prepareIntent(desk, request, { actor });
  if (!prepared.ok) {
    noteEdit(desk, { planId: request.planId, command: 'edit-intent', code: prepared.error.code, actor });
    return prepared;
  }
  if (commit(desk.file, prepared.value.commit).kind === 'behind') return err({ code: 'changed-meanwhile' });
  for (const topic of ['plans', 'outbox'] as const) desk.changes.publish(topic);
  return ok(prepared.value.outcome);
}

export interface PreparedIntent {
  readonly commit: CommitRequest;
  readonly outcome: IntentOutcome;
}

/** Everything but the write. */
export function prepareIntent(
  desk: OpenDesk,
  request: IntentRequest,
  { actor, book = numberBook(desk) }: { readonly actor: Actor; readonly book?: NumberBook },
): Result<PreparedIntent, AnyRefusal> {
  const { commandId, planId, caseId, command } = request;
  const plan = loadPlan(desk.file, planId);
  if (plan === undefined) return err({ code: 'unknown-plan' });
  const application = loadApplication(desk.file, caseId)?.state;
  if (application === undefined) return err({ code: 'unknown-case' });
  const intent = loadIntent(desk.file, planId, caseId);
  const inRoster = () => standsInRoster(desk, plan.state, intent.state?.waitingNo ?? '');
  if (request.version !== null && request.version !== intent.version) return err({ code: 'changed-meanwhile' });
  const facts = intentFacts(desk, { actor, book, command, plan, application, inRoster });
  if (!facts.ok) return facts;
  const decision = decideIntent(command, intent.state, facts.value);
  if (!decision.ok) return decision;
  const events = decision.value;
  const outcome = { planId, caseId, version: intent.version + events.length };
  const claim = claimAppend(desk, { caseId, plan, events });
  return ok({
    outcome,
    commit: {
      commandId,
      commandName: nameOf(command),
      commandPayload: { planId, caseId, command },
      actor: actor.staffId,
      office: actor.office,
      wallTime: desk.now(),
      appends: [
        { stream: intentStream(planId, caseId), expectedVersion: intent.version, events },
        ...(claim === undefined ? [] : [claim]),
      ],
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

interface Given {
  readonly actor: Actor;
  readonly book: NumberBook;
  readonly command: IntentCommand;
  readonly plan: LoadedPlan;
  readonly application: ApplicationState;
  readonly inRoster: IntentFacts['inRoster'];
}

function intentFacts(
  desk: OpenDesk,
  { actor, book, command, plan, application, inRoster }: Given,
): Result<IntentFacts, AnyRefusal> {
  const policy = currentPolicy(desk);
  if (policy === undefined) return err({ code: 'no-policy' });
  const on = todayOf(desk);
  const { caseId, content, changedOn } = application;
  const secondBy = 'secondBy' in command ? command.secondBy : null;
  return ok({
    today: on,
    actor,
    second: secondBy === null ? undefined : activeActor(desk, secondBy),
    policy,
    plan: plan.state,
    application,
    waiting: loadWaiting(desk.file, caseId).state,
    elsewhere: planElsewhere(desk, caseId, plan.state.planId),
    inRoster,
    banned: () => bannedMember(desk, content.members),
    openDuplicate: () => pairsOfCase(desk.file.db, caseId).some(({ isDecided, hasEnded }) => !isDecided && !hasEnded),
    assess: () => {
      const checks = loadChecks(desk.file, caseId).state;
      const { evaluation } = assess({ application, checks, policy, on });
      return { evaluation, cells: checkMatrix({ content, checks, policy: checkPolicyOf(policy), on, changedOn }) };
    },
    numbers: book,
  });
}

/** The title of another plan that is not over and in which the household stands. */
function planElsewhere(desk: OpenDesk, caseId: CaseId, planId: string): string | undefined {
  const { holder } = loadClaim(desk.file, intentClaimStream(caseId)).state;
  const other = holder === null || holder === planId ? undefined : loadPlan(desk.file, holder)?.state;
  if (other !== undefined && !isOver(other)) return other.parts.title;
  return frozenElsewhere(desk, caseId, planId);
}

interface Claiming {
  readonly caseId: CaseId;
  readonly plan: LoadedPlan;
  readonly events: readonly IntentEvent[];
}

/** Whoever registers takes the one place, also from a plan that is over; whoever withdraws or fails lets it go. */
function claimAppend(desk: OpenDesk, { caseId, plan, events }: Claiming): StreamAppend | undefined {
  const { planId, parts } = plan.state;
  const stream = intentClaimStream(caseId);
  const { version, state } = loadClaim(desk.file, stream);
  const changes: NewEvent[] = [];
  for (const { type } of events) {
    if (type === 'intent.registered.v1' || type === 'intent.review-reopened.v1') {
      if (state.holder === planId) continue;
      if (state.holder !== null) changes.push({ type: 'claim.released.v1', payload: { holder: state.holder } });
      changes.push({ type: 'claim.taken.v1', payload: { holder: planId, label: parts.title } });
    }
    if ((type === 'intent.withdrawn.v1' || type === 'intent.review-failed.v1') && state.holder === planId) {
      changes.push({ type: 'claim.released.v1', payload: { holder: planId } });
    }
  }
  return changes.length === 0 ? undefined : { stream, expectedVersion: version, events: changes };
}

function nameOf(command: IntentCommand): string {
  return `intent.${command.type}`;
}
