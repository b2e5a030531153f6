import { invariant } from '../../kernel/invariant.ts';
import type { EstateId } from '../../kernel/ids.ts';
import type { EstateEvent } from './events.ts';
import type { EstateParticulars } from './particulars.ts';

export interface EstateState extends EstateParticulars {
  readonly estateId: EstateId;
}

/** Undefined while the ledger does not know the estate. */
export function foldEstate(events: Iterable<EstateEvent>): EstateState | undefined {
  let state: EstateState | undefined;
  for (const event of events) {
    if (event.type === 'estate.registered.v1') {
      const { secondBy: _second, importId: _import, ...estate } = event.payload;
      state = estate;
    } else {
      invariant(state, 'an estate begins with its registration');
      state = { ...state, ...event.payload.changes };
    }
  }
  return state;
}
