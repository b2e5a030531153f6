import type { StaffId } from '../../kernel/ids.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import { covers } from '../office/office.ts';
import { rolesAllow } from '../staff/role.ts';
import type { SelectionCommand } from './commands.ts';
import type { SelectionDecision, SelectionFacts } from './facts.ts';
import { openPlaces } from './line.ts';
import type { SelectionRefusal } from './refusal.ts';
import type { SessionRules } from './rules.ts';
import type { SelectionState } from './state.ts';

type Of<Type extends SelectionCommand['type']> = Extract<SelectionCommand, { readonly type: Type }>;

/** On a published result alone, with the rules of the day, signed by two. */
export function openSession({ rules, secondBy }: Of<'open'>, facts: SelectionFacts): SelectionDecision {
  const { published, policy, today } = facts;
  if (published === null) return err({ code: 'draw-not-published' });
  if (!areUsable(rules)) return err({ code: 'session-rules' });
  const second = secondPerson(secondBy, facts);
  if (!second.ok) return second;
  const basis = { rules: ['PRH-14', 'PRH-15'], policy: policy.id, values: { rules, secondBy: second.value } };
  return ok([{ type: 'selection.opened.v1', payload: { ...published, rules, openedOn: today, basis } }]);
}

function areUsable({ minutes, calls }: SessionRules): boolean {
  return (
    Number.isInteger(minutes) && minutes >= 1 && minutes <= 240 && Number.isInteger(calls) && calls >= 1 && calls <= 9
  );
}

/**
 * By two people, who answer for what the session hands to the waiting list. Before every place is taken up or let go it
 * takes a reason, and nobody may stand at a counter.
 */
export function closeSession(
  { reason, secondBy }: Of<'close'>,
  state: SelectionState,
  facts: SelectionFacts,
): SelectionDecision {
  const open = openPlaces(facts.order, state).map(({ no }) => no);
  if (open.length > 0 && (state.counters.size > 0 || reason.trim() === '')) {
    return err({ code: 'places-open', count: open.length });
  }
  const second = secondPerson(secondBy, facts);
  if (!second.ok) return second;
  const payload = { open, reason, secondBy: second.value, closedOn: facts.today };
  return ok([{ type: 'selection.closed.v1', payload }]);
}

function secondPerson(
  secondBy: StaffId | undefined,
  { actor, colleague, office }: SelectionFacts,
): Result<StaffId, SelectionRefusal> {
  if (secondBy === undefined) return err({ code: 'second-person', why: 'missing' });
  if (secondBy === actor.staffId) return err({ code: 'second-person', why: 'same' });
  const second = colleague(secondBy);
  if (second === undefined) return err({ code: 'second-person', why: 'unknown' });
  if (!rolesAllow(second.roles, 'selection.lead')) return err({ code: 'second-person', why: 'permission' });
  return covers(office, second.office) ? ok(secondBy) : err({ code: 'second-person', why: 'office' });
}
