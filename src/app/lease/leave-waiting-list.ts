/** Who signs a lease is housed: the household leaves the waiting list in the same unit of work (PRH-15). */
import type { AnyRefusal } from '../../contract/errors.ts';
import type { Actor } from '../../domain/application/available-actions.ts';
import type { LeaseState } from '../../domain/lease/state.ts';
import type { CommandId } from '../../kernel/ids.ts';
import { type Result, ok } from '../../kernel/result.ts';
import type { StreamAppend } from '../../store/unit-of-work.ts';
import type { OpenDesk } from '../open-desk.ts';
import { prepareWaiting } from '../waitlist/execute-waiting.ts';

/** A household that does not wait, or whose case is at another desk, has nothing to leave here. */
export function leaveWaitingList(
  desk: OpenDesk,
  { leaseNo, content: { caseId } }: LeaseState,
  actor: Actor,
): Result<readonly StreamAppend[], AnyRefusal> {
  if (caseId === null) return ok([]);
  const command = { type: 'leave', reason: 'housed', comment: leaseNo } as const;
  const request = { commandId: desk.newId() as CommandId, caseId, version: null, command };
  const prepared = prepareWaiting(desk, request, { actor });
  if (prepared.ok) return ok(prepared.value.commit.appends);
  const { code } = prepared.error;
  return code === 'not-waiting' || code === 'left-already' || code === 'unknown-case' ? ok([]) : prepared;
}
