/**
 * What the draw, the choosing of homes and the leases do with a home: reserve, offer, let, release. Who may is the rule
 * of those processes; here it is only said what can become of a home, so that none is ever given to two.
 */
import { type Result, err, ok } from '../../kernel/result.ts';
import { unitRules } from './available-actions.ts';
import type { UnitStep } from './commands.ts';
import type { UnitEvent } from './events.ts';
import type { UnitRefusal } from './refusal.ts';
import type { UnitState } from './state.ts';

type Of<Type extends UnitStep['type']> = Extract<UnitStep, { readonly type: Type }>;
type Decision = Result<readonly UnitEvent[], UnitRefusal>;

/** The claim on the home is asked by the app in the same unit of work (domain/unit/home-claim.ts). */
export function decideStep(step: UnitStep, unit: UnitState): Decision {
  if (!unitRules[step.type].includes(unit.state)) return misfit(unit);
  switch (step.type) {
    case 'reserve':
      return ok([{ type: 'unit.reserved.v1', payload: { by: step.by } }]);
    case 'offer':
      return offer(step, unit);
    case 'let':
      return letTo(step, unit);
    case 'release':
      return release(step, unit);
  }
}

function misfit({ unitNo, state, reservedFor, household }: UnitState): Decision {
  const holder = household?.caseNo ?? reservedFor;
  return holder === null ? err({ code: 'unit-state', unitNo, state }) : err({ code: 'home-taken', unitNo, holder });
}

/** A home in a plan is offered from that plan only. */
function offer({ by, caseId, caseNo }: Of<'offer'>, unit: UnitState): Decision {
  if (unit.reservedFor !== null && unit.reservedFor !== by) return misfit(unit);
  return ok([{ type: 'unit.offered.v1', payload: { by, caseId, caseNo } }]);
}

/** To the household that it was offered to, or to one that has lived there since before this program. */
function letTo({ leaseId, caseId, caseNo }: Of<'let'>, unit: UnitState): Decision {
  const { household, state } = unit;
  if (household !== null && household.caseId !== caseId) return misfit(unit);
  // A further lease of the same household is the lease's own business.
  if (state === 'let' && household !== null) return misfit(unit);
  return ok([{ type: 'unit.let.v1', payload: { leaseId, caseId, caseNo } }]);
}

/** Whoever holds it lets it go; a tenant from before this program has no case to name. */
function release({ by, cause, reason, comment }: Of<'release'>, unit: UnitState): Decision {
  const holder = unit.household?.caseId ?? unit.reservedFor;
  if (holder !== null && holder !== by) return misfit(unit);
  return ok([{ type: 'unit.released.v1', payload: { by, cause, reason, comment } }]);
}
