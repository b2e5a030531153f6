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

/** With `keeps`, what was added stays known though nothing is written: a file that is only looked at. */
export function ledgerDesk(desk: OpenDesk, { actor, second }: Signers, keeps: boolean): LedgerDesk {
  const today = todayOf(desk);
  const estates = new Map<EstateId, EstateState | undefined>();
  const rooms = new Map<string, UnitNo>();
  let appends: StreamAppend[] = [];
  const estate = (estateId: EstateId): EstateState | undefined => {
    if (!estates.has(estateId)) estates.set(estateId, loadEstate(desk.file, estateId).state);
    return estates.get(estateId);
  };
  const colleague = (staffId: StaffId): Actor | undefined => (staffId === second?.staffId ? second : undefined);
  const unitAt: LedgerFacts['unitAt'] = (unit) => {
    const place = unitPlace(unit);
    const pending = rooms.get(`${unit.estateId} ${place}`);
    return pending ?? unitNoAt(desk.file.db, { estateId: unit.estateId, place });
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
      rooms.set(`${estateId} ${unitPlace(unit)}`, unitNo);
    },
    addEstate: (append, state) => {
      appends.push(append);
      estates.set(state.estateId, state);
    },
    nextGroup: () => {
      appends = [];
    },
    written: () => {
      if (!keeps) rooms.clear();
    },
  };
}
