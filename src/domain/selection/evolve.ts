import type { SelectionEvent } from './events.ts';
import { NO_SELECTION, type SelectionState, type Turn, type Vacancy } from './state.ts';

/** The same state while it is built: a session has thousands of steps, and a copy for each would cost their square. */
interface Draft {
  status: SelectionState['status'];
  drawId: string;
  rules: SelectionState['rules'];
  turns: Map<string, Turn>;
  vacancies: Vacancy[];
  taken: Map<string, string>;
  counters: Map<string, string>;
  putBack: number;
}

/** All steps of a session, one copy in all. */
export function foldSelection(events: readonly SelectionEvent[], from: SelectionState = NO_SELECTION): SelectionState {
  const draft: Draft = {
    ...from,
    turns: new Map(from.turns),
    vacancies: [...from.vacancies],
    taken: new Map(from.taken),
    counters: new Map(from.counters),
  };
  for (const event of events) apply(draft, event);
  return draft;
}

function apply(draft: Draft, event: SelectionEvent): void {
  switch (event.type) {
    case 'selection.opened.v1':
      Object.assign(draft, { status: 'open', drawId: event.payload.drawId, rules: event.payload.rules });
      return;
    case 'selection.called.v1':
      call(draft, event.payload);
      return;
    case 'selection.chosen.v1':
      choose(draft, event.payload);
      return;
    case 'selection.let-go.v1':
      letGo(draft, event.payload.no);
      return;
    case 'selection.confirmed.v1': {
      const { no, unit, slipNo } = event.payload;
      leaveCounter(draft, no);
      draft.taken.set(unit, no);
      draft.turns.set(no, { status: 'confirmed', unit, slipNo });
      return;
    }
    case 'selection.put-back.v1': {
      const { no } = event.payload;
      leaveCounter(draft, no);
      draft.putBack += 1;
      draft.turns.set(no, { status: 'put-back', calls: attended(draft, no).calls, late: true, place: draft.putBack });
      return;
    }
    case 'selection.passed.v1': {
      const { no, pool, place, passing, excuse, comment } = event.payload;
      leaveCounter(draft, no);
      draft.turns.set(no, { status: 'passed', passing, excuse, comment });
      draft.vacancies.push({ by: no, pool, unit: place, substitute: null });
      return;
    }
    case 'selection.promoted.v1':
      substitute(draft, event.payload.replaces, event.payload.no);
      return;
    case 'selection.promotion-undone.v1':
      substitute(draft, event.payload.replaces, null);
      return;
    case 'selection.undone.v1': {
      const { no, unit, undone } = event.payload;
      const { calls } = attended(draft, no);
      leaveCounter(draft, no);
      if (undone === 'passed') draft.vacancies = draft.vacancies.filter(({ by }) => by !== no);
      else if (unit !== null) draft.taken.delete(unit);
      draft.turns.set(no, { status: 'waiting', calls, late: false });
      return;
    }
    case 'selection.closed.v1':
      draft.status = 'closed';
      return;
  }
}

function substitute(draft: Draft, by: string, no: string | null): void {
  const at = draft.vacancies.findIndex((each) => each.by === by);
  const vacancy = draft.vacancies[at];
  if (vacancy !== undefined) draft.vacancies[at] = { ...vacancy, substitute: no };
}

function call(
  draft: Draft,
  { no, counter, until }: { readonly no: string; readonly counter: string; readonly until: number },
): void {
  leaveCounter(draft, no);
  const { calls, late } = attended(draft, no);
  draft.counters.set(counter, no);
  draft.turns.set(no, { status: 'called', counter, until, calls: calls + 1, late });
}

function choose(draft: Draft, { no, unit }: { readonly no: string; readonly unit: string }): void {
  const turn = draft.turns.get(no);
  if (turn?.status !== 'called' && turn?.status !== 'holding') return;
  if (turn.status === 'holding') draft.taken.delete(turn.unit);
  draft.taken.set(unit, no);
  const { counter, until, calls, late } = turn;
  draft.turns.set(no, { status: 'holding', counter, until, calls, late, unit });
}

function letGo(draft: Draft, no: string): void {
  const turn = draft.turns.get(no);
  if (turn?.status !== 'holding') return;
  draft.taken.delete(turn.unit);
  const { counter, until, calls, late } = turn;
  draft.turns.set(no, { status: 'called', counter, until, calls, late });
}

/** Whoever leaves the counter lets go what they held there; what they confirm is taken again right after. */
function leaveCounter(draft: Draft, no: string): void {
  const turn = draft.turns.get(no);
  if (turn?.status !== 'called' && turn?.status !== 'holding') return;
  if (turn.status === 'holding') draft.taken.delete(turn.unit);
  if (draft.counters.get(turn.counter) === no) draft.counters.delete(turn.counter);
}

function attended(draft: Draft, no: string): { readonly calls: number; readonly late: boolean } {
  const turn = draft.turns.get(no);
  return turn !== undefined && 'calls' in turn ? turn : { calls: 0, late: false };
}
