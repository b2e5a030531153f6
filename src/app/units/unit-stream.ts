import type { EstateEvent } from '../../domain/estate/events.ts';
import { type EstateState, foldEstate } from '../../domain/estate/state.ts';
import type { UnitEvent } from '../../domain/unit/events.ts';
import { foldUnit } from '../../domain/unit/evolve.ts';
import type { UnitState } from '../../domain/unit/state.ts';
import type { EstateId, UnitNo } from '../../kernel/ids.ts';
import type { CaseFile } from '../../store/case-file.ts';
import { typedEvents } from '../../store/typed-events.ts';

export function unitStream(unitNo: UnitNo): string {
  return `unit:${unitNo}`;
}

export function estateStream(estateId: EstateId): string {
  return `estate:${estateId}`;
}

type Loading = Pick<CaseFile, 'load'>;

export interface LoadedUnit {
  /** 0 while the ledger does not know the home. */
  readonly version: number;
  readonly state: UnitState | undefined;
}

export function loadUnit(file: Loading, unitNo: UnitNo): LoadedUnit {
  const { version, events } = file.load(unitStream(unitNo));
  return { version, state: foldUnit(typedEvents<UnitEvent>(events, 'unit')) };
}

export interface LoadedEstate {
  readonly version: number;
  readonly state: EstateState | undefined;
}

export function loadEstate(file: Loading, estateId: EstateId): LoadedEstate {
  const { version, events } = file.load(estateStream(estateId));
  return { version, state: foldEstate(typedEvents<EstateEvent>(events, 'estate')) };
}
