import { type Result, err, ok } from '../../kernel/result.ts';
import { basis } from '../application/basis.ts';
import { covers } from '../office/office.ts';
import { mayOnIntent } from './available-actions.ts';
import { decideReview } from './decide-review.ts';
import { rosterNoOf } from './entry.ts';
import { fittingRule, shapesOf } from './household-shape.ts';
import type { IntentCommand } from './intent-commands.ts';
import type { Declaration, IntentEvent } from './intent-events.ts';
import type { IntentFacts } from './intent-facts.ts';
import type { IntentState } from './intent-state.ts';
import { isPastFreeze } from './late-intent.ts';
import { areasOf, kindOfRule, poolsOf } from './pools.ts';
import type { AllocationRefusal } from './refusal.ts';

export type IntentDecision = Result<readonly IntentEvent[], AllocationRefusal>;

/** A command on a household's intent for a plan (PRH-13). */
export function decideIntent(
  command: IntentCommand,
  state: IntentState | undefined,
  facts: IntentFacts,
): IntentDecision {
  const { plan, application } = facts;
  const persons = application.content.members.map(({ identityNumber }) => identityNumber);
  const place = { plan, intent: state, street: application.street, persons };
  const allowed = mayOnIntent(place, command.type, facts.actor);
  if (!allowed.ok) return allowed;
  switch (command.type) {
    case 'register':
      return register(command, facts);
    case 'change': {
      const wish = checkedWish(command, facts);
      return wish.ok ? ok([{ type: 'intent.changed.v1', payload: { ...wish.value, changedOn: facts.today } }]) : wish;
    }
    case 'declare':
      return declare(command.declaration, state, facts);
    case 'withdraw':
      return withdraw(command.comment, facts);
    case 'pass-review':
    case 'fail-review':
    case 'reopen-review':
      return decideReview(command, facts);
  }
}

interface Wish {
  readonly areas: readonly string[];
  readonly declaration: Declaration;
}

/** On the list, of a group that the plan is for, within the window, and in no other plan. */
function register(wish: Wish, facts: IntentFacts): IntentDecision {
  const { plan, application, waiting, today, elsewhere } = facts;
  if (!covers(plan.office, application.street)) return err({ code: 'plan-elsewhere' });
  if (waiting === undefined) return err({ code: 'not-waiting' });
  if (waiting.left !== null) return err({ code: 'left-already', reason: waiting.left.reason });
  const { pausedUntil } = waiting;
  if (pausedUntil !== null && pausedUntil >= today) return err({ code: 'waiting-paused', until: pausedUntil });
  const { programme } = application.content;
  if (!plan.parts.groups.includes(programme)) return err({ code: 'group-not-eligible' });
  if (elsewhere !== undefined) return err({ code: 'intent-elsewhere', plan: elsewhere });
  const banned = facts.banned();
  if (banned !== undefined) return err(banned);
  const checked = checkedWish(wish, facts);
  if (!checked.ok) return checked;
  const payload = {
    planId: plan.planId,
    caseId: application.caseId,
    caseNo: application.caseNo,
    street: application.street,
    programme,
    waitingNo: waiting.number,
    ...checked.value,
    registeredOn: today,
    basis: basis(facts, ['PRH-11', 'PRH-13'], { no: rosterNoOf(waiting.number) }),
  };
  return ok([{ type: 'intent.registered.v1', payload }]);
}

/** Inside the window, areas of the plan, not too many, and one of them with a home that fits. */
function checkedWish({ areas, declaration }: Wish, facts: IntentFacts): Result<Wish, AllocationRefusal> {
  const { plan, application, today } = facts;
  const { from, until } = plan.parts.window;
  if (today < from) return err({ code: 'intent-early', from });
  if (today > until) return err({ code: 'intent-late', until });
  const said = checkedDeclaration(declaration);
  if (!said.ok) return said;
  const { rules, units } = plan;
  if (rules === null) return err({ code: 'plan-not-now', status: plan.status });
  const known = areasOf(units);
  const isDoubled = new Set(areas).size < areas.length;
  if (areas.length === 0 || isDoubled || !areas.every((area) => known.includes(area)))
    return err({ code: 'areas-wrong' });
  if (areas.length > rules.preferences) return err({ code: 'areas-too-many', most: rules.preferences });
  const { members } = application.content;
  const size = Math.max(1, members.filter(({ flags }) => flags.counted).length);
  const rule = fittingRule(rules.units, { size, shapes: shapesOf(members, today) });
  const kind = rule === undefined ? undefined : kindOfRule(rule);
  const fits = poolsOf(units, rules.units).some((pool) => areas.includes(pool.area) && pool.kind === kind);
  if (!fits) return err({ code: 'no-fitting-home' });
  return ok({ areas, declaration: said.value });
}

/** The areas stay; whom the household names is no part of its wish, and is put right until the freeze. */
function declare(declaration: Declaration, state: IntentState | undefined, { today }: IntentFacts): IntentDecision {
  if (state === undefined) return err({ code: 'unknown-intent' });
  const said = checkedDeclaration(declaration);
  if (!said.ok) return said;
  const payload = { areas: state.areas, declaration: said.value, changedOn: today };
  return ok([{ type: 'intent.changed.v1', payload }]);
}

/** Who of the household works there, or is related to whom, in words. */
function checkedDeclaration({ kind, detail }: Declaration): Result<Declaration, AllocationRefusal> {
  if (kind === 'none') return ok({ kind, detail: '' });
  return detail.trim() === '' ? err({ code: 'declaration-empty' }) : ok({ kind, detail: detail.trim() });
}

/** Once the roster is frozen, only an intent that never came into it: its place is let go for another plan. */
function withdraw(comment: string, { today, plan, inRoster }: IntentFacts): IntentDecision {
  if (isPastFreeze(plan.status) && inRoster() !== false) return err({ code: 'plan-not-now', status: plan.status });
  if (comment.trim() === '') return err({ code: 'comment-missing' });
  return ok([{ type: 'intent.withdrawn.v1', payload: { comment, withdrawnOn: today } }]);
}
