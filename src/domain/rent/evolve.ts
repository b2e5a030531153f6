import { invariant } from '../../kernel/invariant.ts';
import { reversed } from './account.ts';
import { type Entry, entryOf } from './entry.ts';
import type { RentEvent } from './events.ts';
import { withStandard } from './standard.ts';
import type { LedgerState } from './state.ts';

/** The ledger after an event; undefined before it was opened. */
export function evolveLedger(state: LedgerState | undefined, event: RentEvent): LedgerState {
  if (event.type === 'rent.opened.v1') {
    const { standard, openedOn, basis: _basis, ...rest } = event.payload;
    return { ...rest, standards: [standard], moves: [], entries: [], bookedOn: openedOn };
  }
  invariant(state, 'a ledger begins by being opened');
  const { bookedOn } = event.payload;
  switch (event.type) {
    case 'rent.standard-changed.v1':
      return { ...state, bookedOn, standards: withStandard(state.standards, event.payload.standard) };
    case 'rent.home-changed.v1': {
      const { unitNo, estate, standard } = event.payload;
      const moves = [...state.moves, { before: state.entries.length, estate: state.estate }];
      return { ...state, bookedOn, unitNo, estate, moves, standards: withStandard(state.standards, standard) };
    }
    case 'rent.term-changed.v1':
      return { ...state, bookedOn, term: { ...state.term, until: event.payload.until } };
    case 'rent.receipt-voided.v1':
      return state;
    case 'rent.reversed.v1':
      return { ...state, bookedOn, entries: withReversal(state.entries, event.payload) };
    case 'rent.charged.v1':
    case 'rent.late-fee-charged.v1':
    case 'rent.paid.v1':
    case 'rent.deposit-set-off.v1':
    case 'rent.refunded.v1':
      return { ...state, bookedOn, entries: [...state.entries, entryOf(event)] };
  }
}

/** The entry that is taken back stays where it stood, marked; what takes it back comes at the end. */
function withReversal(
  entries: readonly Entry[],
  { entryId, of, why, reason, bookedOn }: Extract<RentEvent, { type: 'rent.reversed.v1' }>['payload'],
): readonly Entry[] {
  const taken = entries.find((entry) => entry.entryId === of);
  invariant(taken, `nothing to reverse: ${of}`);
  const back: Entry = {
    kind: 'reversal',
    entryId,
    of,
    why,
    reason,
    bookedOn,
    postings: reversed(taken.postings),
    reversedBy: null,
  };
  return [...entries.map((entry) => (entry === taken ? { ...entry, reversedBy: entryId } : entry)), back];
}

export function foldLedger(events: readonly RentEvent[]): LedgerState | undefined {
  let state: LedgerState | undefined;
  for (const event of events) state = evolveLedger(state, event);
  return state;
}
