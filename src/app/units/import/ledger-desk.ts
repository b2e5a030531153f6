/**
 * What deciding hundreds of thousands of homes asks of the desk, asked once: who signs, which estates there are, which
 * rooms are taken. What a group adds is known to its next lines before it is written.
 */
import type { Actor } from '../../../domain/application/available-actions.ts';
import type { EstateState } from '../../../domain/estate/state.ts';
import type { LedgerFacts } from '../../../domain/unit/decide.ts';
import type { UnitParticulars } from '../../../domain/unit/particulars.ts';
import type { UnitState } from '../../../domain/unit/state.ts';
import type { EstateId, StaffId, UnitNo } from '../../../kernel/ids.ts';
import { unitPlace } from '../../../store/projections/unit-place.ts';
import { unitNoAt } from '../../../store/queries/unit-list.ts';
import type { ScratchMap } from '../../../store/scratch.ts';
import type { StreamAppend } from '../../../store/unit-of-work.ts';
import { type OpenDesk, todayOf } from '../../open-desk.ts';
import { loadEstate, loadUnit } from '../unit-stream.ts';

export interface LedgerDesk {
  unit(unitNo: UnitNo): UnitState | undefined;
  estate(estateId: EstateId): EstateState | undefined;
  factsOf(unitNo: UnitNo): LedgerFacts;
  readonly colleague: (staffId: StaffId) => Actor | undefined;
  /** What the open group writes. */
  readonly appends: readonly StreamAppend[];
  addUnit(append: StreamAppend, unit: UnitParticulars & { readonly unitNo: UnitNo }): void;
  addEstate(append: StreamAppend, estate: EstateState): void;
  /** Its homes go into another command. */
  nextGroup(): void;
  /** All groups so far were written, or thrown away. */
  written(): void;
}

interface Signers {
  readonly actor: Actor;
  readonly second: Actor | undefined;
}

/** With `looked`, what was added is known from there though nothing is written: a file that is only looked at. */
export function ledgerDesk(desk: OpenDesk, { actor, second }: Signers, looked?: ScratchMap): LedgerDesk {
  const today = todayOf(desk);
  const estates = new Map<EstateId, EstateState>();
  const rooms = new Map<string, UnitNo>();
  let appends: StreamAppend[] = [];
  const estate = (estateId: EstateId): EstateState | undefined => {
    const state = estates.get(estateId) ?? loadEstate(desk.file, estateId).state;
    // One that there is not is not remembered: a file may name as many of them as it has lines.
    if (state !== undefined) estates.set(estateId, state);
    return state;
  };
  const colleague = (staffId: StaffId): Actor | undefined => (staffId === second?.staffId ? second : undefined);
  /** Its own words, written here a few lines ago. */
  const lookedAt = (key: string): UnitNo | undefined => looked?.get(`room ${key}`) as UnitNo | undefined;
  const unitAt: LedgerFacts['unitAt'] = (unit) => {
    const place = unitPlace(unit);
    const key = `${unit.estateId} ${place}`;
    return rooms.get(key) ?? lookedAt(key) ?? unitNoAt(desk.file.db, { estateId: unit.estateId, place });
  };
  return {
    unit: (unitNo) => loadUnit(desk.file, unitNo).state,
    estate,
    colleague,
    factsOf: (unitNo) => ({ today, unitNo, actor, colleague, estate, unitAt }),
    get appends() {
      return appends;
    },
    addUnit: (append, { unitNo, estateId, ...unit }) => {
      appends.push(append);
      const key = `${estateId} ${unitPlace(unit)}`;
      if (looked === undefined) rooms.set(key, unitNo);
      else looked.add(`room ${key}`, unitNo);
    },
    addEstate: (append, state) => {
      appends.push(append);
      estates.set(state.estateId, state);
    },
    nextGroup: () => {
      appends = [];
    },
    written: () => {
      rooms.clear();
    },
  };
}
