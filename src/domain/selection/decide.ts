/**
 * Choosing a flat in the hall (PRH-15): in the order of the draw, several counters at once, nobody jumped over. A place
 * that is let go passes to the first reserve of its pool in the same step, so that no moment exists in which a person
 * could choose who gets it.
 */
import { err, ok } from '../../kernel/result.ts';
import { maySelect } from './available-actions.ts';
import type { SelectionCommand } from './commands.ts';
import { chooseHome, confirmHome, letHomeGo } from './decide-home.ts';
import { pass } from './decide-pass.ts';
import { closeSession, openSession } from './decide-session.ts';
import type { SelectionDecision, SelectionFacts } from './facts.ts';
import { placeOf, upNext } from './line.ts';
import type { SelectionState } from './state.ts';
import { withoutVacancy } from './substitute.ts';

type Of<Type extends SelectionCommand['type']> = Extract<SelectionCommand, { readonly type: Type }>;

export function decideSelection(
  command: SelectionCommand,
  state: SelectionState,
  facts: SelectionFacts,
): SelectionDecision {
  const no = 'no' in command ? command.no : null;
  const allowed = maySelect({ state, office: facts.office, no }, command.type, facts.actor);
  if (!allowed.ok) return allowed;
  if (no !== null && facts.identityNumbers(no).some((number) => facts.actor.interests.includes(number))) {
    return err({ code: 'own-case' });
  }
  switch (command.type) {
    case 'open':
      return openSession(command, facts);
    case 'call':
      return call(command, state, facts);
    case 'choose':
      return chooseHome(command, state, facts);
    case 'let-go':
      return letHomeGo(command, state);
    case 'confirm':
      return confirmHome(command, state, facts);
    case 'pass':
      return pass(command, state, facts);
    case 'undo':
      return undo(command, state, facts);
    case 'close':
      return closeSession(command, state, facts);
  }
}

/** The next of a line, to a free counter; whoever stands at that counter already is called once more. */
function call({ no, counter }: Of<'call'>, state: SelectionState, facts: SelectionFacts): SelectionDecision {
  if (counter.trim() === '') return err({ code: 'counter-missing' });
  const place = placeOf(no, facts.order, state);
  if (place === undefined) return err({ code: 'no-place', no });
  const busy = state.counters.get(counter);
  if (busy !== undefined && busy !== no) return err({ code: 'counter-busy', no: busy });
  const turn = state.turns.get(no);
  if (turn?.status === 'called') {
    if (turn.counter !== counter) return err({ code: 'selection-turn', status: 'called' });
  } else {
    const next = upNext(place.pool, facts.order, state)[0];
    if (next !== undefined && next.no !== no) return err({ code: 'not-next', next: next.no });
  }
  const because = facts.unavailable(no);
  if (because !== null) return err({ code: 'household-unavailable', because });
  const until = facts.now + state.rules.minutes * 60_000;
  return ok([{ type: 'selection.called.v1', payload: { no, pool: place.pool, counter, until } }]);
}

/** With a reason, which stays beside what it undoes. A place that went on goes back with all that followed from it. */
function undo({ no, reason }: Of<'undo'>, state: SelectionState, facts: SelectionFacts): SelectionDecision {
  if (reason.trim() === '') return err({ code: 'reason-missing' });
  const turn = state.turns.get(no);
  if (turn === undefined || turn.status === 'waiting') return err({ code: 'nothing-to-do' });
  if (turn.status === 'confirmed') {
    const { unit } = turn;
    return ok([{ type: 'selection.undone.v1', payload: { no, undone: 'confirmed', unit, reason } }]);
  }
  if (turn.status !== 'passed') {
    const unit = turn.status === 'holding' ? turn.unit : null;
    return ok([{ type: 'selection.undone.v1', payload: { no, undone: 'called', unit, reason } }]);
  }
  const moved = withoutVacancy(no, state, facts);
  if (!moved.ok) return moved;
  const back = { type: 'selection.undone.v1', payload: { no, undone: 'passed', unit: null, reason } } as const;
  return ok([...moved.value, back]);
}
