/**
 * What the processes that give homes away call inside their own unit of work: the events on the home and on the claim
 * that makes sure that no household gets another's. Nothing is written here; the caller commits what it gets together
 * with its own events, so either all of it happens or nothing does.
 */
import { isTakenByOther } from '../../domain/claim/claim.ts';
import type { UnitStep } from '../../domain/unit/commands.ts';
import { decideStep } from '../../domain/unit/decide-step.ts';
import { type HomeClaimChange, homeClaimChange, homeClaimStream } from '../../domain/unit/home-claim.ts';
import type { UnitRefusal } from '../../domain/unit/refusal.ts';
import type { UnitNo } from '../../kernel/ids.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import type { CaseFile } from '../../store/case-file.ts';
import type { StreamAppend } from '../../store/unit-of-work.ts';
import { loadClaim } from '../application/application-stream.ts';
import { loadUnit, unitStream } from './unit-stream.ts';

/** Refused `home-taken` with who has it, `unit-state`, or `unknown-unit`; the same after a pull, on the homes as they are then. */
export function unitAppends(
  file: CaseFile,
  unitNo: UnitNo,
  step: UnitStep,
): Result<readonly StreamAppend[], UnitRefusal> {
  const { version, state } = loadUnit(file, unitNo);
  if (state === undefined) return err({ code: 'unknown-unit', unitNo });
  const decision = decideStep(step, state);
  if (!decision.ok) return decision;
  const events = decision.value;
  const own = { stream: unitStream(unitNo), expectedVersion: version, events };
  const changes = events.flatMap((event) => homeClaimChange(state, event) ?? []);
  const claims: StreamAppend[] = [];
  for (const change of changes) {
    const claim = claimAppend(file, unitNo, change);
    if (!claim.ok) return claim;
    if (claim.value !== null) claims.push(claim.value);
  }
  return ok([own, ...claims]);
}

/** Null where the claim is as it should be. */
function claimAppend(
  file: CaseFile,
  unitNo: UnitNo,
  change: HomeClaimChange,
): Result<StreamAppend | null, UnitRefusal> {
  const stream = homeClaimStream(unitNo);
  const { version, state } = loadClaim(file, stream);
  const { holder } = change;
  if (change.kind === 'release') {
    const released = { type: 'claim.released.v1', payload: { holder } };
    return ok(state.holder === holder ? { stream, expectedVersion: version, events: [released] } : null);
  }
  if (isTakenByOther(state, holder)) return err({ code: 'home-taken', unitNo, holder: state.label });
  const taken = { type: 'claim.taken.v1', payload: { holder, label: change.label } };
  return ok(state.holder === holder ? null : { stream, expectedVersion: version, events: [taken] });
}
