import { isTakenByOther } from '../../domain/claim/claim.ts';
import type { ApplicationState } from '../../domain/application/state.ts';
import type { DrawnNumber } from '../../domain/waitlist/order.ts';
import type { WaitingRefusal } from '../../domain/waitlist/refusal.ts';
import { type Result, err, ok } from '../../kernel/result.ts';
import type { StreamAppend } from '../../store/unit-of-work.ts';
import { identityClaimStream, loadClaim } from '../application/application-stream.ts';
import type { OpenDesk } from '../open-desk.ts';

/** Whoever leaves without a home may apply again: the identity numbers that the case holds are let go. */
export function releasedClaims(desk: OpenDesk, { caseId, content }: ApplicationState): readonly StreamAppend[] {
  return content.members.flatMap(({ identityNumber }) => {
    const stream = identityClaimStream(identityNumber);
    const { version, state } = loadClaim(desk.file, stream);
    if (state.holder !== caseId) return [];
    return [{ stream, expectedVersion: version, events: [{ type: 'claim.released.v1', payload: { holder: caseId } }] }];
  });
}

/** One household for each number of a month's draw, in the whole city. */
export function drawnNumberClaim(
  desk: OpenDesk,
  { caseId, caseNo }: ApplicationState,
  { month, number }: DrawnNumber,
): Result<StreamAppend, WaitingRefusal> {
  const stream = `claim:waiting-number-${month}-${String(number)}`;
  const { version, state } = loadClaim(desk.file, stream);
  if (isTakenByOther(state, caseId)) return err({ code: 'number-taken', number, caseNo: state.label });
  const taken = { type: 'claim.taken.v1', payload: { holder: caseId, label: caseNo } };
  return ok({ stream, expectedVersion: version, events: [taken] });
}
