import { err, ok } from '../../kernel/result.ts';
import type { GivingUp } from '../policy/allocation.ts';
import type { SelectionCommand } from './commands.ts';
import type { SelectionEvent } from './events.ts';
import type { SelectionDecision, SelectionFacts } from './facts.ts';
import { placeOf } from './line.ts';
import type { SelectionRefusal } from './refusal.ts';
import type { Passing } from './rules.ts';
import type { SelectionState } from './state.ts';
import { promotionInto } from './substitute.ts';

type Pass = Extract<SelectionCommand, { readonly type: 'pass' }>;

/**
 * A household does not take a home now. Whoever is away for the first time keeps the place behind the others where the
 * session's rules say so; else the place is free and goes on at once. An unfit offer and a special reason do not count
 * as giving up where the policy says so (domain reference §2.4).
 */
export function pass(command: Pass, state: SelectionState, facts: SelectionFacts): SelectionDecision {
  const { no, passing } = command;
  const place = placeOf(no, facts.order, state);
  if (place === undefined) return err({ code: 'no-place', no });
  const refusal = turnRefusal(command, state, facts) ?? wordsRefusal(command, facts.policy.givingUp);
  if (refusal !== null) return err(refusal);
  if (passing === 'absent' && keepsPlace(no, state)) return ok([{ type: 'selection.put-back.v1', payload: { no } }]);
  const passed = passedEvent(command, place, facts);
  return ok([passed, ...promotionInto({ by: no, pool: place.pool, unit: place.unit }, state, facts)]);
}

function turnRefusal(
  { no, passing }: Pass,
  { turns, rules }: SelectionState,
  facts: SelectionFacts,
): SelectionRefusal | null {
  if (passing === 'unavailable') return facts.unavailable(no) === null ? { code: 'nothing-to-do' } : null;
  const turn = turns.get(no);
  if (turn?.status !== 'called' && turn?.status !== 'holding') {
    return { code: 'selection-turn', status: turn?.status ?? 'waiting' };
  }
  if (passing === 'not-choosing' && facts.now < turn.until) return { code: 'time-running', until: turn.until };
  if (passing !== 'absent') return null;
  // Who chose a home is here.
  if (turn.status === 'holding') return { code: 'selection-turn', status: 'holding' };
  return turn.calls < rules.calls ? { code: 'call-again', calls: turn.calls, needed: rules.calls } : null;
}

function wordsRefusal({ excuse, comment }: Pass, givingUp: GivingUp | null): SelectionRefusal | null {
  if (excuse === null) return null;
  if (comment.trim() === '') return { code: 'comment-missing' };
  return givingUp?.doesNotCount.includes(excuse) === false ? { code: 'excuse-unknown' } : null;
}

function keepsPlace(no: string, { rules, turns }: SelectionState): boolean {
  const turn = turns.get(no);
  return rules.absent === 'end-of-line' && turn?.status === 'called' && !turn.late;
}

/** What the policy calls it: whoever is away did not choose. Whoever may not be housed gave nothing up. */
const countsAs: Readonly<Record<Passing, GivingUp['counts'][number] | null>> = {
  declining: 'declining',
  'not-choosing': 'not-choosing',
  absent: 'not-choosing',
  unavailable: null,
};

function passedEvent(
  { no, passing, excuse, reasons, unit, comment }: Pass,
  place: { readonly pool: string; readonly unit: string | null },
  { policy, today }: SelectionFacts,
): SelectionEvent {
  const { givingUp } = policy;
  const kind = countsAs[passing];
  const isCounted = excuse === null && kind !== null && givingUp?.counts.includes(kind) === true;
  const basis = { rules: ['PRH-15'], policy: policy.id, values: { givingUp } };
  return {
    type: 'selection.passed.v1',
    payload: {
      no,
      pool: place.pool,
      passing,
      excuse,
      reasons,
      unit,
      place: place.unit,
      comment,
      isCounted,
      passedOn: today,
      basis,
    },
  };
}
