import { err, ok } from '../../kernel/result.ts';
import type { SelectionCommand } from './commands.ts';
import type { SelectionDecision, SelectionFacts } from './facts.ts';
import { placeOf } from './line.ts';
import type { SelectionRefusal } from './refusal.ts';
import type { SelectionState } from './state.ts';

type Of<Type extends SelectionCommand['type']> = Extract<SelectionCommand, { readonly type: Type }>;

interface Wish {
  readonly no: string;
  readonly unit: string;
}

/** Of the household's own pool, or the one the draw gave, and free here and in the ledger of homes. */
function unitRefusal({ no, unit }: Wish, state: SelectionState, facts: SelectionFacts): SelectionRefusal | null {
  const place = placeOf(no, facts.order, state);
  if (place === undefined) return { code: 'no-place', no };
  const isOffered = place.unit === null ? facts.order.units.get(unit) === place.pool : place.unit === unit;
  if (!isOffered) return { code: 'unit-not-offered', unit };
  const holder = state.taken.get(unit);
  if (holder === no) return null;
  return holder !== undefined || !facts.unitIsFree(unit) ? { code: 'unit-taken', unit } : null;
}

/** Keeps a home for the household while it signs; choosing another lets the first go. */
export function chooseHome(
  { no, unit }: Of<'choose'>,
  state: SelectionState,
  facts: SelectionFacts,
): SelectionDecision {
  if (state.taken.get(unit) === no) return err({ code: 'nothing-to-do' });
  const refusal = unitRefusal({ no, unit }, state, facts);
  return refusal === null ? ok([{ type: 'selection.chosen.v1', payload: { no, unit } }]) : err(refusal);
}

export function letHomeGo({ no }: Of<'let-go'>, state: SelectionState): SelectionDecision {
  const turn = state.turns.get(no);
  if (turn?.status !== 'holding') return err({ code: 'nothing-to-do' });
  return ok([{ type: 'selection.let-go.v1', payload: { no, unit: turn.unit } }]);
}

/** Two signatures, the household's and the office's; then the home is theirs and the slip has a number. */
export function confirmHome(command: Of<'confirm'>, state: SelectionState, facts: SelectionFacts): SelectionDecision {
  const { no, unit, householdSignature, officeSignature } = command;
  const turn = state.turns.get(no);
  const isByTurns = placeOf(no, facts.order, state)?.unit === null;
  if (isByTurns && turn?.status !== 'holding')
    return err({ code: 'selection-turn', status: turn?.status ?? 'waiting' });
  if (turn?.status === 'holding' && turn.unit !== unit) return err({ code: 'unit-not-offered', unit });
  const refusal = unitRefusal({ no, unit }, state, facts);
  if (refusal !== null) return err(refusal);
  if (householdSignature === '') return err({ code: 'signature-missing', whose: 'household' });
  if (officeSignature === '') return err({ code: 'signature-missing', whose: 'office' });
  const because = facts.unavailable(no);
  if (because !== null) return err({ code: 'household-unavailable', because });
  const { slipNo, today: confirmedOn } = facts;
  const payload = { no, unit, slipNo, householdSignature, officeSignature, confirmedOn };
  return ok([{ type: 'selection.confirmed.v1', payload }]);
}
