/** The homes of a plan, as the unit ledger has them: the only place where allocation asks it. */
import { areasOf } from '../../domain/allocation/pools.ts';
import type { PlanUnit } from '../../domain/allocation/plan-unit.ts';
import type { PlanState } from '../../domain/allocation/state.ts';
import { freeUnitsOf, vacantUnitsOf } from '../../store/queries/plan-units.ts';
import { type OpenDesk, todayOf } from '../open-desk.ts';

/** The vacant homes of these estates, with today's rents. */
export function vacantUnits(desk: OpenDesk, estateIds: readonly string[]): readonly PlanUnit[] {
  const on = todayOf(desk);
  return [...new Set(estateIds)].flatMap((estateId) => vacantUnitsOf(desk.file.db, estateId, on));
}

/** Homes of a published plan that are neither vacant nor held for it any more. */
export function takenUnits(desk: OpenDesk, { planId, units }: Pick<PlanState, 'planId' | 'units'>): readonly string[] {
  const estates = new Set(units.map(({ estateId }) => estateId));
  const free = new Set([...estates].flatMap((estateId) => freeUnitsOf(desk.file.db, estateId, planId)));
  return units.map(({ unitNo }) => unitNo).filter((unitNo) => !free.has(unitNo));
}

/** The areas in which these estates have vacant homes, in their order. */
export function areaNamesOf(desk: OpenDesk, estateIds: readonly string[]): readonly string[] {
  return areasOf(vacantUnits(desk, estateIds));
}
