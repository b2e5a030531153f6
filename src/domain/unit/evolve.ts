import { invariant } from '../../kernel/invariant.ts';
import type { UnitEvent } from './events.ts';
import type { RentStandard } from './particulars.ts';
import type { UnitState } from './state.ts';

/** Undefined while the ledger does not know the home. */
export function foldUnit(events: Iterable<UnitEvent>): UnitState | undefined {
  let state: UnitState | undefined;
  for (const event of events) state = evolveUnit(state, event);
  return state;
}

export function evolveUnit(before: UnitState | undefined, event: UnitEvent): UnitState {
  if (event.type === 'unit.registered.v1') {
    const { secondBy: _second, importId: _import, rent, ...unit } = event.payload;
    return { ...unit, rents: [rent], reservedFor: null, household: null, leaseId: null };
  }
  invariant(before, 'a home begins with its registration');
  return evolved(before, event);
}

const FREE = { state: 'vacant', reservedFor: null, household: null, leaseId: null } as const;

function evolved(unit: UnitState, event: Exclude<UnitEvent, { readonly type: 'unit.registered.v1' }>): UnitState {
  switch (event.type) {
    case 'unit.corrected.v1':
      return { ...unit, ...event.payload.changes };
    case 'unit.rent-set.v1':
      return { ...unit, rents: withStandard(unit.rents, event.payload.rent) };
    case 'unit.repair-begun.v1':
      return { ...unit, state: 'in-repair' };
    case 'unit.sealed.v1':
      return { ...unit, state: 'sealed' };
    case 'unit.withdrawn.v1':
      return { ...unit, state: 'withdrawn' };
    case 'unit.repair-ended.v1':
    case 'unit.unsealed.v1':
    case 'unit.reinstated.v1':
      return { ...unit, ...FREE };
    case 'unit.reserved.v1':
      return { ...unit, state: 'reserved', reservedFor: event.payload.by };
    case 'unit.offered.v1': {
      const { caseId, caseNo } = event.payload;
      return { ...unit, state: 'offered', household: { caseId, caseNo } };
    }
    case 'unit.let.v1': {
      const { caseId, caseNo, leaseId } = event.payload;
      return { ...unit, state: 'let', reservedFor: null, household: { caseId, caseNo }, leaseId };
    }
    case 'unit.released.v1':
      // An offer that came to nothing goes back to the plan that it was made from.
      return unit.state === 'offered' && unit.reservedFor !== null
        ? { ...unit, state: 'reserved', household: null }
        : { ...unit, ...FREE };
  }
}

function withStandard(rents: readonly RentStandard[], rent: RentStandard): readonly RentStandard[] {
  return [...rents.filter(({ from }) => from < rent.from), rent];
}
